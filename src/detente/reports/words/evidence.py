"""Who says so: the claims behind a statement or demand, in words."""

from __future__ import annotations

from detente.case import Basis, Claim, SpeakerKind
from detente.reports.words.names import Names


def speaker(names: Names, claim: Claim) -> str:
    """``Boris Meschujew``, ``an unnamed group``, ``a forecast of what ... will say``."""
    if claim.speaker_kind is SpeakerKind.NAMED:
        who = names.party(claim.speaker or "")
        if claim.party and claim.party != claim.speaker:
            return names.say(
                "report.speaker.named_for", speaker=who, party=names.party(claim.party)
            )
        return names.say("report.speaker.named", speaker=who)
    if claim.speaker_kind is SpeakerKind.FORECAST and claim.predicted_speaker:
        who = names.party(claim.predicted_speaker)
        return names.say("report.speaker.forecast_of", speaker=who)
    return names.say(f"report.speaker.{claim.speaker_kind}")


def claims_behind(names: Names, basis: Basis) -> tuple[tuple[str, str], ...]:
    """(claim id, who says so) of every claim an element rests on."""
    known = {claim.id: claim for claim in names.case.claims}
    return tuple(
        (claim_id, speaker(names, known[claim_id]))
        for claim_id in basis.claims
        if claim_id in known
    )

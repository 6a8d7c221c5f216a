"""Who says so: the claims behind a statement or demand, in words."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.overview import Analysis
from detente.analysis.robustness import Flip
from detente.case import Basis, Claim, Contested, Expectation, RoadmapStep, SpeakerKind
from detente.case.elements import NAMEABLE
from detente.reports.words import elements
from detente.reports.words.assumptions import turned
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
    """(claim id, who says so) of every confirmed claim an element rests on."""
    return tuple((claim.id, speaker(names, claim)) for claim in names.case.behind(basis))


def element_words(names: Names, path: str) -> str:
    """Any element a claim can be linked to, in words: also what is expected, and a step."""
    kind, _, rest = path.partition(".")
    if kind in ("expectations", "roadmap"):
        found = next((one for one in getattr(names.case, kind) if one.id == rest), None)
        if isinstance(found, Expectation):
            return names.text(found.text)
        if isinstance(found, RoadmapStep):
            return names.choice(found.issue, found.to)
    words, reason = elements.full(names, path), elements.reason(names, path)
    return f"{words} ({reason})" if reason else words


def path_of(element_id: str) -> str:
    """The path of an element named by path or demand id: ``red_line:a.b``, ``red_lines.a.b``."""
    word, colon, rest = element_id.partition(":")
    kind = {word: kind for kind, word in NAMEABLE.items()}.get(word)
    return f"{kind}.{rest}" if colon and kind else element_id


def said_words(names: Names, claims: Sequence[str]) -> str:
    """Claims side by side, each with who says so: ``Price named (an unnamed group)``."""
    known = {claim.id: claim for claim in names.case.claims}
    return "; ".join(
        names.say(
            "coverage.contested.says",
            words=names.text(claim.text) if claim.text else claim.id,
            speaker=speaker(names, claim),
        )
        for claim in (known[one] for one in claims)
    )


def contested_flips(analysis: Analysis, finding: Contested) -> tuple[Flip, ...]:
    """The cells of the brief that turn where the element is not so."""
    return next(
        (
            tuple(each.flips)
            for each in analysis.assumptions
            if path_of(each.element) == finding.element
        ),
        (),
    )


def contested_words(names: Names, analysis: Analysis, finding: Contested) -> str:
    """Who says it, who says otherwise, and what hangs on it."""
    flips = contested_flips(analysis, finding)
    hangs = (
        names.say("coverage.contested.flips", flips="; ".join(turned(names, analysis, flips)))
        if flips
        else names.say("coverage.contested.no_flips")
    )
    sides = {
        "supporting": said_words(names, finding.supporting),
        "contradicting": said_words(names, finding.contradicting),
    }
    return f"{names.say('coverage.contested.sentence', **sides)} {hangs}"


def contradicted(names: Names, finding: Contested) -> str:
    """Who says otherwise, for the brief: ``Contradicted by A. Berg (for Upland)``."""
    known = {claim.id: claim for claim in names.case.claims}
    who = dict.fromkeys(speaker(names, known[one]) for one in finding.contradicting)
    return names.say("coverage.contested.brief", who=names.both(who))

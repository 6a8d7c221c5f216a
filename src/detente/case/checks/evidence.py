"""Sources, claims, what they are linked to, and expectations."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from detente.case.case import element_index
from detente.case.checks.passages import check_passage
from detente.case.checks.register import Register, listed
from detente.case.claims import Claim, ClaimStatus, Mode, SpeakerKind
from detente.case.elements import ElementIndex
from detente.case.faults import Fault, fault, warning
from detente.case.sources import FACTS

_SHA256 = re.compile("[0-9a-f]{64}")
_VOICELESS = (SpeakerKind.UNMARKED, SpeakerKind.FORECAST)


def check_sources(register: Register) -> Iterator[Fault]:
    """The faults of documents: hashes that are none, origins of no fact."""
    for source in register.case.sources:
        path = f"sources.{source.id}"
        for key in ("sha256", "text_sha256"):
            written = getattr(source, key)
            if written is not None and not _SHA256.fullmatch(written):
                yield fault(f"{path}.{key}", "not_a_sha256", found=written[:80])
        for fact, _ in source.origins:
            if fact not in FACTS:
                known = ", ".join(FACTS)
                yield fault(f"{path}.origins.{fact}", "origin_of_nothing", id=fact, known=known)


def check_claims(register: Register) -> Iterator[Fault]:
    """The faults of claims, each alone, and of what they are linked to."""
    if not register.case.claims:
        return
    parties = [party.id for party in register.case.parties]
    authors = {source.id: source.author for source in register.case.sources}
    index = element_index(register.case)
    for claim in register.case.claims:
        path = f"claims.{claim.id}"
        yield from register.source(f"{path}.source", claim.source)
        if claim.party is not None:
            yield from register.party(f"{path}.party", claim.party)
        for key in ("holder", "speaker", "predicted_speaker", "target"):
            written = getattr(claim, key)
            for name in (written,) if isinstance(written, str) else written or ():
                yield from nearly(f"{path}.{key}", name, parties)
        yield from _voice(path, claim, authors.get(claim.source))
        yield from _place(register, path, claim)
        yield from _subject(register, path, claim)
        yield from _links(path, claim, index)


def _voice(path: str, claim: Claim, author: str | None) -> Iterator[Fault]:
    """Who says so, as far as the kind of speaker allows it."""
    kind, speaker = claim.speaker_kind, claim.speaker
    if speaker is not None and kind in _VOICELESS:
        yield fault(f"{path}.speaker", "speaker_of_nobody", id=speaker, kind=kind)
    if kind is SpeakerKind.AUTHOR and None not in (speaker, author) and speaker != author:
        yield fault(f"{path}.speaker", "speaker_not_author", id=speaker, author=author)
    if claim.predicted_speaker is not None and kind is not SpeakerKind.FORECAST:
        here = f"{path}.predicted_speaker"
        yield fault(here, "predicted_without_forecast", id=claim.predicted_speaker, kind=kind)
    if kind is SpeakerKind.NAMED and speaker is None:
        yield warning(path, "named_without_speaker")


def _place(register: Register, path: str, claim: Claim) -> Iterator[Fault]:
    """Where in the source it stands."""
    if claim.mode is Mode.DIRECT and not claim.passages:
        code = "direct_without_passage"
        orphaned = claim.status is ClaimStatus.ORPHANED
        yield (warning if orphaned else fault)(f"{path}.mode", code)
    elif not claim.passages and claim.line is None:
        yield warning(path, "claim_without_place")
    parts = {"passages": claim.passages}
    if claim.condition is not None:
        parts["condition.if_passages"] = claim.condition.when_passages
        parts["condition.then_passages"] = claim.condition.then_passages
    for key, passages in parts.items():
        for number, passage in enumerate(passages, 1):
            here = f"{path}.{key}.{number}" if len(passages) > 1 else f"{path}.{key}"
            yield from register.source(f"{here}.source", passage.source)
            yield from check_passage(here, passage)


def _subject(register: Register, path: str, claim: Claim) -> Iterator[Fault]:
    """What it is about; the model may still lack it, so that this is never an error."""
    case = register.case
    if claim.issue is not None:
        code = "claim_on_other_issue"
        yield from register.claimed(f"{path}.issue", code, claim.issue, case.issues)
    tracks = () if claim.condition is None else claim.condition.tracks
    for key, track in [("track", claim.track), *(("condition.tracks", one) for one in tracks)]:
        if track is not None:
            code = "claim_on_other_track"
            yield from register.claimed(f"{path}.{key}", code, track, case.tracks)


def _links(path: str, claim: Claim, index: ElementIndex) -> Iterator[Fault]:
    for number, link in enumerate(claim.links, 1):
        try:
            index.find(link.to)
        except KeyError:
            here = f"{path}.links.{number}.to" if len(claim.links) > 1 else f"{path}.links"
            several = index.others.get(link.to)
            code = "ambiguous_element" if several else "unknown_element"
            yield fault(here, code, id=link.to, known=listed(link.to, list(index.paths)))


def check_expectations(register: Register) -> Iterator[Fault]:
    """The faults of expectations."""
    case = register.case
    parties = [party.id for party in case.parties]
    for expectation in case.expectations:
        path = f"expectations.{expectation.id}"
        if expectation.holder is not None:
            yield from nearly(f"{path}.holder", expectation.holder, parties)
        yield from register.basis(path, expectation.basis, expectation.holder)


def nearly(path: str, name: str, parties: list[str]) -> Iterator[Fault]:
    """A warning where a name that need not be a party's is nearly one."""
    if name in parties:
        return
    near = difflib.get_close_matches(name, parties, 1, 0.75)
    if near:
        yield warning(path, "nearly_a_party", id=name, near=near[0])

"""The sources, and every claim taken from them: who says it, about whom, where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.overview import Analysis
from detente.case import Attribution, Claim, Passage, Source, TextKept
from detente.reports.views.evidence import Evidence, entry_words
from detente.reports.words.evidence import speaker
from detente.reports.words.names import Names, humanised
from detente.sources.coverage.voices import sides_of, voice_of

_UNSURE = (Attribution.INFERRED, Attribution.CONTINUED)


@dataclass(frozen=True, slots=True)
class PassageView:
    """Where it stands, and its words (with their language) where the text may be kept."""

    words: str
    language: str
    place: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim: its id (an anchor), whose position, who says so, in which words, on which line.

    ``voice`` is who says so by kind (`charts.SIGNS`), ``notes`` what to know about it. ``links``
    are (sentence with the relation, anchors and words of the entries it speaks to).
    """

    id: str
    holder: str
    speaker: str
    voice: str
    voice_word: str
    words: str
    line: str
    notes: tuple[str, ...]
    passages: tuple[PassageView, ...]
    links: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with its claims."""

    title: str
    details: str
    note: str
    claims: tuple[ClaimView, ...]


def sources_view(names: Names, analysis: Analysis, evidence: Evidence) -> tuple[SourceView, ...]:
    """Every source of the case, in its order."""
    return tuple(_source(names, source, evidence) for source in analysis.case.sources)


def _source(names: Names, source: Source, evidence: Evidence) -> SourceView:
    day = names.date(source.date) if source.date else ""
    details = [part for part in (source.author, source.publisher, day) if part]
    return SourceView(
        title=names.text(source.title) if source.title else humanised(source.id),
        details=", ".join(details),
        note=names.text(source.note) if source.note else "",
        claims=tuple(
            _claim(names, claim, evidence)
            for claim in names.case.claims
            if claim.source == source.id
        ),
    )


def _claim(names: Names, claim: Claim, evidence: Evidence) -> ClaimView:
    voice = voice_of(names.case, claim, sides_of(names.case, claim.holder))
    return ClaimView(
        id=claim.id,
        holder=names.parties(claim.holder),
        speaker=speaker(names, claim),
        voice=voice,
        voice_word=names.say(f"coverage.voice.{voice}"),
        words=names.text(claim.text) if claim.text else "",
        line=str(claim.line) if claim.line is not None else "",
        notes=tuple(_notes(names, claim)),
        passages=tuple(_passage(names, passage) for passage in claim.all_passages()),
        links=tuple(_links(names, claim, evidence)),
    )


def _notes(names: Names, claim: Claim) -> Iterator[str]:
    if claim.chain:
        yield names.say("coverage.claim.chain", chain=" → ".join(map(names.party, claim.chain)))
    if claim.attribution in _UNSURE:
        yield names.say(f"coverage.claim.{claim.attribution}")
    if not claim.confirmed:
        status = names.say(f"coverage.status.{claim.status}")
        yield names.say("coverage.claim.unconfirmed", status=status)
    if claim.note:
        yield names.text(claim.note)


def _passage(names: Names, passage: Passage) -> PassageView:
    """Words of a source whose text is withheld are not passed on, even where the case has them."""
    source = next((one for one in names.case.sources if one.id == passage.source), None)
    hidden = passage.withheld or (source is not None and source.text is TextKept.WITHHELD)
    place = ""
    if passage.start is not None and passage.end is not None:
        key = "withheld" if hidden else "place"
        place = names.say(f"coverage.claim.{key}", start=passage.start, end=passage.end)
    elif hidden:
        length = passage.length or len(passage.exact or "")
        place = names.say("coverage.claim.withheld_length", length=length)
    return PassageView(
        words="" if hidden else passage.exact or "",
        language=(source.language if source else None) or "",
        place=place,
    )


def _links(
    names: Names, claim: Claim, evidence: Evidence
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Per relation the entries a claim speaks to, whichever side names the link."""
    for relation, anchors in evidence.links.get(claim.id, {}).items():
        entries = ((anchor, entry_words(names, evidence.entries[anchor])) for anchor in anchors)
        yield names.say(f"coverage.claim.{relation}"), tuple(entries)

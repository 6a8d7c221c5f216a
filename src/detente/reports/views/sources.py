"""The sources, and every claim taken from them: who says it, about whom, where."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.overview import Analysis
from detente.case import Claim, Source
from detente.reports.words.evidence import speaker
from detente.reports.words.names import Names, humanised


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim: its id (an anchor), whose position, who says so, in which words, on which line."""

    id: str
    holder: str
    speaker: str
    words: str
    line: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with its claims."""

    title: str
    details: str
    note: str
    claims: tuple[ClaimView, ...]


def sources_view(names: Names, analysis: Analysis) -> tuple[SourceView, ...]:
    """Every source of the case, in its order."""
    return tuple(_source(names, source) for source in analysis.case.sources)


def _source(names: Names, source: Source) -> SourceView:
    day = names.date(source.date) if source.date else ""
    details = [part for part in (source.author, source.publisher, day) if part]
    return SourceView(
        title=names.text(source.title) if source.title else humanised(source.id),
        details=", ".join(details),
        note=names.text(source.note) if source.note else "",
        claims=tuple(
            _claim(names, claim) for claim in names.case.claims if claim.source == source.id
        ),
    )


def _claim(names: Names, claim: Claim) -> ClaimView:
    return ClaimView(
        id=claim.id,
        holder=names.parties(claim.holder),
        speaker=speaker(names, claim),
        words=names.text(claim.text) if claim.text else "",
        line=str(claim.line) if claim.line is not None else "",
    )

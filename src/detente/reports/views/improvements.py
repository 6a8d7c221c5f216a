"""What would improve a package: a card each, and what is to be known before and after."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.agreements import Improvements
from detente.case import Package
from detente.reports.words.improvements import (
    SHOWN,
    how_sure,
    notes_after,
    notes_before,
    party_lines,
    start,
    title,
)
from detente.reports.words.names import Names


@dataclass(frozen=True, slots=True)
class ImprovementView:
    """One improvement: what it moves, a line per party, how sure that is."""

    package: Package
    head: str
    lines: tuple[str, ...]
    sure: str


@dataclass(frozen=True, slots=True)
class ImprovementsView:
    """The package asked about, remarks, and the improvements told one by one."""

    start: str
    notes: tuple[str, ...]
    found: tuple[ImprovementView, ...]
    after: tuple[str, ...]
    partial: bool


def improvements_view(names: Names, found: Improvements) -> ImprovementsView:
    """The view of the improvements of a package."""
    return ImprovementsView(
        start=start(names, found),
        notes=tuple(notes_before(names, found)),
        found=tuple(
            ImprovementView(
                each.package,
                title(names, each),
                tuple(party_lines(names, each)),
                how_sure(names, each),
            )
            for each in found.found[:SHOWN]
        ),
        after=tuple(notes_after(names, found)),
        partial=found.stopped is not None,
    )

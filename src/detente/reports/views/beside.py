"""A brief laid beside what it rests on, and beside the brief as it was: where its cells lead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from detente.analysis.agreements import Acceptance
from detente.analysis.overview import Analysis, Difference, Row
from detente.reports.views.brief import sentences
from detente.reports.views.resting import party_anchor
from detente.reports.words.cell import acceptance
from detente.reports.words.evidence import path_of
from detente.reports.words.names import Names


@dataclass(frozen=True, slots=True)
class Beside:
    """What the template of the brief asks for each cell, row and sentence.

    ``anchors`` say where an element stands on the page, ``cells`` the id of each cell by row and
    party. ``flipped`` are the words that stood in cells before, ``new_rows`` the rows that were not
    there, ``dropped`` those that are there no more, ``said`` the sentences as they were, by their
    labels; all empty where nothing is tried.
    """

    anchors: Mapping[str, str]
    cells: Mapping[tuple[str, str], str]
    flipped: Mapping[tuple[str, str], str] = field(default_factory=dict)
    new_rows: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    said: Mapping[str, str] = field(default_factory=dict)

    def of(self, because: str, party: str) -> str:
        """The anchor of what decides a cell; of the party, where it is no element of the page."""
        return self.anchors.get(path_of(because), party_anchor(party))

    def cell(self, ref: str, party: str) -> str:
        """The id of a cell."""
        return self.cells[ref, party]

    def before(self, ref: str, party: str) -> str:
        """The word that stood in a flipped cell; "" for a cell that says the same."""
        return self.flipped.get((ref, party), "")

    def is_new(self, ref: str) -> bool:
        """Whether the brief had no such row before."""
        return ref in self.new_rows

    def is_dropped(self, ref: str) -> bool:
        """Whether the brief would have no such row any more."""
        return ref in self.dropped

    def sentence(self, label: str, words: str) -> str:
        """What a sentence said before; "" where it says the same, or nothing is tried."""
        before = self.said.get(label, words)
        return "" if before == words else before


def beside(
    analysis: Analysis,
    anchors: Mapping[str, str],
    language: str,
    base: Analysis | None = None,
    found: Difference | None = None,
    dropped: Iterable[Row] = (),
) -> Beside:
    """What to lay beside a brief; with ``base`` and ``found`` also what is another than there.

    ``dropped`` are the rows of the analysis that only the base's brief has.
    """
    columns = analysis.brief.columns
    cells = {
        (row.ref, party): f"cell-{number}-{place}"
        for number, row in enumerate(analysis.brief.rows, 1)
        for place, party in enumerate(columns, 1)
    }
    if base is None or found is None:
        return Beside(anchors, cells)
    names = Names(base.case, language, brief=True)
    flipped = {
        (each.about[0], each.about[1]): acceptance_word(names, each.before)
        for each in found.flipped
        if each.kind == "cell"
    }
    known = {row.ref for row in base.brief.rows}
    new_rows = frozenset(row.ref for row in analysis.brief.rows if row.ref not in known)
    gone = frozenset(row.ref for row in dropped)
    return Beside(anchors, cells, flipped, new_rows, gone, dict(sentences(names, base)))


def acceptance_word(names: Names, value: str) -> str:
    """The word of a cell from the value a comparison has of it."""
    return acceptance(names, Acceptance(value))

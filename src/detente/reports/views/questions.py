"""The questions worth asking, the one that settles most first."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.overview import Analysis
from detente.reports.words.names import Names, capital
from detente.reports.words.questions import question
from detente.reports.words.rows import ref_name

MOST = 15


def questions_view(names: Names, analysis: Analysis) -> tuple[tuple[str, str], ...]:
    """(question, the cells its answer could turn) for the first of them."""
    return tuple(
        (capital(question(names, each)), _cells(names, analysis, each.flips))
        for each in analysis.questions[:MOST]
    )


def _cells(names: Names, analysis: Analysis, flips: Sequence[tuple[str, str]]) -> str:
    rows: dict[str, list[str]] = {}
    for row, party in flips:
        rows.setdefault(party, []).append(names.quoted(ref_name(names, analysis, row)))
    cells = "; ".join(
        names.say("report.question.cell", row=names.both(found), party=names.party(party))
        for party, found in rows.items()
    )
    return names.say("report.question.turns", cells=cells) if cells else ""

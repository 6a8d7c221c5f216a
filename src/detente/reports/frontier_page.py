"""The frontier as plain values for a page: a chart per pair of parties, and rows to sort."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations
from typing import Any

from detente.analysis.agreements import FrontierFinding
from detente.analysis.overview import Analysis
from detente.case import Package
from detente.reports.environment import rendered
from detente.reports.sections import Links
from detente.reports.views.frontier import (
    MOST_LISTED,
    MOST_PAIRS,
    Listed,
    frontier_view,
    listed_points,
)
from detente.reports.views.solutions import solutions_view
from detente.reports.words.names import Names
from detente.reports.words.worth import measures

Judge = Callable[[Package], dict[str, str]]
"""How each party at the table answers to a package, by its id."""


def frontier_page(
    analysis: Analysis, language: str, links: Links, judge: Judge
) -> dict[str, Any] | None:
    """Charts with linked points, and up to twice 30 points; None where there is no frontier."""
    names = Names(analysis.case, language)
    view = frontier_view(names, analysis, None, links.package)
    if view is None:
        return None
    pairs = list(combinations(range(len(analysis.parties)), 2))[:MOST_PAIRS]
    rows = [_row(names, analysis, links, judge, listed) for listed in _listed(names, analysis)]
    return {
        "parties": [{"id": party, "name": names.party(party)} for party in analysis.parties],
        "charts": {f"{x}-{y}": chart for (x, y), chart in zip(pairs, view.charts, strict=True)},
        "key": rendered("report/frontier_key.html", names, frontier=view),
        "notes": list(view.notes),
        "hypothetical": solutions_view(names, analysis).hypothetical,
        "rows": rows,
        "total": _total(analysis),
        "most": MOST_LISTED,
    }


def _listed(names: Names, analysis: Analysis) -> list[Listed]:
    """Points of the zone first, then those that somebody refuses; each place once."""
    zone, possible = analysis.held.zone.frontier, analysis.held.frontier
    found: list[Listed] = []
    for finding, accepted in ((zone, True), (possible, False)):
        if finding is not None and finding.vectors:
            found += listed_points(names, analysis, finding, accepted=accepted)
    once: dict[tuple[Fraction, ...], Listed] = {}
    for each in found:
        once.setdefault(each.worths, each)
    return list(once.values())


def _total(analysis: Analysis) -> dict[str, int]:
    def count(finding: FrontierFinding | None) -> int:
        return 0 if finding is None else finding.vectors

    return {
        "accepted": count(analysis.held.zone.frontier),
        "possible": count(analysis.held.frontier),
    }


def _row(
    names: Names, analysis: Analysis, links: Links, judge: Judge, listed: Listed
) -> dict[str, Any]:
    held = measures(analysis, analysis.held)
    return {
        "points": [m.points(worth) for m, worth in zip(held, listed.worths, strict=True)],
        "ranges": list(listed.ranges),
        "count": listed.count,
        "solutions": listed.solutions,
        "accepted": listed.accepted,
        "answers": judge(listed.package),
        "words": names.package(listed.package),
        "href": links.package(listed.package),
    }

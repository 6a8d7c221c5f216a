"""Everything that one analysis says, page by page: worked out once per version and parties."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.app.workbench.tasks.common import Progress, weighing
from detente.app.workbench.tasks.findings.common import (
    NAMED,
    asked_case,
    parties_of,
    weights_of,
)

if TYPE_CHECKING:
    from detente.analysis.overview import Analysis
    from detente.case import Package
    from detente.reports.sections import Links

PAGES: dict[str, tuple[str, ...]] = {
    "packages": ("packages", "clauses"),
    "conflicts": ("conflicts",),
    "ratification": ("ratification",),
    "roadmap": ("roadmap",),
    "solutions": ("solutions", "orders"),
    "questions": ("questions",),
    "unknown": ("unknown",),
    "assumptions": ("assumptions",),
    "positions": ("parties",),
}
"""The sections of the report that each page shows."""


def analysed(folder: Path, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """The sections of the report as fragments, and each answer in a sentence.

    The request holds ``language``, ``at`` (the path of the case), ``parties`` (None: all but
    mediators), ``seconds``, ``power`` (weights by party) and ``points`` (of a frontier, kept).
    """
    from detente.app.analyze import analyze
    from detente.reports.in_a_sentence import in_a_sentence
    from detente.reports.sections import report_sections

    found_case = asked_case(folder, request)
    if isinstance(found_case, dict):
        return found_case
    case, links = found_case
    language = request["language"]
    analysis = analyze(
        case,
        request["parties"],
        power=request["power"],
        time_limit=request["seconds"],
        max_points=request["points"],
        progress=weighing(progress, language),
        language=language,
    )
    keys = [key for page in PAGES.values() for key in page]
    return {
        "id": case.id,
        "lacking": [],
        "parties": parties_of(analysis.case, list(analysis.parties), language),
        "weights": weights_of(analysis.case, analysis.parties, language),
        "answers": in_a_sentence(analysis, language),
        "sections": report_sections(analysis, keys, language, links=links),
        "frontier": _frontier(analysis, language, links),
        "tops": _tops(analysis),
        "named": _named(analysis),
        "partial": analysis.partial,
        "silent": _silent(analysis, language),
    }


def _tops(analysis: Analysis) -> dict[str, str]:
    """What 100 points are for each party at the table, so that every page shows one scale."""
    from detente.reports.words.worth import measures

    return {one.party: str(one.top) for one in measures(analysis, analysis.held)}


def _named(analysis: Analysis) -> list[str]:
    """The names that a package can be asked for by: today, no deal, the solutions there are."""
    solved = [one.name for one in analysis.held.solutions if one.points and one.points[0].packages]
    return [*NAMED, *(name.replace("_", "-") for name in solved)]


def _silent(analysis: Analysis, language: str) -> list[dict[str, str]]:
    """The parties whose statements fix no utility: who could still be asked."""
    named = {party.id: party.name.in_language(language) for party in analysis.case.parties}
    return [{"id": party, "name": named[party]} for party in analysis.unvalued]


def _frontier(analysis: Analysis, language: str, links: Links) -> dict[str, Any] | None:
    from detente.analysis.agreements import acceptance
    from detente.analysis.preferences import Outlook
    from detente.reports.frontier_page import frontier_page

    outlooks = {party: Outlook(analysis.case, party) for party in analysis.parties}

    def judge(package: Package) -> dict[str, str]:
        return {
            party: str(acceptance(outlook, package).acceptance)
            for party, outlook in outlooks.items()
        }

    return frontier_page(analysis, language, links, judge)

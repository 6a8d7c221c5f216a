"""One package by itself: who accepts it, what it crosses, who must agree to it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.app.workbench.tasks.common import Progress
from detente.app.workbench.tasks.findings.common import (
    asked_case,
    issues_of,
    parties_of,
    reference_in,
)
from detente.case import Case, in_force

if TYPE_CHECKING:
    from detente.reports.sections import Links

QUICKLY = 5.0
"""Seconds for what is told of a package beside who accepts it."""


def package_seen(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """The package of a request (``choose`` or ``ref``) for its ``parties``.

    ``tops`` are what 100 points are, per party, as the analysis has them.
    """
    from detente.app.judge import judge
    from detente.reports.fragments import package_fragment, ratification_fragment
    from detente.reports.words.names import Names, capital

    found_case = asked_case(folder, request)
    if isinstance(found_case, dict):
        return found_case
    case, links = found_case
    language = request["language"]
    reference = reference_in(request)
    if reference == "no-deal":
        return _no_deal(case, links, request)
    seen = judge(case, reference, request["parties"], time_limit=QUICKLY, language=language)
    left, found = in_force(case), seen.judged
    tops = {party: Fraction(top) for party, top in request["tops"].items()}
    answer, accepted = package_fragment(left, found, language, links, tops)
    sections = [accepted]
    if seen.ratification.consents or seen.ratification.undo:
        sections.append(ratification_fragment(left, seen.ratification, language, links))
    return {
        "id": case.id,
        "lacking": [],
        "title": capital(Names(left, language).package(found.package)),
        "answer": answer,
        "sections": sections,
        "choices": [f"{issue}:{option}" for issue, option in found.package.choices],
        "moved": [f"{issue}:{found.package.get(issue)}" for issue in found.moves],
        "issues": issues_of(left, found.package, language),
        "parties": parties_of(left, list(found.parties), language),
        "partial": seen.ratification.partial,
    }


def _no_deal(case: Case, links: Links, request: dict[str, Any]) -> dict[str, Any]:
    """What each party has without agreement: no package, so nothing to change or carry out."""
    from detente.analysis.agreements import acceptance
    from detente.analysis.preferences import Outlook
    from detente.app.requests import chosen_parties
    from detente.reports.fragments import no_deal_fragment

    left, language = in_force(case), request["language"]
    chosen = chosen_parties(left, request["parties"], language)
    verdicts = {party: acceptance(Outlook(left, party), None) for party in left.negotiators()}
    title, answer, html = no_deal_fragment(left, verdicts, language, links)
    return {
        "id": case.id,
        "lacking": [],
        "title": title,
        "answer": answer,
        "sections": [html],
        "choices": [],
        "moved": [],
        "issues": issues_of(left, None, language),
        "parties": parties_of(left, list(chosen), language),
        "partial": None,
    }

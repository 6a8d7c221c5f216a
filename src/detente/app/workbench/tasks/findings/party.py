"""Questions about one party: what is known of it, and what it could offer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.app.workbench.tasks.common import Progress
from detente.app.workbench.tasks.findings.common import (
    asked_case,
    parties_of,
    reference_in,
)
from detente.case import Case, in_force

if TYPE_CHECKING:
    from detente.analysis.advice.known import Known
    from detente.analysis.advice.offers_finding import Advice


def preferred(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """What is known of the preferences of the request's ``party``, and what contradicts.

    With ``choose`` or ``ref`` that package is held against the instructions; ``since`` is the first
    day of the history told, or empty.
    """
    from detente.reports.fragments import preferences_fragment

    found_case = asked_case(folder, request)
    if isinstance(found_case, dict):
        return found_case
    case, links = found_case
    found = preferences_in(case, request)
    html = preferences_fragment(found, request["language"], links)
    return {
        "id": case.id,
        "lacking": [],
        "answer": "",
        "sections": [html],
        "parties": parties_of(in_force(case), None, request["language"]),
        "partial": None,
    }


def advised(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """What the request's ``party`` could offer, at what cost, and what to find out next."""
    from detente.reports.fragments import advice_fragment

    found_case = asked_case(folder, request)
    if isinstance(found_case, dict):
        return found_case
    case, links = found_case
    found = advice_in(case, request)
    answer, html = advice_fragment(in_force(case), found, request["language"], links)
    return {
        "id": case.id,
        "lacking": [],
        "answer": answer,
        "sections": [html],
        "parties": parties_of(in_force(case), list(found.parties), request["language"]),
        "partial": found.partial,
    }


def preferences_in(case: Case, request: dict[str, Any]) -> Known:
    """What is known of the request's ``party``, held against the package it names, if any."""
    from detente.app.prefs import prefs

    named = request["choose"] or request["ref"]
    return prefs(
        case,
        request["party"],
        reference_in(request) if named else None,
        samples=request["samples"],
        seed=request["seed"],
        since=request["since"] or None,
        language=request["language"],
    )


def advice_in(case: Case, request: dict[str, Any]) -> Advice:
    """What the request's ``party`` could offer, with its samples, seed, error and time."""
    from detente.app.advise import advise

    return advise(
        case,
        request["party"],
        request["parties"],
        samples=request["samples"],
        seed=request["seed"],
        error=request["error"] or None,
        time_limit=request["seconds"],
        language=request["language"],
    )

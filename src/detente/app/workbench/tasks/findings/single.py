"""Questions about one package: what improves it, who must agree, how it is carried out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress
from detente.app.workbench.tasks.findings.common import (
    asked_case,
    issues_of,
    parties_of,
    reference_in,
)
from detente.case import Case, Package, in_force
from detente.i18n import say


def improved(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """What hurts nobody and helps somebody, set beside the package of a request."""
    from detente.app.improve import improve
    from detente.reports.fragments import improvements_fragment

    found_case = asked_case(folder, request)
    if isinstance(found_case, dict):
        return found_case
    case, links = found_case
    found = improve(case, _package(request), **_limits(request))
    left = in_force(case)
    html = improvements_fragment(left, found, request["language"], links)
    return _shown(case, request, found.start) | {"sections": [html], "partial": found.stopped}


def ratified(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Who must agree to the package of a request, and who could undo it."""
    from detente.app.ratify import ratify
    from detente.reports.fragments import ratification_fragment

    found_case = asked_case(folder, request)
    if isinstance(found_case, dict):
        return found_case
    case, links = found_case
    found = ratify(case, _package(request), **_limits(request))
    html = ratification_fragment(in_force(case), found, request["language"], links)
    return _shown(case, request, found.package) | {"sections": [html], "partial": found.partial}


def carried_out(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """In which order the package of a request can be carried out."""
    from detente.app.roadmap import roadmap
    from detente.reports.fragments import roadmap_fragment

    found_case = asked_case(folder, request)
    if isinstance(found_case, dict):
        return found_case
    case, links = found_case
    limits = _limits(request)
    found = roadmap(case, _package(request), tolerance=request["tolerance"], **limits)
    html = roadmap_fragment(in_force(case), found, request["language"], links)
    return _shown(case, request, found.package) | {"sections": [html], "partial": found.partial}


def _package(request: dict[str, Any]) -> str:
    reference = reference_in(request)
    if reference == "no-deal":
        raise BadRequestError(say("requests.no_deal_is_no_package", request["language"]))
    return reference


def _limits(request: dict[str, Any]) -> dict[str, Any]:
    return {
        "parties": request["parties"],
        "time_limit": request["seconds"],
        "language": request["language"],
    }


def _shown(case: Case, request: dict[str, Any], package: Package) -> dict[str, Any]:
    from detente.reports.words.names import Names, capital

    left, language = in_force(case), request["language"]
    return {
        "id": case.id,
        "lacking": [],
        "title": capital(Names(left, language).package(package)),
        "choices": [f"{issue}:{option}" for issue, option in package.choices],
        "issues": issues_of(left, package, language),
        "parties": parties_of(left, request["parties"], language),
    }

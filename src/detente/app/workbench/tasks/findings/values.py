"""Findings as the plain values that the commands write with ``--json``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.app.workbench.tasks.common import Progress, case_in
from detente.app.workbench.tasks.findings.common import reference_in
from detente.app.workbench.tasks.findings.party import advice_in, preferences_in
from detente.app.workbench.tasks.findings.sampled import drawn

if TYPE_CHECKING:
    from detente.case import Case

Values = dict[str, Any]


def values(folder: Path, request: dict[str, Any], progress: Progress) -> Values:
    """The JSON of the command that answers the request's ``command``, for the same question."""
    case = case_in(folder, request["language"])
    return _ANSWERS[request["command"]](case, request, progress)


def _analyze(case: Case, request: Values, progress: Progress) -> Values:
    from detente.app.analyze import analyze
    from detente.app.write import as_json

    if request.get("samples"):
        analysis, found, sure = drawn(case, request, progress)
        return as_json(analysis, request["language"], found, sure=sure)
    analysis = analyze(
        case,
        power=request["power"],
        max_points=request["points"],
        progress=progress,
        **_limits(request),
    )
    return as_json(analysis, request["language"], full=True)


def _improve(case: Case, request: Values, _progress: Progress) -> Values:
    from detente.app.improve import improve
    from detente.app.write import improvements_as

    found = improve(case, reference_in(request), **_limits(request))
    return improvements_as(case, found, request["language"])[1]


def _ratify(case: Case, request: Values, _progress: Progress) -> Values:
    from detente.app.ratify import ratify
    from detente.app.write import ratification_as

    found = ratify(case, reference_in(request), **_limits(request))
    return ratification_as(case, found, request["language"])[1]


def _roadmap(case: Case, request: Values, _progress: Progress) -> Values:
    from detente.app.roadmap import roadmap, roadmap_as

    tolerance = request["tolerance"]
    found = roadmap(case, reference_in(request), tolerance=tolerance, **_limits(request))
    return roadmap_as(case, found, request["language"])[1]


def _prefs(case: Case, request: Values, _progress: Progress) -> Values:
    from detente.app.write import preferences_as

    found = preferences_in(case, request)
    return preferences_as(found, request["language"])[1]


def _advise(case: Case, request: Values, _progress: Progress) -> Values:
    from detente.app.advise import advice_as

    found = advice_in(case, request)
    return advice_as(case, found, request["language"])[1]


def _limits(request: Values) -> dict[str, Any]:
    return {
        "parties": request["parties"],
        "time_limit": request["seconds"],
        "language": request["language"],
    }


_ANSWERS: dict[str, Callable[[Case, Values, Progress], Values]] = {
    "analyze": _analyze,
    "improve": _improve,
    "ratify": _ratify,
    "roadmap": _roadmap,
    "prefs": _prefs,
    "advise": _advise,
}

"""A case's line in the list of cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress, case_in


def listed(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Title, day and marking of a case, in the ``language`` of the request."""
    case = case_in(folder, request["language"])
    return {
        "title": case.title.in_language(request["language"]) if case.title else case.id,
        "as_of": case.as_of.isoformat() if case.as_of else None,
        "marking": case.marking.in_language(request["language"]) if case.marking else None,
        "parties": [party.name.in_language(request["language"]) for party in case.parties],
    }


def all_listed(folder: Path, request: dict[str, Any], progress: Progress) -> list[dict[str, Any]]:
    """What `listed` says of each of ``count`` cases, in the folders ``0``, ``1`` and so on.

    One that cannot be read has no ``title``: a broken case must not hide the others.
    """
    found: list[dict[str, Any]] = []
    for number in range(request["count"]):
        progress("", number, request["count"])
        try:
            found.append(listed(folder / str(number), request, progress))
        except BadRequestError:
            found.append({"title": None, "as_of": None, "marking": None, "parties": []})
    return found

"""What a case holds and what it still lacks: its first page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress
from detente.case import Case
from detente.formats import read


def surveyed(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Head, counts and next steps of a case, in the ``language`` of the request.

    ``counts`` pairs a word of the catalogue with a number; ``missing`` names what to do next, each
    with the room to do it in and the names concerned; ``warnings`` are the reader's.
    """
    language = request["language"]
    reading = read(folder)
    case = reading.case
    if case is None:
        raise BadRequestError("\n".join(problem.line(language) for problem in reading.errors))
    return {
        "as_of": case.as_of.isoformat() if case.as_of else None,
        "note": case.note.in_language(language) if case.note else None,
        "parties": [
            {
                "id": party.id,
                "name": party.name.in_language(language),
                "kind": str(party.kind),
            }
            for party in case.parties
        ],
        "warnings": [
            {
                "severity": problem.severity,
                "where": problem.where(language).replace(f"{folder}/", ""),
                "words": problem.words(language),
            }
            for problem in reading.warnings
        ],
        "counts": [[word, number] for word, number in _counts(case) if number],
        "missing": [
            {"what": what, "room": room, "names": names}
            for what, room, names in _missing(case, language)
        ],
    }


def _counts(case: Case) -> Iterator[tuple[str, int]]:
    yield "issues", len(case.issues)
    yield "statements", len(case.statements) + len(case.answers)
    yield "red_lines", len(case.red_lines)
    yield "linkages", len(case.linkages) + len(case.constraints)
    yield "sources", len(case.sources)
    yield "claims", len(case.claims)


def _missing(case: Case, language: str) -> Iterator[tuple[str, str, str]]:
    """What to do next, most urgent first."""
    if len(case.negotiators()) < 2:
        yield "parties", "build", ""
    if not case.issues:
        yield "issues", "build", ""
    said = {statement.holder for statement in (*case.statements, *case.answers)}
    if silent := [party for party in case.negotiators() if party not in said]:
        yield "silent", "interview", _names(case, silent, language)
    open_issues = [issue for issue in case.issues if issue.status_quo is None]
    if open_issues:
        named = [
            issue.name.in_language(language) if issue.name else issue.id for issue in open_issues
        ]
        yield "status_quo", "build", _several(named)
    stated = {no_deal.party for no_deal in case.no_deal}
    if without := [party for party in case.negotiators() if party not in stated]:
        yield "no_deal", "build", _names(case, without, language)
    if not case.sources:
        yield "sources", "sources", ""
    elif not case.claims:
        yield "claims", "sources", ""


def _names(case: Case, parties: list[str], language: str) -> str:
    return _several([case.party(party).name.in_language(language) for party in parties])


def _several(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" (+{len(names) - 3})" if len(names) > 3 else "")

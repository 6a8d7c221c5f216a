"""What the pages of the interview show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.app.asking.at_hand import at_hand
from detente.app.asking.protocol import protocol
from detente.app.asking.standing_now import known_of, summary, voices
from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress, case_in
from detente.app.workbench.tasks.interview.common import asked_of, asking_in, asking_of
from detente.case import Case
from detente.reports.words.names import Names


def interview_parties(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """Who can be asked, and what is known of each: ``parties`` with their ``voices``."""
    case = case_in(folder, request["language"])
    names = Names(case, request["language"])
    return {
        "parties": [
            {"id": party, "name": names.party(party)}
            | _party(case, folder, request | {"party": party})
            for party in case.negotiators()
        ]
    }


def interview_at_hand(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """The contradiction, the question or the end; ``ask`` and ``later`` as in `at_hand`."""
    answering = asking_in(folder, request)
    shown = at_hand(answering, request.get("ask"), request.get("later", ()))
    return shown | asked_of(answering)


def interview_summary(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """What was learnt, what that changed, what is left."""
    answering = asking_in(folder, request)
    began = request["began"]
    behind = len(answering.interviewer.answers) if began is None else began
    return summary(answering, behind) | asked_of(answering)


def interview_protocol(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """The transcript as Markdown."""
    return {"text": protocol(asking_in(folder, request))}


def _party(case: Case, folder: Path, request: dict[str, Any]) -> dict[str, Any]:
    """The voices of a party, or the sentence why it cannot be asked."""
    try:
        return {"voices": list(_voices(case, folder, request))}
    except BadRequestError as refused:
        return {"refused": str(refused)}


def _voices(case: Case, folder: Path, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for principal in voices(asking_of(case, folder, request)):
        answering = asking_of(case, folder, request | {"principal": principal})
        yield {"principal": principal} | known_of(answering)

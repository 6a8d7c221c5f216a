"""What every task of the interview begins with: those who are asked, and their interviewer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from detente.analysis.advice.interview import Interviewer
from detente.app.asking.answering import Answering
from detente.app.asking.going_on import interviewer_going_on
from detente.app.asking.opening import desk_for
from detente.app.asking.shown import answers_alone
from detente.app.workbench.tasks.common import case_in
from detente.case import Case


def asking_in(folder: Path, request: dict[str, Any]) -> Answering:
    """The interview a request is about.

    The request has ``language``, ``party``, ``author``, ``principal`` (None: the negotiators),
    for a page ``began`` (how many answers stood before this sitting; None: it begins), for a
    change ``now``.
    Raises `BadRequestError`.
    """
    return asking_of(case_in(folder, request["language"]), folder, request)


def asking_of(case: Case, folder: Path, request: dict[str, Any]) -> Answering:
    """The same for a case that has been read from the folder."""
    desk = desk_for(
        case,
        folder,
        request["party"],
        now=lambda: datetime.fromisoformat(request["now"]),
        author=request.get("author"),
        principal=request.get("principal"),
        language=request["language"],
    )
    case, party, principal = desk.case, desk.party, desk.principal
    began = request.get("began")
    if began is not None:
        return Answering(desk, interviewer_going_on(case, party, principal, began))
    return Answering(desk, Interviewer(case, party, principal))


def asked_of(answering: Answering) -> dict[str, Any]:
    """Who is asked: the party's name, and how many answers stand."""
    return {
        "party": answering.desk.party,
        "name": answering.desk.name,
        "principal": answering.desk.principal,
        "answered": len(answering.done) + len(answers_alone(answering)),
        "log": len(answering.interviewer.answers),
    }

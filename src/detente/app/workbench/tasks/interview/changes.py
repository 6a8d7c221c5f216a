"""What an interview changes in the file of answers: an answer, or a contradiction settled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.analysis.advice.interview import Kind, Question
from detente.app.asking.answering import Answering
from detente.app.asking.at_hand import clash_mark, question_named
from detente.app.asking.known import mark_of, turned
from detente.app.asking.shown import menu_mark, said_at, standing_at
from detente.app.asking.typed import NoReplyError
from detente.app.requests import BadRequestError
from detente.app.terminal import printable
from detente.app.workbench.tasks.common import Progress
from detente.app.workbench.tasks.interview.common import asking_in
from detente.case import Text, text
from detente.formats.limits import TEXT_LENGTH
from detente.i18n import say

DECLINED = ("unknown", "skipped")


def interview_answered(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """Keep an answer.

    ``question`` is the key, ``turned`` whether its sides were shown turned round, ``menu_mark`` and
    ``seen`` what the form was shown, ``how`` *answered*, *unknown* or *skipped*, ``line`` what was
    answered, ``reason`` a remark, ``instead`` the key of the number this is answered in place of.

    The answer is ``{"wrong": key}`` where the line is none, ``{"stale": True}`` where its numbers
    mean something else by now, ``{"conflict": …}`` where another answer came in between, and
    ``{"open": …}``: whether the question stays for more of the same.
    """
    answering = asking_in(folder, request)
    question = question_named(answering, request["question"])
    if request["turned"]:
        question = turned(question)
    if request["menu_mark"] != menu_mark(answering, question):
        return {"stale": True}
    adding = question.kind is Kind.REFUSED
    before = () if adding else standing_at(answering, question)
    if not adding and request["seen"] != mark_of((question.key, *before)):
        return _in_between(answering, question, before, request)
    try:
        done = _kept(answering, question, before, request)
    except NoReplyError as error:
        return {"wrong": str(error)}
    return {"open": not done, "about": _about(answering)}


def interview_settled(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """Settle a contradiction: ``choice`` is *keep*, *back ID* or *wider ID*, ``seen`` its mark."""
    answering = asking_in(folder, request)
    word, _, chosen = request["choice"].partition(" ")
    conflicts = answering.interviewer.contradictions().conflicts
    found = next((c for c in conflicts if clash_mark(c) == request["seen"]), None)
    if found is None or found.kept:
        return {"stale": True}
    if word == "keep":
        answering.keep_all(found.statements)
    elif chosen not in found.statements:
        return {"wrong": "clash"}
    elif word == "wider" and chosen in (wider := answering.interviewer.widenings()):
        answering.widen(chosen, wider[chosen])
    elif word != "back" or not answering.take_back(chosen):
        return {"wrong": "clash"}
    return {"about": _about(answering)}


def interview_withdrawn(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """Take back one red line that was drawn here; ``statement`` is its id."""
    answering = asking_in(folder, request)
    statement = request["statement"]
    own = {answer.id for answer in answering.interviewer.answers}
    prefix = f"red_lines.{answering.desk.party}."
    if statement not in own and not statement.startswith(prefix):
        raise BadRequestError(say("asking.no_such_question", answering.desk.language))
    answering.take_back(statement)
    return {"about": _about(answering)}


def _kept(
    answering: Answering, question: Question, before: tuple[str, ...], request: dict[str, Any]
) -> bool:
    """Keep what was answered; whether the question is done with."""
    reason = _remark(request["reason"])
    how = request["how"]
    if how in DECLINED:
        answering.decline(question, how, before, reason)
        return True
    done = answering.take(question, request["line"], before, reason)
    if request.get("instead"):
        number = question_named(answering, request["instead"])
        answering.decline(number, "skipped", standing_at(answering, number))
    return done


def _in_between(
    answering: Answering, question: Question, before: tuple[str, ...], request: dict[str, Any]
) -> Any:
    """What stands at the question now beside what was meant; the same twice is no conflict."""
    theirs = "; ".join(one["words"] for one in said_at(answering, before))
    names = answering.names
    try:
        mine = (
            names.say(f"asking.declined.{request['how']}")
            if request["how"] in DECLINED
            else answering.in_words(question, request["line"])
        )
    except NoReplyError as error:
        return {"wrong": str(error)}
    if mine == theirs:
        return {"open": False}
    label = answering.wording.of(question).asked
    row = {"label": label, "theirs": theirs, "mine": mine}
    return {"conflict": {"seen": mark_of((question.key, *before)), "rows": [row]}}


def _remark(written: str) -> Text | None:
    plain = printable(written).strip()[:TEXT_LENGTH]
    return text(plain) if plain else None


def _about(answering: Answering) -> dict[str, str]:
    return {"party": answering.desk.name}

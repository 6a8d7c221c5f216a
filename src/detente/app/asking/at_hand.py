"""What an interview has at hand: a contradiction, the next question with its reason, or its end."""

from __future__ import annotations

from collections.abc import Collection
from math import ceil
from typing import Any

from detente.analysis.advice.interview import Asking, Finished, Question
from detente.analysis.preferences.findings import Conflict
from detente.app.asking.answering import Answering
from detente.app.asking.known import known_question, mark_of
from detente.app.asking.said import in_words, quoted
from detente.app.asking.showing import why
from detente.app.asking.shown import Values, compared, question_shown, standing_at
from detente.app.requests import BadRequestError
from detente.i18n import say


def at_hand(answering: Answering, ask: str | None, later: Collection[str]) -> Values:
    """``ask``: the key of a question that is wanted; ``later``: contradictions left for later.

    Raises `BadRequestError` for a question that this case cannot ask.
    """
    if ask:
        return _asked(answering, question_named(answering, ask))
    clash = open_conflict(answering, later)
    if clash is not None:
        return {"state": "clash", "clash": _clash_shown(answering, clash)}
    found = answering.interviewer.next()
    if isinstance(found, Finished):
        return {"state": "finished", "why": finished(answering, found)}
    return _asked(answering, found.question, found)


def question_named(answering: Answering, key: str) -> Question:
    """The question of a key that came from outside. Raises `BadRequestError`."""
    question = known_question(key, answering.interviewer.own)
    if question is None:
        raise BadRequestError(say("asking.no_such_question", answering.desk.language))
    return question


def open_conflict(answering: Answering, later: Collection[str] = ()) -> Conflict | None:
    """The first contradiction that is neither kept nor left for later."""
    found = answering.interviewer.contradictions().conflicts
    return next((c for c in found if not c.kept and clash_mark(c) not in later), None)


def clash_mark(found: Conflict) -> str:
    """A name for a contradiction: the statements in it."""
    return mark_of(sorted(found.statements))


def finished(answering: Answering, found: Finished) -> list[str]:
    """Why nothing more is asked."""
    told = [answering.names.say(f"interview.finished.{found.why}")]
    if found.why == "none_left" and found.regret is not None:
        points = ceil(100 * found.regret)
        told.append(answering.names.say("interview.finished.at_worst", points=points))
    return told


def _asked(answering: Answering, question: Question, asking: Asking | None = None) -> Values:
    shown: Values = {
        "state": "question",
        "question": question_shown(answering, question),
        "revising": bool(standing_at(answering, question)),
        "why": None,
        "help": answering.names.say(f"interview.help.{question.kind}"),
        "between": None,
        "packages": None,
    }
    if asking is None:
        return shown
    shown["why"] = why(answering.names, answering.interviewer, asking)
    if asking.stage == "advice":
        packages = answering.interviewer.packages
        weighed = [p for p in (*asking.between, *asking.settles) if p < len(packages)][:3]
        if len(weighed) > 1:
            shown["between"] = compared(
                answering.names, [packages[place] for place in weighed], weighed
            )
        shown["packages"] = compared(answering.names, packages)
    return shown


def _clash_shown(answering: Answering, found: Conflict) -> Values:
    """Each statement in the person's own words, with what can be done about it."""
    wider = answering.interviewer.widenings()
    rows: list[dict[str, Any]] = []
    for one in found.statements:
        _, question = answering.answered(one)
        rows.append(
            {
                "id": one,
                "words": quoted(answering.names, answering.desk.case, one),
                "can_go": one.startswith(("statements.", "red_lines.")),
                "wider": in_words(answering.names, wider[one]) if one in wider else None,
                "ask": question.key if question else None,
            }
        )
    return {"rows": rows, "mark": clash_mark(found)}

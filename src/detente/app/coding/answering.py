"""One answer put into a claim, by the same steps whether it is typed or sent by a form."""

from __future__ import annotations

from typing import Any

from detente.app.coding.answers import NoAnswerError
from detente.app.coding.desk import Desk
from detente.app.coding.questions import QUESTIONS, Question, follows
from detente.case import Claim

_FIELDS = tuple(question.field for question in QUESTIONS)


def answered(desk: Desk, claim: Claim, question: Question, value: Any) -> Claim:
    """The claim with an answer and what it entails, kept at once.

    Raises `NoAnswerError` for an answer that contradicts an earlier one or the text.
    """
    if why := question.unfit(desk, claim, value):
        raise NoAnswerError(why)
    return desk.change(claim, **follows(desk, claim, question.field, value))


def was_seen(claim: Claim, field: str) -> bool:
    """Whether a field was ever set or looked at; a claim from a file without history was."""
    return not claim.history or any(event.changed == field for event in claim.history)


def resume_at(claim: Claim) -> int:
    """The question at which a later sitting goes on: the one behind the last that was answered."""
    for event in reversed(claim.history):
        if event.changed in _FIELDS:
            return _FIELDS.index(event.changed) + 1
    return 0

"""One answer put into a claim, by the same steps whether it is typed or sent by a form."""

from __future__ import annotations

from typing import Any

from detente.app.coding.answers import NoAnswerError
from detente.app.coding.desk import Desk
from detente.app.coding.questions import Question, follows
from detente.case import Claim


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

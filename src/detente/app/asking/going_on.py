"""An interview between two requests: worked out anew from the case, and the same as before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.analysis.advice.interview import Interviewer, Kind, Question
from detente.case import Answer, Case, RedLine

REFUSED = Question(Kind.REFUSED).key


def interviewer_going_on(
    case: Case, party: str, principal: str | None, began: int = 0
) -> Interviewer:
    """The interviewer of a sitting that began behind so many answers of those who are asked.

    Through a sitting the packages in play stay what they were when they were first weighed, so
    that *package 2* is the same from page to page. A refusal chooses them anew.
    """
    found = Interviewer(case, party, principal)
    answers = found.answers
    behind = _chosen_behind(answers, began)
    if behind < len(answers):
        found.go_on_with(
            Interviewer(as_it_stood(case, answers[behind:]), party, principal).in_play()
        )
    return found


def as_it_stood(case: Case, since: Sequence[Answer]) -> Case:
    """The case without some of its answers, the latest of one voice."""
    gone = {answer.id for answer in since}
    return replace(case, answers=tuple(a for a in case.answers if a.id not in gone))


def _chosen_behind(answers: Sequence[Answer], began: int) -> int:
    """Behind how many answers the packages are chosen; all of them while nothing is weighed yet."""
    refusing = [
        place
        for place, answer in enumerate(answers, 1)
        if answer.question == REFUSED or isinstance(answer.says, RedLine)
    ]
    return max(refusing[-1], began) if refusing else len(answers)

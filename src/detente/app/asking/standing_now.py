"""Where an interview stands: what was said, what that changed in the advice, what is left."""

from __future__ import annotations

from detente.analysis.advice.interview import (
    MOST_LEFT,
    Asking,
    Finished,
    Interviewer,
    ends_of,
    still_given,
)
from detente.app.asking.answering import Answering
from detente.app.asking.at_hand import finished
from detente.app.asking.closing import closing
from detente.app.asking.going_on import as_it_stood
from detente.app.asking.showing import advised_before
from detente.app.asking.shown import Values, answers_alone, said_at
from detente.case import Package, principals


def summary(answering: Answering, began: int) -> Values:
    """Sentences on the sitting that began behind so many answers, and what stands now."""
    interviewer, names = answering.interviewer, answering.names
    before = _advised_when_it_began(answering, began)
    answers = interviewer.answers
    kept = sum(answer.says is not None for answer in answers[began:])
    told = [line for line in closing(names, interviewer, answering.desk, before, kept) if line]
    return {
        "told": told if kept else told[1:],
        "unchanged": before is not None and before == _advised(interviewer),
        "questions": list(_questions(answering)),
        "left": _left(answering),
        "kept": kept,
        "contradictory": interviewer.contradictory,
    }


def known_of(answering: Answering) -> Values:
    """What is known of those who are asked, quickly: no question is weighed for it."""
    interviewer = answering.interviewer
    issues = [issue for issue in interviewer.own.issues if len(issue.plain_ids()) > 1]
    ends = sum(None not in ends_of(issue, interviewer.outlook) for issue in issues)
    given = still_given(interviewer.answers)
    last = interviewer.answers[-1] if interviewer.answers else None
    return {
        "answers": len(given),
        "log": len(interviewer.answers),
        "ends": ends,
        "issues": len(issues),
        "last": answering.names.date(last.at.date()) if last else None,
        "author": last.author if last and answering.desk.principal is None else None,
        "contradictory": interviewer.contradictory,
    }


def voices(answering: Answering) -> tuple[str | None, ...]:
    """Those of a party who have been heard: its negotiators (None), and principals by name."""
    case, party = answering.desk.case, answering.desk.party
    return (None, *principals(case, party))


def _questions(answering: Answering) -> list[Values]:
    found = []
    wording = answering.wording
    for question, ids in answering.done:
        answers = [a for a in answering.interviewer.answers if a.id in ids]
        asked = answers[0].asked
        words = answering.names.text(asked) if asked else wording.of(question).asked
        found.append({"key": question.key, "asked": words, "said": said_at(answering, ids)})
    alone = [a.id for a in answers_alone(answering)]
    return [*found, *({"key": None, "asked": "", "said": said_at(answering, [a])} for a in alone)]


def _left(answering: Answering) -> Values:
    """How many questions are left, where that is known, and why any is."""
    found = answering.interviewer.next()
    names = answering.names
    if isinstance(found, Finished):
        return {"done": True, "told": finished(answering, found)}
    if found.left is not None:
        key = "left_many" if found.left > MOST_LEFT else "left"
        told = names.say(f"interview.{key}", count=min(found.left, MOST_LEFT))
    else:
        told = names.say("asking.left_unknown")
    return {"done": False, "told": [told, *_stage(answering, found)]}


def _stage(answering: Answering, found: Asking) -> list[str]:
    if found.stage == "advice":
        return []
    return [answering.names.say(f"interview.why.{found.stage}")]


def _advised(interviewer: Interviewer) -> Package | None:
    if interviewer.contradictory:
        return None
    found = interviewer.advice()
    return None if found is None else interviewer.packages[found.best]


def _advised_when_it_began(answering: Answering, began: int) -> Package | None:
    now = answering.interviewer
    since = now.answers[began:]
    if not since:
        return advised_before(now)
    case = as_it_stood(now.case, since)
    early = Interviewer(case, now.party, now.principal, estimate=False)
    early.go_on_with(now.in_play())
    return advised_before(early)

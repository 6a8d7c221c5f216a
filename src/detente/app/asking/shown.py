"""A question as plain values: everything that a page needs to put it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from detente.analysis.advice.interview import Kind, Question, ends_of, still_given
from detente.app.asking.answering import Answering
from detente.app.asking.known import known_question, mark_of
from detente.app.asking.said import in_words
from detente.case import Answer, Package, RedLine, standing
from detente.reports.words.names import Names

Values = dict[str, Any]


def question_shown(answering: Answering, question: Question) -> Values:
    """Words, menu, tables and marks of a question, and what was said to it before.

    ``seen`` marks the answers that stand at it, ``menu_mark`` what its numbers mean: a form sends
    both back, so that an answer to something else is never taken for one to this.
    """
    worded = answering.wording.of(question)
    own = answering.interviewer.own
    before = standing_at(answering, question)
    strength = answering.strength_for(question)
    return {
        "key": question.key,
        "turned": question != known_question(question.key, own),
        "kind": str(question.kind),
        "again": question.again,
        "words": worded.question,
        "menu": [words for _, words in worded.menu],
        "menu_mark": menu_mark(answering, question),
        "seen": mark_of((question.key, *before)),
        "said": said_at(answering, before),
        "back": _before(answering, question),
        "strength": strength.key if strength else None,
        **_more(answering, question),
    }


def standing_at(answering: Answering, question: Question) -> tuple[str, ...]:
    """The ids of the answers that stand at a question; refusals add to one another."""
    return answering.standing_at(question)


def menu_mark(answering: Answering, question: Question) -> str:
    """A name for what the numbers of an answer mean."""
    if question.kind is Kind.REFUSED:
        issues = answering.interviewer.own.issues
        return mark_of(id_ for issue in issues for id_ in (issue.id, *issue.plain_ids()))
    return mark_of(own for own, _ in answering.wording.of(question).menu)


def said_at(answering: Answering, ids: Sequence[str]) -> list[Values]:
    """What was answered before, in words: a statement, or that nothing was said and why."""
    names, found = answering.names, []
    for answer in answering.interviewer.answers:
        if answer.id not in ids:
            continue
        if answer.says is not None:
            words = in_words(names, answer.says)
        elif answer.reason is not None and answer.declined is not None:
            words = names.text(answer.reason)
        else:
            words = names.say(f"asking.declined.{answer.declined or 'skipped'}")
        found.append({"id": answer.id, "words": words})
    return found


def answers_alone(answering: Answering) -> list[Answer]:
    """Answers that say something and that no question of this case is behind: written by hand."""
    known = {id_ for _, ids in answering.done for id_ in ids}
    given = still_given(answering.interviewer.answers)
    return [a for a in given if a.says is not None and a.id not in known]


def compared(
    names: Names, packages: Sequence[Package], places: Sequence[int] | None = None
) -> Values:
    """Packages side by side: per issue what each chooses, and whether they differ there.

    ``places`` are the numbers of the packages that stand above the columns, from 0.
    """
    rows = []
    for issue, _ in packages[0].choices if packages else ():
        cells = [names.option(issue, str(package.get(issue))) for package in packages]
        rows.append({"issue": names.issue(issue), "cells": cells, "differs": len(set(cells)) > 1})
    return {"numbers": [place + 1 for place in places or range(len(packages))], "rows": rows}


def _before(answering: Answering, question: Question) -> str | None:
    """The key of the answer before this question, in the order they were given."""
    keys = [done.key for done, _ in answering.done]
    if question.key in keys:
        keys = keys[: keys.index(question.key)]
    return keys[-1] if keys else None


def _more(answering: Answering, question: Question) -> Values:
    """What only some kinds need."""
    names = answering.names
    match question.kind:
        case Kind.SIGN | Kind.COMPARE:
            return {"table": compared(names, question.packages)}
        case Kind.RATE | Kind.RATIO:
            return {"ends": _ends(answering, question)}
        case Kind.END:
            return {"range": _range(answering, question)}
        case Kind.REFUSED:
            return {"issues": list(_issues(answering)), "refused": _refused(answering)}
    return {}


def _ends(answering: Answering, question: Question) -> Values:
    """What counts 0 and what counts 100."""
    names, interviewer = answering.names, answering.interviewer
    if question.kind is Kind.RATIO:
        part, whole = (answering.wording.step(issue) for issue in question.issues)
        return {"worst": None, "best": whole, "option": part, "most": 200}
    issue = question.issues[0]
    best, worst = (
        names.option(issue, end) if end is not None else names.say(f"interview.end_{which}")
        for end, which in zip(
            ends_of(interviewer.own.issue(issue), interviewer.outlook),
            ("best", "worst"),
            strict=True,
        )
    )
    option = names.option(issue, question.options[0])
    if question.again:
        best, worst = worst, best
    return {"worst": worst, "best": best, "option": option, "most": 100}


def _range(answering: Answering, question: Question) -> Values:
    issue = answering.interviewer.own.issue(question.issues[0])
    options = issue.plain_ids()
    low, high = (answering.names.option(issue.id, end) for end in (options[0], options[-1]))
    return {"low": low, "high": high}


def _issues(answering: Answering) -> Iterator[Values]:
    """Every issue with the numbers by which its options are refused."""
    names = answering.names
    for number, issue in enumerate(answering.interviewer.own.issues, 1):
        options = issue.plain_ids()
        if issue.range is not None:
            low, high = (names.option(issue.id, end) for end in (options[0], options[-1]))
            yield {"number": number, "issue": names.issue(issue.id), "low": low, "high": high}
            continue
        named = [
            {"choice": f"{number}.{place}", "words": names.option(issue.id, option)}
            for place, option in enumerate(options, 1)
        ]
        yield {"number": number, "issue": names.issue(issue.id), "options": named}


def _refused(answering: Answering) -> list[Values]:
    """The red lines that those who are asked have drawn, each with the id that takes it back."""
    desk, names = answering.desk, answering.names
    asked = {a.says.name: a.id for a in desk.case.answers if isinstance(a.says, RedLine)}
    return [
        {
            "id": asked.get(line.name, f"red_lines.{line.id}"),
            "words": in_words(names, line),
            "why": names.text(line.reason) if line.reason else None,
        }
        for line in standing(desk.case).red_lines
        if line.owner == desk.party and line.basis.principal == desk.principal
    ]

"""What has been asked before, read from the log of answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from math import sqrt

from detente.analysis.advice.interview.questions import Kind, Question
from detente.case import (
    Answer,
    Case,
    Order,
    Package,
    Prefers,
    RedLine,
    Statement,
    Swings,
    Value,
    replaced,
)

EVERY = 10
"""Once in so many answers an earlier question comes back in other words (section 4.8)."""

APART = 5
"""Answers that lie at least between a question and its repetition."""

_REPEATABLE = (Kind.RATE, Kind.RANK, Kind.SWING, Kind.COMPARE)
AGAIN = ":again"


def question_of(key: str) -> Question | None:
    """The question of a key; None for a key of some other kind."""
    again = key.endswith(AGAIN)
    word, _, rest = key.removesuffix(AGAIN).partition(":")
    if word not in list(Kind):
        return None
    kind, parts = Kind(word), tuple(rest.split("|")) if rest else ()
    match kind:
        case Kind.SWINGS | Kind.REFUSED:
            return Question(kind)
        case Kind.SIGN | Kind.COMPARE:
            return Question(kind, packages=tuple(map(_package, parts)), again=again)
        case Kind.SWING | Kind.RATIO:
            return Question(kind, parts, again=again)
        case Kind.LINK:
            return Question(kind, parts[:2], parts[2:])
    return Question(kind, parts[:1], parts[1:], again=again)


def _package(written: str) -> Package:
    pairs = (choice.partition("=") for choice in written.split(";"))
    return Package(tuple((issue, option) for issue, _, option in pairs))


def in_order(question: Question, case: Case) -> Question:
    """The question with its packages in the order of the issues; a key has them by name."""
    places = {issue.id: place for place, issue in enumerate(case.issues)}
    packages = (
        Package(tuple(sorted(each.choices, key=lambda choice: places.get(choice[0], len(places)))))
        for each in question.packages
    )
    return replace(question, packages=tuple(packages))


def still_given(answers: Sequence[Answer]) -> list[Answer]:
    """The answers that no later one has replaced, in order."""
    gone = replaced(answers)
    return [answer for answer in answers if answer.id not in gone]


def asked_keys(answers: Sequence[Answer]) -> frozenset[str]:
    """The keys of every question that was answered or declined and not taken back.

    Of a screen that makes several statements all of the last time must stand.
    """
    latest = {a.question: a.at for a in sorted(answers, key=lambda a: a.at) if a.question}
    gone = replaced(answers)
    given = [a for a in answers if a.question is not None]
    lost = {a.question for a in given if a.id in gone and latest[str(a.question)] == a.at}
    # A new answer within the same second replaces an earlier one of its own question.
    anew = {a.question for a in answers if a.replaces and a.question and a.id not in gone}
    return frozenset(key for key in latest if key is not None and key not in lost - anew)


def repeat_due(answers: Sequence[Answer]) -> Question | None:
    """An earlier question to be asked again in other words; None where it is not time."""
    given = [one for one in still_given(answers) if one.says is not None and one.question]
    keys = {one.question for one in given} | {one.question for one in answers if one.declined}
    repeated = sum(str(key).endswith(AGAIN) for key in keys)
    if (len(given) - repeated) // EVERY <= repeated:
        return None
    found = (question_of(str(one.question)) for one in given[:-APART])
    fresh = [q for q in found if q is not None and q.kind in _REPEATABLE and not q.again]
    turned = (_turned(q) for q in sorted(fresh, key=_repeat_first))
    return next((q for q in turned if q.key not in keys), None)


def _turned(question: Question) -> Question:
    """The question again with its sides turned round; a number is asked from the other end."""
    if question.kind is Kind.RATE:
        return replace(question, again=True)
    return replace(
        question,
        again=True,
        issues=question.issues[::-1],
        options=question.options[::-1],
        packages=question.packages[::-1],
    )


def _repeat_first(question: Question) -> int:
    return _REPEATABLE.index(question.kind)


def response_error(answers: Sequence[Answer]) -> tuple[int, float | None, int, int]:
    """How far answers to one question asked twice lie apart.

    (numbers asked twice, standard deviation of a single one in points of 100 or None, choices
    asked twice, how many of these were the same).
    """
    given = {a.question: a.says for a in still_given(answers) if a.question and a.says is not None}
    pairs = [(given[key + AGAIN], says) for key, says in given.items() if key + AGAIN in given]
    apart = [
        float(_centre(a) - _centre(b))
        for a, b in pairs
        if isinstance(a, Value) and isinstance(b, Value)
    ]
    sides = [_said(a) == _said(b) for a, b in pairs if not isinstance(a, Value)]
    # Both answers err: the variance of their difference is twice that of one.
    spread = sqrt(sum(d * d for d in apart) / len(apart) / 2) if apart else None
    return (len(apart), spread, len(sides), sum(sides))


def _centre(value: Value) -> Fraction:
    if value.value is not None or value.interval is None:
        return value.value or Fraction(0)
    return sum(value.interval, Fraction(0)) / 2


def _said(statement: Statement | RedLine) -> object:
    match statement:
        case Order():
            return statement.tiers
        case Swings():
            return statement.issues
        case Prefers():
            return (statement.package, statement.over)
    return type(statement)


def kinds_asked(answers: Iterable[Answer]) -> list[Kind]:
    """The kinds of the questions asked so far, in order."""
    found = (question_of(a.question) for a in answers if a.question is not None)
    return [question.kind for question in found if question is not None]

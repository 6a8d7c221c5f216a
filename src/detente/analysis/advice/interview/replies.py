"""From the answer to a question to the statements it makes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from detente.analysis.advice.interview.questions import Kind, Question
from detente.case import (
    AboutEqual,
    Basis,
    Condition,
    Differs,
    Direction,
    Order,
    Prefers,
    Ratio,
    RedLine,
    Shape,
    Statement,
    Swings,
    Text,
    Value,
    Wants,
    Word,
    WouldSign,
    WouldWalkAway,
)

HUNDRED = Fraction(100)
WITHIN = Fraction(5)
"""How far apart, in points of 100, packages may be that somebody calls about as good."""

Side = Literal["first", "second", "same"]


@dataclass(frozen=True, slots=True)
class Tiers:
    """Options or issues from best to worst, as far as they were put in order."""

    tiers: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Points:
    """Between so and so many points of 100."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class BestAt:
    """A number that is better than all below and all above."""

    option: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is refused whatever else there is, and why."""

    when: Condition
    reason: Text | None = None


Reply = Side | Tiers | Points | BestAt | Refusal | Word
"""To *sign* and *end*, ``first`` is yes and more, ``second`` no and less."""


def statements_of(
    question: Question, reply: Reply, holder: str, options: tuple[str, ...], basis: Basis
) -> tuple[Statement | RedLine, ...]:
    """What an answer says; ids are empty and given where it is kept.

    ``options`` are all of the question's issue. Raises ``ValueError`` where the reply does not
    answer the question.
    """
    match question.kind, reply:
        case Kind.BEST_WORST | Kind.ORDER, Tiers():
            return _ordered(question.issues[0], reply.tiers, holder, options, basis)
        case Kind.SWINGS, Tiers():
            return (Swings("", holder, reply.tiers, basis),)
        case Kind.REFUSED, Refusal():
            return (RedLine(holder, "", (reply.when,), reply.reason, basis),)
        case Kind.END, BestAt():
            return (Shape("", holder, question.issues[0], reply.option, basis=basis),)
        case Kind.RATE | Kind.RATIO, Points():
            return (_number(question, reply, holder, basis),)
        case Kind.STRENGTH, Word():
            better, worse = question.options
            return (Differs("", holder, question.issues[0], better, worse, reply, reply, basis),)
    if isinstance(reply, str) and not isinstance(reply, Word):
        return (_chosen(question, reply, holder, basis),)
    raise ValueError(f"{reply} does not answer {question.key}")


def _ordered(
    issue: str,
    tiers: tuple[tuple[str, ...], ...],
    holder: str,
    options: tuple[str, ...],
    basis: Basis,
) -> tuple[Statement, ...]:
    """An order of all options says best and worst; of fewer, best and worst are said by name."""
    if {option for tier in tiers for option in tier} == set(options):
        return (Order("", holder, issue, tiers, basis),)
    (worst, *_) = tiers[-1]
    return (
        Wants("", holder, issue, tiers[0], basis),
        Value("", holder, issue, worst, Fraction(0), basis=basis),
    )


def _number(question: Question, reply: Points, holder: str, basis: Basis) -> Statement:
    """Points as an interval; an exact one where both ends are the same.

    Asked again in other words, a rating is what is lost from the best option on.
    """
    low, high = reply.low, reply.high
    if question.kind is Kind.RATIO:
        times = (low / HUNDRED, high / HUNDRED)
        return Ratio("", holder, question.issues[0], question.issues[1], times, basis)
    if question.again:
        low, high = HUNDRED - high, HUNDRED - low
    issue, option = question.issues[0], question.options[0]
    if low == high:
        return Value("", holder, issue, option, low, basis=basis)
    return Value("", holder, issue, option, None, (low, high), basis)


def _chosen(question: Question, side: Side, holder: str, basis: Basis) -> Statement:
    kind, packages = question.kind, question.packages
    if kind is Kind.SIGN and side != "same":
        said = WouldSign if side == "first" else WouldWalkAway
        return said("", holder, packages[0], basis)
    if kind is Kind.END and side != "same":
        towards: Literal["more", "less"] = "more" if side == "first" else "less"
        return Direction("", holder, question.issues[0], towards, basis)
    if kind is Kind.COMPARE:
        if side == "same":
            return AboutEqual("", holder, packages[0], packages[1], WITHIN, basis)
        better, worse = packages if side == "first" else packages[::-1]
        return Prefers("", holder, better, worse, basis)
    if kind in (Kind.RANK, Kind.SWING):
        tiers = _two(question.options if kind is Kind.RANK else question.issues, side)
        if kind is Kind.RANK:
            return Order("", holder, question.issues[0], tiers, basis)
        return Swings("", holder, tiers, basis)
    raise ValueError(f"{side} does not answer {question.key}")


def _two(pair: tuple[str, ...], side: Side) -> tuple[tuple[str, ...], ...]:
    first, second = pair
    if side == "same":
        return ((first, second),)
    return ((first,), (second,)) if side == "first" else ((second,), (first,))

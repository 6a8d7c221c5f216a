"""Statements that bound a number: what they bound, and the same statement with another interval."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from detente.analysis.preferences.programmes.polytope import Polytope
from detente.analysis.preferences.programmes.sums import Sum, plus
from detente.analysis.problem import Said, centre_of, span_of
from detente.case import AboutEqual, Ratio, Statement, Value, Weight

ZERO, ONE, HUNDRED = Fraction(0), Fraction(1), Fraction(100)
ANYWHERE = Fraction(10**6)
"""Points apart that no two packages are: about equal with this is no statement."""

Bounding = Value | Weight | Ratio | AboutEqual
Ends = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, slots=True)
class Bounded:
    """``above / below`` times ``unit`` is what a statement bounds, on the scale it is made in."""

    above: Sum
    below: Sum
    unit: Fraction


def ends_of(statement: Bounding) -> Ends:
    """The interval as stated; None is no bound on that side. About equal: how far apart."""
    match statement:
        case Ratio():
            return statement.interval
        case AboutEqual():
            return (ZERO, statement.within)
        case _:
            return span_of(statement.value, statement.interval)


def with_ends(statement: Bounding, ends: Ends) -> Statement:
    """The statement with another interval around it.

    A value or weight keeps its centre: weights are shares of the total of the centres, and a wider
    interval should not move the others.
    """
    low, high = ends
    match statement:
        case Ratio():
            return replace(statement, interval=ends)
        case AboutEqual():
            return replace(statement, within=ANYWHERE if high is None else high)
        case _:
            assert low is not None
            assert high is not None
            centre = centre_of(statement.value, statement.interval)
            return replace(statement, value=centre, interval=(low, high))


def without_ends(statement: Bounding, said: Said) -> Statement:
    """The statement made so wide that it bounds nothing."""
    match statement:
        case Value():
            return with_ends(statement, (ZERO, HUNDRED))
        case Weight():
            return with_ends(statement, (ZERO, total_weight(said)))
        case _:
            return with_ends(statement, (None, None))


def total_weight(said: Said) -> Fraction:
    """The points that all stated weights have together, by which each is divided."""
    return sum((centre_of(w.value, w.interval) for w in said.weights.values()), ZERO)


def bounded_by(polytope: Polytope, statement: Value | Weight | Ratio) -> Bounded:
    """What a statement bounds, over the variables of a polytope."""
    weight = polytope.weight
    match statement:
        case Value():
            line = polytope.line(statement.issue, statement.option)
            return Bounded(line, {weight[statement.issue]: ONE}, HUNDRED)
        case Weight():
            together = dict.fromkeys((weight[i] for i in polytope.said.weights), ONE)
            return Bounded({weight[statement.issue]: ONE}, together, total_weight(polytope.said))
        case Ratio():
            return Bounded({weight[statement.issue]: ONE}, {weight[statement.to]: ONE}, ONE)


def apart_by(polytope: Polytope, statement: AboutEqual) -> Sum:
    """By how much the first package of a pair is better than the second."""
    start = polytope.case.status_quo()
    pair = (start.changed(p.as_dict()) for p in (statement.package, statement.other))
    first, second = map(polytope.utility, pair)
    return plus(first, second, -1)

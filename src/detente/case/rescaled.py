"""Numbers on the native scale, once an issue they were measured by is withdrawn.

A native scale divides by the total of the weights, and a withdrawn issue was part of that total. A
party that valued everything keeps its utility as it is, written on the scale *as given*. For any
other, what the numbers say of the rest cannot be told any more: the statements that would then say
more than was said are left out, so that nothing is called certain that the whole case leaves open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from detente.case.case import Case
from detente.case.consent import Undo
from detente.case.demands import Linkage, NoDeal, Worth
from detente.case.issues import Issue
from detente.case.numbers import parse_number
from detente.case.statements import (
    AboutEqual,
    Interval,
    Scale,
    Statement,
    Value,
    Weight,
)

HUNDRED = Fraction(100)
Three = tuple[Fraction, Fraction, Fraction]
"""The least, the central and the greatest number compatible with what is stated."""

_NOTHING: Three = (Fraction(0), Fraction(0), Fraction(0))


def rescaled(left: Case, whole: Case) -> Case:
    """The case in force with the numbers of its parties as far as they still say what they said.

    ``left`` is the case without what was withdrawn from ``whole``.
    """
    for party in left.negotiators():
        measures = _Measures(left, whole, party)
        if not whole.scale(party).as_given and measures.moved:
            left = measures.as_given() if measures.complete() else measures.weakened()
    return left


class _Measures:
    """What one party's numbers were measured by, in the whole case and in the case in force."""

    def __init__(self, left: Case, whole: Case, party: str) -> None:
        self.left, self.whole, self.party = left, whole, party
        said = whole.own_words_of(party)
        weights = [s for s in said if isinstance(s, Weight)]
        values = [s for s in said if isinstance(s, Value)]
        self.weights = {s.issue: s for s in weights}
        self.values = {(s.issue, s.option): s for s in values}
        self.plain = len(weights) == len(self.weights) and len(values) == len(self.values)
        self.own = frozenset(s.id for s in said)
        here = {issue.id: issue for issue in left.issues}
        self.gone = [i for i in whole.issues if i.id not in here and self._weighs(i.id)]
        self.steady = [x.worth for x in whole.linkages if x.worth and self._always(x)]
        self.moved = bool(self.gone or self.steady)

    def _always(self, link: Linkage) -> bool:
        """Whether what this party gets together lies in withdrawn issues alone, as they are."""
        gone = {i.id for i in self.whole.issues} - {i.id for i in self.left.issues}
        about = {issue for issue, _ in link.when.parts}
        today = self.whole.status_quo()
        return link.owner == self.party and about <= gone and link.when.holds(today)

    def _weighs(self, issue: str) -> bool:
        weight = self.weights.get(issue)
        return weight is None or any(_span(weight))

    def complete(self) -> bool:
        """Whether it valued all that is left, what is withdrawn as it is today, and every issue.

        Once each: of two weights of an issue neither is the one to measure by.
        """
        return (
            self.plain
            and {issue.id for issue in self.whole.issues} <= self.weights.keys()
            and any(_centre(weight) for weight in self.weights.values())
            and all(self._today(issue) is not None for issue in self.gone)
            and all(worth.value is not None or worth.interval for worth in self.steady)
            and all(self._valued(issue) for issue in self.left.issues if self._weighs(issue.id))
        )

    def _valued(self, issue: Issue) -> bool:
        if issue.range is None:
            return all((issue.id, option) in self.values for option in issue.plain_ids())
        named = [parse_number(option) for i, option in self.values if i == issue.id]
        ends = [parse_number(option) for option in issue.option_ids()]
        return bool(named) and min(named) <= min(ends) and max(ends) <= max(named)

    def as_given(self) -> Case:
        """The same utility, as a sum of weights times values that is divided by nothing more."""
        total = HUNDRED * sum((_centre(w) for w in self.weights.values()), Fraction(0))
        least, constant, most = (
            sum(ends, Fraction(0)) for ends in zip(*self._fixed(total), strict=True)
        )

        def no_deal(stated: NoDeal) -> NoDeal:
            value = None if stated.value is None else stated.value / HUNDRED
            span = _times(stated.interval, 1 / HUNDRED)
            if value is not None and least != most:
                span = span or (value, value)
            if span is not None:
                span = (span[0] - (most - constant), span[1] + (constant - least))
            return replace(stated, value=value, interval=span)

        own = replace(self.whole.scale(self.party), as_given=True, constant=constant)
        return self._changed(
            statement=lambda s: self._rescaled(s, 1 / total),
            no_deal=no_deal,
            worth=_worth_over,
            undo=lambda act: replace(
                act,
                cost=None if act.cost is None else act.cost / HUNDRED,
                cost_interval=_times(act.cost_interval, 1 / HUNDRED),
            ),
            scales=(*(s for s in self.left.scales if s.holder != self.party), own),
        )

    def _rescaled(self, statement: Statement, factor: Fraction) -> Statement | None:
        """A statement of this party on the scale *as given*; its principal's weights go."""
        if not isinstance(statement, Weight):
            return statement
        return _scaled(statement, factor) if statement.id in self.own else None

    def _weaker(self, statement: Statement, vague: bool) -> Statement | None:
        """A statement unless it is a number in points of a total that is not known any more."""
        if isinstance(statement, Weight):
            return None if vague or statement.id not in self.own else statement
        in_points = isinstance(statement, AboutEqual) and statement.within > 0
        return None if in_points else statement

    def _fixed(self, total: Fraction) -> Iterator[Three]:
        """What every package brings by what is withdrawn: at least, centrally, at most."""
        yield _NOTHING
        for issue in self.gone:
            weights, values = _three(self.weights[issue.id]), self._today(issue) or _NOTHING
            low, centre, high = (w * v / total for w, v in zip(weights, values, strict=True))
            yield low, centre, high
        for worth in self.steady:
            low, centre, high = _three(worth)
            yield low / HUNDRED, centre / HUNDRED, high / HUNDRED

    def _today(self, issue: Issue) -> Three | None:
        """What an issue as it is today is worth: at least, centrally, at most; None: not valued."""
        today = issue.status_quo
        here = {option: each for (i, option), each in self.values.items() if i == issue.id}
        if today is None:
            return None
        if today in here or issue.range is None:
            return _three(here[today]) if today in here else None
        number = parse_number(today)
        below = max((o for o in here if parse_number(o) < number), key=parse_number, default=None)
        above = min((o for o in here if parse_number(o) > number), key=parse_number, default=None)
        if below is None or above is None:
            return None
        first, second = parse_number(below), parse_number(above)
        share = (number - first) / (second - first)
        low, centre, high = (
            (1 - share) * one + share * other
            for one, other in zip(_three(here[below]), _three(here[above]), strict=True)
        )
        return low, centre, high

    def weakened(self) -> Case:
        """The case without the numbers that would now say more than they did."""
        kept = [self.weights[i.id] for i in self.left.issues if i.id in self.weights]
        vague = not self.plain or any(low != high for low, high in map(_span, kept))
        return self._changed(
            statement=lambda s: self._weaker(s, vague),
            no_deal=lambda stated: replace(stated, value=None, interval=None),
            worth=_sign_of,
            undo=lambda act: replace(act, cost=None, cost_interval=None),
            scales=self.left.scales,
        )

    def _changed(
        self,
        *,
        statement: Callable[[Statement], Statement | None],
        no_deal: Callable[[NoDeal], NoDeal],
        worth: Callable[[Worth], Worth],
        undo: Callable[[Undo], Undo],
        scales: tuple[Scale, ...],
    ) -> Case:
        """The case with these changes of what this party says."""

        def link(each: Linkage) -> Linkage:
            return each if each.worth is None else replace(each, worth=worth(each.worth))

        mine = self.party
        return replace(
            self.left,
            statements=_each(self.left.statements, lambda s: s.holder == mine, statement),
            no_deal=_each(self.left.no_deal, lambda n: n.party == mine, no_deal),
            linkages=_each(self.left.linkages, lambda x: x.owner == mine, link),
            undo=_each(self.left.undo, lambda act: act.party == mine, undo),
            scales=scales,
        )


def _each(elements: Iterable[Any], own: Callable[[Any], bool], change: Callable[[Any], Any]) -> Any:
    changed = (change(element) if own(element) else element for element in elements)
    return tuple(element for element in changed if element is not None)


def _span(stated: Value | Weight | Worth) -> Interval:
    if stated.interval is not None:
        return stated.interval
    value = stated.value or Fraction(0)
    return (value, value)


def _centre(stated: Value | Weight | Worth) -> Fraction:
    return sum(_span(stated), Fraction(0)) / 2 if stated.value is None else stated.value


def _three(stated: Value | Weight | Worth) -> Three:
    low, high = _span(stated)
    return low, _centre(stated), high


def _times(interval: Interval | None, factor: Fraction) -> Interval | None:
    return None if interval is None else (interval[0] * factor, interval[1] * factor)


def _scaled(weight: Weight, factor: Fraction) -> Weight:
    value = None if weight.value is None else weight.value * factor
    return replace(weight, value=value, interval=_times(weight.interval, factor))


def _worth_over(worth: Worth) -> Worth:
    value = None if worth.value is None else worth.value / HUNDRED
    return replace(worth, value=value, interval=_times(worth.interval, 1 / HUNDRED))


def _sign_of(worth: Worth) -> Worth:
    """Only whether it adds or takes away, where that is known."""
    if worth.value is None and worth.interval is None:
        return worth
    low, high = _span(worth)
    if low >= 0:
        return Worth(sign="more")
    return Worth(sign="less") if high <= 0 else worth

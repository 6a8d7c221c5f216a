"""Statements of one voice on one issue that cannot all be true; both places are named.

Only what was written by hand, where it is a slip of the pen. What a principal says and what the
negotiators say are two voices, and answers are a log: contradictions there are findings, and so are
all that need several issues to see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from detente.case.checks.register import Register, answered, number_of, sound
from detente.case.faults import Fault, fault
from detente.case.issues import Issue
from detente.case.statements import (
    Differs,
    Direction,
    Interval,
    Order,
    Statement,
    Value,
    Wants,
    Word,
    WouldSign,
    WouldWalkAway,
)

_OF_AN_ISSUE = (Wants, Direction, Order, Value, Differs)


@dataclass(slots=True)
class _Stated:
    """All that one party says of the options of one issue."""

    issue: Issue
    wants: Wants | None = None
    direction: Direction | None = None
    order: Order | None = None
    values: list[Value] = field(default_factory=list)
    differs: list[Differs] = field(default_factory=list)

    def take(self, statement: Wants | Direction | Order | Value | Differs) -> None:
        match statement:
            case Wants():
                self.wants = statement
            case Direction():
                self.direction = statement
            case Order():
                self.order = statement
            case Value():
                self.values.append(statement)
            case Differs():
                self.differs.append(statement)

    def by_order(self) -> dict[str, Fraction]:
        """A rank per option of the order, the better the higher."""
        tiers = self.order.tiers if self.order else ()
        return {option: Fraction(-n) for n, tier in enumerate(tiers) for option in tier}

    def by_direction(self) -> dict[str, Fraction]:
        """A rank per option the party speaks of and the two ends, the better the higher."""
        if self.direction is None:
            return {}
        ids = self.issue.plain_ids()
        places: dict[str, Fraction | None]
        if self.issue.range is None:
            places = {option: Fraction(place) for place, option in enumerate(ids)}
        else:
            named = [*(v.option for v in self.values), *self.by_order(), ids[0], ids[-1]]
            named += [option for said in self.differs for option in (said.better, said.worse)]
            wanted = self.wants.options if self.wants else ()
            places = {option: number_of(option) for option in (*named, *wanted)}
        sign = 1 if self.direction.towards == "more" else -1
        return {option: sign * place for option, place in places.items() if place is not None}


def check_contradictions(register: Register) -> Iterator[Fault]:
    """The faults of statements set against one another."""
    found: dict[tuple[_Voice, str], _Stated] = {}
    written = [s for s in register.case.statements if not answered(s)]
    for statement in written:
        if isinstance(statement, _OF_AN_ISSUE):
            issue = register.issues.get(statement.issue)
            if issue is not None and sound(issue):
                key = (_voice(statement), statement.issue)
                found.setdefault(key, _Stated(issue)).take(statement)
    for stated in found.values():
        yield from _of_issue(stated)
    yield from _signs_and_walks(written)


_Voice = tuple[str, str | None]


def _voice(statement: Statement) -> _Voice:
    return statement.holder, statement.basis.principal


def _of_issue(stated: _Stated) -> Iterator[Fault]:
    by_order, by_direction = stated.by_order(), stated.by_direction()
    order, direction = stated.order, stated.direction
    if order is not None:
        yield from _order_against(order, direction, by_direction)
        yield from _wants_against(stated.wants, by_order, "wants_against_order", order.id)
        yield from _values_against(stated.values, by_order, "values_against_order", order.id)
        yield from _differs_against(stated.differs, by_order, "differs_against_order", order.id)
    if direction is not None:
        words = ("wants_against_direction", direction.id)
        yield from _wants_against(stated.wants, by_direction, *words)
        words = ("values_against_direction", direction.id)
        yield from _values_against(stated.values, by_direction, *words)
        words = ("differs_against_direction", direction.id)
        yield from _differs_against(stated.differs, by_direction, *words)
    yield from _wants_against_values(stated)
    yield from _differs_against_values(stated)
    yield from _differs_reversed(stated.differs)


def _order_against(
    order: Order, direction: Direction | None, ranks: dict[str, Fraction]
) -> Iterator[Fault]:
    """An option the order puts below another that the direction puts above it."""
    least: tuple[Fraction, str] | None = None
    for tier in order.tiers:
        known = [(ranks[option], option) for option in tier if option in ranks]
        if direction is not None and least is not None and known and max(known)[0] > least[0]:
            values = {"better": least[1], "worse": max(known)[1], "other": direction.id}
            yield fault(order.id, "order_against_direction", **values)
            return
        least = min([*known, *([least] if least else [])], default=None)


def _wants_against(
    wants: Wants | None, ranks: dict[str, Fraction], code: str, other: str
) -> Iterator[Fault]:
    """A wanted option that something else is better than."""
    if wants is None or not ranks:
        return
    best = max(ranks, key=lambda option: ranks[option])
    for option in wants.options:
        if option in ranks and ranks[option] < ranks[best]:
            yield fault(wants.id, code, option=option, better=best, other=other)
            return


def _values_against(
    values: list[Value], ranks: dict[str, Fraction], code: str, other: str
) -> Iterator[Fault]:
    """Values that fall where the ranks rise, or differ where they tie: walked from the worst up."""
    ranked = sorted((v for v in values if v.option in ranks), key=lambda v: ranks[v.option])
    above: Value | None = None
    for _, group in groupby(ranked, key=lambda v: ranks[v.option]):
        tied = list(group)
        top = max([*tied, *([above] if above else [])], key=lambda v: _span(v)[0])
        for value in tied:
            if _span(value)[1] < _span(top)[0]:
                pair = {"low": value.option, "high": top.option, "second": top.id}
                yield fault(value.id, code, **pair, other=other)
        above = top


def _wants_against_values(stated: _Stated) -> Iterator[Fault]:
    if stated.wants is None or not stated.values:
        return
    best = max(stated.values, key=lambda v: _span(v)[0])
    for value in stated.values:
        if value.option in stated.wants.options and _span(value)[1] < _span(best)[0]:
            values = {"option": value.option, "better": best.option, "other": best.id}
            yield fault(stated.wants.id, "wants_against_values", **values)
            return


def _span(value: Value) -> Interval:
    if value.interval is not None:
        return value.interval
    point = value.value if value.value is not None else Fraction(0)
    return (point, point)


def _differs_against(
    differs: list[Differs], ranks: dict[str, Fraction], code: str, other: str
) -> Iterator[Fault]:
    """Strengths of a difference that the ranks turn round, or deny where they tie."""
    for said in differs:
        if not {said.better, said.worse} <= ranks.keys() or said.better == said.worse:
            continue
        up = ranks[said.better] - ranks[said.worse]
        if up < 0 or (up == 0 and said.least is not Word.NONE):
            yield fault(said.id, code, better=said.better, worse=said.worse, other=other)


def _differs_against_values(stated: _Stated) -> Iterator[Fault]:
    values = {value.option: value for value in stated.values}
    for said in stated.differs:
        if said.better in values and said.worse in values and said.least is not Word.NONE:
            low, high = values[said.worse], values[said.better]
            if _span(high)[1] <= _span(low)[0] and said.better != said.worse:
                pair = {"better": said.better, "worse": said.worse, "second": low.id}
                yield fault(said.id, "differs_against_values", **pair, other=high.id)


def _differs_reversed(differs: list[Differs]) -> Iterator[Fault]:
    """Two options of which each is said to be better than the other."""
    seen: dict[tuple[str, str], Differs] = {}
    for said in differs:
        other = seen.get((said.worse, said.better))
        if other is not None and {said.least, other.least} != {Word.NONE}:
            pair = {"better": said.better, "worse": said.worse}
            yield fault(said.id, "differs_reversed", **pair, other=other.id)
        seen.setdefault((said.better, said.worse), said)


def _signs_and_walks(written: list[Statement]) -> Iterator[Fault]:
    signed = [s for s in written if isinstance(s, WouldSign)]
    for walks in (s for s in written if isinstance(s, WouldWalkAway)):
        for signs in signed:
            same = dict(signs.package.choices) == dict(walks.package.choices)
            if same and _voice(signs) == _voice(walks):
                yield fault(walks.id, "signs_and_walks", other=signs.id)

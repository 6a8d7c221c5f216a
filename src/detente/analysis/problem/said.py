"""What one party has said, sorted by what it is about."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from fractions import Fraction

from detente.case import (
    AboutEqual,
    AmongTop,
    Case,
    Differs,
    Direction,
    Linkage,
    NoDeal,
    Order,
    Package,
    Prefers,
    Ratio,
    Scale,
    Shape,
    StepOver,
    Swings,
    Value,
    Wants,
    Weight,
    Worth,
    WouldSign,
    WouldWalkAway,
    parse_number,
)

Span = tuple[Fraction, Fraction]


def span_of(value: Fraction | None, interval: Span | None) -> Span:
    """The interval where one is stated, else the value as an interval of one point."""
    if interval is not None:
        return interval
    if value is None:
        raise ValueError("neither a value nor an interval")
    return (value, value)


def centre_of(value: Fraction | None, interval: Span | None) -> Fraction:
    """The stated value, else the midpoint of the interval (case file, rule 7)."""
    if value is not None:
        return value
    low, high = span_of(value, interval)
    return (low + high) / 2


@dataclass(slots=True)
class Said:
    """The statements of one party, grouped; built once per party and not changed afterwards.

    ``further`` are values, weights and directions on what an earlier one speaks of already: all of
    them hold, so what fits must fit each.
    """

    party: str
    scale: Scale
    no_deal: NoDeal
    weights: dict[str, Weight] = field(default_factory=dict)
    values: dict[str, dict[str, Value]] = field(default_factory=dict)
    orders: dict[str, list[Order]] = field(default_factory=dict)
    directions: dict[str, Direction] = field(default_factory=dict)
    wants: dict[str, list[Wants]] = field(default_factory=dict)
    swings: list[Swings] = field(default_factory=list)
    prefers: list[Prefers] = field(default_factory=list)
    would_sign: list[WouldSign] = field(default_factory=list)
    would_walk_away: list[WouldWalkAway] = field(default_factory=list)
    ratios: list[Ratio] = field(default_factory=list)
    steps: list[StepOver] = field(default_factory=list)
    differs: list[Differs] = field(default_factory=list)
    about_equal: list[AboutEqual] = field(default_factory=list)
    shapes: dict[str, list[Shape]] = field(default_factory=dict)
    among_top: list[AmongTop] = field(default_factory=list)
    further: list[Value | Weight | Direction] = field(default_factory=list)
    worths: list[Linkage] = field(default_factory=list)

    def every_value(self, issue: str) -> tuple[Value, ...]:
        """All that is said of what single options of an issue are worth, further ones last."""
        further = (s for s in self.further if isinstance(s, Value) and s.issue == issue)
        return (*self.values.get(issue, {}).values(), *further)

    def every_weight(self, issue: str) -> tuple[Weight, ...]:
        """All that is said of what an issue weighs, in the same points, further ones last."""
        first = [self.weights[issue]] if issue in self.weights else []
        return (*first, *(s for s in self.further if isinstance(s, Weight) and s.issue == issue))

    def every_direction(self, issue: str) -> tuple[Direction, ...]:
        """All that is said of which way an issue gets better, further ones last."""
        first = [self.directions[issue]] if issue in self.directions else []
        further = (s for s in self.further if isinstance(s, Direction) and s.issue == issue)
        return (*first, *further)

    def peaks(self, issue: str) -> dict[Fraction, str]:
        """The numbers at which an issue is said to be best, each with who says so (statement)."""
        return {
            parse_number(shape.best_at): shape.id
            for shape in self.shapes.get(issue, ())
            if shape.best_at is not None
        }

    def named(self, issue: str) -> tuple[Fraction, ...]:
        """The numbers between which worth runs straight: those with a value, ascending.

        A best number between two of these bends the line there.
        """
        numbers = sorted(parse_number(option) for option in self.values.get(issue, ()))
        bends = (p for p in self.peaks(issue) if numbers and numbers[0] < p < numbers[-1])
        return tuple(sorted({*numbers, *bends}))

    def about(self, issue: str) -> tuple[str, ...]:
        """The ids of the statements that speak of an issue, positions and orders first.

        What is worth more together says nothing of one issue alone, so linkages are not among them.
        """
        packages: list[tuple[str, tuple[Package, ...]]] = [
            *((p.id, (p.package, p.over)) for p in self.prefers),
            *((e.id, (e.package, e.other)) for e in self.about_equal),
            *((s.id, (s.package,)) for s in self.would_sign),
            *((s.id, (s.package,)) for s in self.would_walk_away),
        ]
        found = [s.id for s in self.wants.get(issue, ())]
        found += [s.id for s in self.orders.get(issue, ())]
        found += [self.directions[issue].id] if issue in self.directions else []
        found += [v.id for v in self.values.get(issue, {}).values()]
        found += [s.id for s in self.shapes.get(issue, ())]
        found += [s.id for s in self.differs if s.issue == issue]
        found += [s.id for s in self.steps if issue in (s.more.issue, s.less.issue)]
        found += [s.id for s in self.further if s.issue == issue]
        found += [i for i, named in packages if any(p.get(issue) is not None for p in named)]
        found += [self.weights[issue].id] if issue in self.weights else []
        return tuple(found)

    @property
    def ordinal(self) -> tuple[Container[str], ...]:
        """The issues on which a position, an order or a direction is stated, by its kind."""
        return (self.wants, self.orders, self.directions)

    @property
    def anything(self) -> bool:
        """Whether the party has stated any preference at all."""
        return bool(
            self.weights
            or self.values
            or self.orders
            or self.directions
            or self.wants
            or self.swings
            or self.prefers
            or self.would_sign
            or self.would_walk_away
            or self.ratios
            or self.steps
            or self.differs
            or self.about_equal
            or self.shapes
            or self.among_top
            or self.worths
        )


def worth_span(worth: Worth) -> tuple[Fraction | None, Fraction | None]:
    """What a combination may add, in points; None where there is no bound on that side."""
    if worth.sign is not None and worth.value is None and worth.interval is None:
        zero = Fraction(0)
        return (zero, None) if worth.sign == "more" else (None, zero)
    return span_of(worth.value, worth.interval)


def said_by(case: Case, party: str) -> Said:
    """Everything a party has said, grouped: its own words, not its principals' instructions."""
    said = Said(party, case.scale(party), case.no_deal_of(party))
    for statement in case.own_words_of(party):
        match statement:
            case Weight() if statement.issue not in said.weights:
                said.weights[statement.issue] = statement
            case Value() if statement.option not in said.values.get(statement.issue, {}):
                said.values.setdefault(statement.issue, {})[statement.option] = statement
            case Direction() if statement.issue not in said.directions:
                said.directions[statement.issue] = statement
            case Weight() | Value() | Direction():
                said.further.append(statement)
            case Order():
                said.orders.setdefault(statement.issue, []).append(statement)
            case Wants():
                said.wants.setdefault(statement.issue, []).append(statement)
            case Swings():
                said.swings.append(statement)
            case Prefers():
                said.prefers.append(statement)
            case WouldSign():
                said.would_sign.append(statement)
            case WouldWalkAway():
                said.would_walk_away.append(statement)
            case Ratio():
                said.ratios.append(statement)
            case StepOver():
                said.steps.append(statement)
            case Differs():
                said.differs.append(statement)
            case AboutEqual():
                said.about_equal.append(statement)
            case Shape():
                said.shapes.setdefault(statement.issue, []).append(statement)
            case AmongTop():
                said.among_top.append(statement)
    said.worths = [link for link in case.linkages if link.kind == "worth" and link.owner == party]
    return said

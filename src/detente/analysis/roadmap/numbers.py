"""A case's way to a package as a `Journey`: integers for the search, no names.

Rules of the case (linkages of anybody, red lines of the parties, caps) bind the way where they are
kept both today and by the package: what either breaks cannot be asked of the stages between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import lcm, prod

from detente.analysis.problem import CentralUtility
from detente.analysis.roadmap.findings import Step
from detente.analysis.roadmap.journey import Box, Budget, Fixed, Journey, Labelled
from detente.analysis.roadmap.steps import Way
from detente.case import Case, Condition, Constraint, Linkage, RedLine

ZERO = Fraction(0)

Turn = tuple[tuple[str, bool], ...]
"""How some events turn out: (event, whether it has happened)."""

Parts = tuple[tuple[str, Callable[[str], bool]], ...]
"""Issues, each with a test of its option; all together."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What binds every stage, in positions, and the ids of the rules that do not bind."""

    forbidden: tuple[Box, ...]
    budgets: tuple[Budget, ...]
    idle: tuple[str, ...]


def journey(way: Way, binding: Rules, parties: Sequence[Fixed | Labelled]) -> Journey:
    """The way with what binds it and what the parties make of it; clocks in their common unit."""
    number = {step.id: place for place, step in enumerate(way.steps)}
    issues = [issue for issue, _ in way.tracks]
    clock = lcm(*(step.days.denominator for step in way.steps if step.days is not None))
    return Journey(
        issue=tuple(issues.index(step.issue) for step in way.steps),
        before=tuple(sum({1 << number[n] for n in step.needs}) for step in way.steps),
        parties=tuple(parties),
        irreversible=way.lasting((1 << len(way.steps)) - 1),
        days=tuple(None if step.days is None else int(step.days * clock) for step in way.steps),
        forbidden=binding.forbidden,
        budgets=binding.budgets,
    )


def rules(case: Case, way: Way, parties: Sequence[str]) -> Rules:
    """What the case asks of every stage: facts, caps, and what the parties refuse."""
    forbidden: list[Box] = []
    budgets: list[Budget] = []
    idle: list[str] = []
    ends = [plain for end in (way.start, way.end) for plain in case.outcomes(end)]
    for cap in case.constraints:
        if any(issue in dict(cap.costs) for issue, _ in way.tracks):
            kept = all(map(cap.holds, ends))
            budgets += _budgets(case, way, cap) if kept else ()
            idle += () if kept else (cap.id,)
    refused: list[RedLine | Linkage] = [link for link in case.linkages if link.then is not None]
    refused += [line for line in case.red_lines if line.owner in parties]
    for rule in refused:
        boxes = [box for parts in _broken(rule) for box in _boxes(case, way, parts) if box]
        breaks = rule.crossed_by if isinstance(rule, RedLine) else rule.broken_by
        if boxes and any(map(breaks, ends)):
            idle.append(rule.id)
        else:
            forbidden += boxes
    return Rules(tuple(dict.fromkeys(forbidden)), tuple(budgets), tuple(idle))


def fixed(case: Case, way: Way, central: CentralUtility) -> Fixed | None:
    """A party's central utility in integers; None where it has none on the way.

    It has none for options that hang on an event it has stated no belief of, nor for the mean of
    what a cap cuts off.
    """
    hanging = {(i, o) for i, options in way.tracks for o in options} & central.hanging
    if hanging & central.unpriced or (hanging and central.cap is not None):
        return None
    bonuses = [
        (box, amount * chance)
        for link, amount in central.bonuses
        for turn, box in _held(case, way, _parts(link.when))
        if box and (chance := _chance(turn, central.central_chances))
    ]
    deltas = [_change(central, step) for step in way.steps]
    before = replace(central, cap=None).of(way.start)
    before -= sum(amount for box, amount in bonuses if all(0 in allowed for _, allowed in box))
    measure, _ = measure_of(way, central)
    caps = [] if central.cap is None else [central.cap]
    numbers = [*deltas, before, measure, *caps, *(amount for _, amount in bonuses)]
    unit = lcm(*(number.denominator for number in numbers))
    return Fixed(
        deltas=tuple(int(delta * unit) for delta in deltas),
        start=int(before * unit),
        bonuses=tuple((box, int(amount * unit)) for box, amount in bonuses),
        top=None if central.cap is None else int(central.cap * unit),
        measure=int(measure * unit),
    )


def measure_of(way: Way, central: CentralUtility) -> tuple[Fraction, bool]:
    """By what a party's amounts are divided, and whether that is its gain from the whole.

    Where it gains nothing: its span, the most its utility can vary on the way if every issue
    stood as it liked best or least. 1 where nothing on the way touches it.
    """
    gain = central.of(way.end) - central.of(way.start)
    if gain > 0:
        return gain, True
    span = ZERO
    for issue, options in way.tracks:
        row = central.table.get(issue, {})
        worths = [row[option] for option in options if option in row]
        span += max(worths, default=ZERO) - min(worths, default=ZERO)
    moved = {issue for issue, _ in way.tracks}
    for link, amount in central.bonuses:
        span += abs(amount) if moved & {issue for issue, _ in link.when.parts} else 0
    return span or Fraction(1), False


def _change(central: CentralUtility, step: Step) -> Fraction:
    row = central.table.get(step.issue, {})
    return row.get(step.end, ZERO) - row.get(step.start, ZERO)


def _parts(*conditions: Condition) -> Parts:
    return tuple(
        (issue, wanted.holds) for condition in conditions for issue, wanted in condition.parts
    )


def _broken(rule: Linkage | RedLine) -> Iterator[Parts]:
    """The combinations that break a rule."""
    if isinstance(rule, RedLine):
        yield from map(_parts, rule.refuses)
    elif rule.then is not None and rule.kind == "excludes":
        yield _parts(rule.when, rule.then)
    elif rule.then is not None:
        for issue, wanted in rule.then.parts:
            yield (*_parts(rule.when), (issue, _not(wanted.holds)))


def _not(test: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda option: not test(option)


def _chance(turn: Turn, chances: Mapping[str, Fraction]) -> Fraction:
    shares = (chances[event] if happens else 1 - chances[event] for event, happens in turn)
    return prod(shares, start=Fraction(1))


def _boxes(case: Case, way: Way, parts: Parts) -> tuple[Box, ...]:
    """Where all parts hold together under some turn of the events, each box once."""
    return tuple(dict.fromkeys(box for _, box in _held(case, way, parts)))


def _held(case: Case, way: Way, parts: Parts) -> Iterator[tuple[Turn, Box]]:
    """Per turn of the events, where all parts hold together; an open issue meets nothing.

    An empty box is a combination that holds throughout.
    """
    tracks = dict(way.tracks)
    places = {issue: place for place, issue in enumerate(tracks)}
    for turn in _turns(case, way, [issue for issue, _ in parts]):
        allowed: dict[int, frozenset[int]] = {}
        everywhere = True
        for issue, test in parts:
            options = tracks.get(issue, (way.start.get(issue) or "",))
            here = frozenset(
                k for k, o in enumerate(options) if o and test(_plain(case, issue, o, turn))
            )
            if issue in places:
                here &= allowed.get(places[issue], here)
                allowed[places[issue]] = here
            everywhere &= bool(here)
        if everywhere:
            yield turn, tuple(sorted(allowed.items()))


def _budgets(case: Case, way: Way, cap: Constraint) -> Iterator[Budget]:
    """A cap under every turn of the events, less what the issues cost that do not move."""
    moved = {issue for issue, _ in way.tracks}
    spent = [cap.cost(issue, o) for issue, o in way.start.choices if issue not in moved]
    for turn in _turns(case, way, [issue for issue, _ in cap.costs]):
        costs = [
            [cap.cost(issue, _plain(case, issue, o, turn)) if o else ZERO for o in options]
            for issue, options in way.tracks
        ]
        bound = cap.at_most - sum(spent, ZERO)
        unit = lcm(bound.denominator, *(cost.denominator for row in costs for cost in row))
        whole = tuple(tuple(int(cost * unit) for cost in row) for row in costs)
        yield Budget(whole, int(bound * unit))


def _turns(case: Case, way: Way, issues: Sequence[str]) -> Iterator[Turn]:
    """Every way in which the events can turn out on which options of these issues depend."""
    events: dict[str, None] = {}
    for issue, options in way.tracks:
        for name in options if issue in issues else ():
            option = case.issue(issue).option(name)
            if option is not None and option.contingent is not None:
                events[option.contingent.event] = None
    for happened in product((True, False), repeat=len(events)):
        yield tuple(zip(events, happened, strict=True))


def _plain(case: Case, issue: str, name: str, turn: Turn) -> str:
    """The option that one leads to as the events have turned out."""
    option = case.issue(issue).option(name)
    if option is None or option.contingent is None:
        return name
    leads = option.contingent
    return leads.then if (leads.event, True) in turn else leads.otherwise

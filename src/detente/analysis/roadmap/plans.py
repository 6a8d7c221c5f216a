"""An order of steps told in names: its stages, its corridor, where it is weakest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate
from operator import or_
from typing import Literal

from detente.analysis.roadmap.degrees import Traveller, breadth, widest, within
from detente.analysis.roadmap.findings import Corridor, Degree, Plan, Stage, Weakest
from detente.analysis.roadmap.journey import NONE, Order, Width
from detente.analysis.roadmap.labels import RANK
from detente.analysis.roadmap.standing import Standings
from detente.analysis.roadmap.steps import Way

Pairs = tuple[tuple[str, Degree], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What every plan of one roadmap is told with."""

    way: Way
    travellers: tuple[Traveller, ...]
    standings: Standings
    tolerance: Fraction


def plan_of(told: Told, order: Order) -> Plan:
    """A plan from an order: what holds after each stage, and for whom it is how wide."""
    masks = list(accumulate((sum(1 << step for step in stage) for stage in order.stages), or_))
    stages = tuple(map(lambda stage, done: _stage(told, stage, done), order.stages, masks))
    corridor = tuple(_corridor(traveller, stages) for traveller in told.travellers)
    days = [stage.days for stage in stages]
    return Plan(
        stages=stages,
        corridor=corridor,
        weakest=_weakest(stages),
        closed=all(within(each.degree, told.tolerance) for each in _degrees(stages)),
        exact=order.exact,
        bound=None if order.exact or order.bound is None else order.bound.share,
        days=None if None in days else sum((d for d in days if d is not None), Fraction(0)),
    )


def gathered(told: Told, single: Plan) -> Plan | None:
    """The plan with all steps up to each stage that is good taken together; None if none closes.

    What there is where the search for small stages found none in time, or had only signs to go by.
    """
    place = {step.id: number for number, step in enumerate(told.way.steps)}
    stages: list[tuple[int, ...]] = []
    open_steps: list[int] = []
    for stage in single.stages:
        open_steps += [place[step] for step in stage.steps]
        if all(within(each.degree, told.tolerance) for each in _degrees((stage,))):
            stages.append(tuple(sorted(open_steps)))
            open_steps = []
    if open_steps:
        return None
    return plan_of(told, Order(tuple(stages), Width(NONE, Fraction(0)), exact=False))


def not_closed(told: Told, plan: Plan) -> Weakest | None:
    """Who cannot be covered, and by which step; None where everything at once would close it.

    Taking everything at once leaves no temptation and no exposure but that of the end itself. So
    there is a party that the whole package leaves worse off (or would, were everything undone that
    can be); the step is the one that costs it most, or all that labels cannot tell apart.
    """
    end = (1 << len(told.way.steps)) - 1
    exposed = [(t, t.exposure(end)) for t in told.travellers]
    exposed = [(t, degree) for t, degree in exposed if not within(degree, told.tolerance)]
    if not exposed:
        return None
    first, degree = max(exposed, key=lambda entry: _told_apart(entry[1]))
    alike = [t for t, other in exposed if _told_apart(other) == _told_apart(degree)]
    costly = {step for traveller in alike for step in traveller.costliest()}
    steps = tuple(told.way.steps[step].id for step in sorted(costly))
    place = next(k for k, stage in enumerate(plan.stages, 1) if steps[0] in stage.steps)
    others = tuple(traveller.party for traveller in alike if traveller is not first)
    return Weakest(place, first.party, "exposure", degree, steps, others)


def _stage(told: Told, steps: Sequence[int], done: int) -> Stage:
    state = told.way.at(told.way.positions(done))
    clocks = [told.way.steps[step].days for step in steps]
    return Stage(
        steps=tuple(told.way.steps[step].id for step in steps),
        package=state,
        exposure=tuple((t.party, t.exposure(done)) for t in told.travellers),
        temptation=tuple((t.party, t.temptation(done)) for t in told.travellers),
        standing=told.standings.at(state),
        days=None if None in clocks else max(c for c in clocks if c is not None),
    )


def _corridor(traveller: Traveller, stages: Sequence[Stage]) -> Corridor:
    exposure, temptation = traveller.exposure(0), traveller.exposure(0)
    for stage in stages:
        exposure = widest(exposure, dict(stage.exposure)[traveller.party])
        temptation = widest(temptation, dict(stage.temptation)[traveller.party])
    return Corridor(traveller.party, exposure, temptation, traveller.measure)


def _degrees(stages: Sequence[Stage]) -> Iterator[Weakest]:
    """Every degree of a plan, with its place."""
    for place, stage in enumerate(stages, 1):
        kinds: tuple[tuple[Literal["exposure", "temptation"], Pairs], ...] = (
            ("exposure", stage.exposure),
            ("temptation", stage.temptation),
        )
        for kind, degrees in kinds:
            for party, degree in degrees:
                yield Weakest(place, party, kind, degree, stage.steps)


def _weakest(stages: Sequence[Stage]) -> Weakest | None:
    """The first of the widest; what is merely unknown is no weakness of the plan."""
    wide = [w for w in _degrees(stages) if breadth(w.degree)[0] > RANK["unknown"]]
    first = max(wide, key=lambda weakest: _told_apart(weakest.degree), default=None)
    if first is None:
        return None
    others = tuple(
        other.party
        for other in wide
        if (other.stage, other.kind) == (first.stage, first.kind)
        and _told_apart(other.degree) == _told_apart(first.degree)
        and other.party != first.party
    )
    return replace(first, others=others)


def _told_apart(degree: Degree) -> tuple[int, Fraction]:
    """What orders degrees of different parties: bounds in units of their own do not compare."""
    rank, _ = breadth(degree)
    return (rank, degree.share or Fraction(0))

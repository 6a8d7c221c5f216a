"""Which method for which part of a problem: the one place where that is chosen.

The choice follows from an estimate made before anything is run (agreements, section 5). A linked
component is eliminated, eliminated after splitting its wide boxes, or enumerated, whichever is
estimated to be cheapest; components and free issues are then added up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from math import prod

from detente.analysis.solutions import many_parties, two_parties
from detente.analysis.solutions.dominance import Dominance
from detente.analysis.solutions.elimination import eliminate
from detente.analysis.solutions.enumeration import enumerate_all
from detente.analysis.solutions.fronts import Front
from detente.analysis.solutions.joining import Part, joined
from detente.analysis.solutions.links import Bucket, cells, components, elimination_order
from detente.analysis.solutions.ranges import Ranges
from detente.analysis.solutions.reduction import Coordinate
from detente.analysis.solutions.setting import Setting
from detente.analysis.solutions.splitting import split
from detente.analysis.solutions.watch import Crowded, TooLarge, TooMuchMemory

_CELLS = 500_000
_COMBINATIONS = 1_000_000_000
_CELL_SECONDS = 6e-5
_COMBINATION_SECONDS = 3e-9
_COMBINATION_SECONDS_OF_MANY = 1e-7
"""Two parties are looked at through a staircase, more are compared point by point."""


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of the computation: the method, the issues, candidates expected and looked at.

    ``method`` is "two_parties", "layered", "elimination" or "enumeration". ``estimated`` is an
    upper bound made before the start (for elimination: cells, each a small set of candidates).
    """

    method: str
    issues: tuple[int, ...]
    estimated: int
    used: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How one linked component is to be computed."""

    method: str
    setting: Setting
    component: tuple[int, ...]
    order: tuple[Bucket, ...]
    cost: int

    @property
    def seconds(self) -> float:
        """What it is expected to take."""
        return self.cost * _CELL_SECONDS if self.order else enumerating(self.setting, self.cost)

    @property
    def possible(self) -> bool:
        """Whether it is few enough steps to be tried."""
        if self.order:
            return self.cost <= _CELLS
        # Of several parties a minute's worth, of which nothing is known until it is over.
        return self.cost <= (_COMBINATIONS if _two(self.setting) else _COMBINATIONS // 2)

    def run(self) -> Front | None:
        """The front of the component; None if it is impossible."""
        if self.order:
            return eliminate(self.setting, self.order)
        return enumerated(self.setting, self.component)


def enumerating(setting: Setting, packages: int) -> float:
    """Seconds that going through so many packages takes."""
    two = _two(setting)
    return packages * (_COMBINATION_SECONDS if two else _COMBINATION_SECONDS_OF_MANY)


def enumerated(
    setting: Setting, component: tuple[int, ...], tops: tuple[int | None, ...] = ()
) -> Front | None:
    """The front of a component by enumeration. Raises TooMuchMemory, besides Stopped."""
    watch = setting.watch
    try:
        front = enumerate_all(setting, component, tops)
    except (Crowded, MemoryError):
        raise TooMuchMemory(watch.used, watch.memory) from None
    watch.held += 0 if front is None else front.weight
    return front


def _two(setting: Setting) -> bool:
    return setting.space.strong == setting.space.width == 2


def comparing(coordinates: tuple[Coordinate, ...]) -> Dominance:
    """The filter for these coordinates."""
    strong = sum(not coordinate.weak for coordinate in coordinates)
    if strong == len(coordinates) == 2:
        return Dominance(two_parties.pairs, two_parties.screen, two_parties.efficient)
    return Dominance(
        partial(many_parties.pairs, strong=strong),
        partial(many_parties.screen, strong=strong),
        partial(many_parties.efficient, strong=strong),
    )


def parts(setting: Setting, steps: list[Step]) -> Iterator[Part | None]:
    """The independent parts, last issues first; None if one of them is impossible.

    Raises TooLarge before anything is run, Stopped at the deadline.
    """
    plans = []
    for component in reversed(components(setting.reduced)):
        linked = len(component) > 1
        plans.append((component, planned(setting, component) if linked else None))
    for component, plan in plans:
        if plan is None:
            yield Part(component, setting.leaves[component[0]][0])
            continue
        before = setting.watch.used
        front = plan.run()
        used = setting.watch.used - before
        steps.append(Step(plan.method, component, plan.cost, used))
        yield None if front is None else Part(component, front)


def computed(setting: Setting, steps: list[Step]) -> Front | None:
    """The front of the whole problem, without the constants; None if no package is possible."""
    independent = []
    for part in parts(setting, steps):
        if part is None:
            return None
        independent.append(part)
    method = "two_parties" if _two(setting) else "layered"
    before = setting.watch.used
    front = joined(setting, independent, method)
    issues = tuple(sorted(v for part in independent for v in part.variables))
    used = setting.watch.used - before
    steps.append(Step(method, issues, _candidates(independent, setting.cap), used))
    return front


def _candidates(independent: list[Part], cap: int) -> int:
    """At most this many sums will be looked at when the parts are added up."""
    points, total = 1, 0
    for part in independent:
        total += points * part.front.size
        points = min(cap, points * part.front.size)
    return total


def planned(setting: Setting, component: tuple[int, ...]) -> Plan:
    """The cheapest way to compute a linked component."""
    reduced = setting.reduced
    order = elimination_order(reduced, component)
    plans = [Plan("elimination", setting, component, order, cells(reduced, order))]
    if any(len(box.parts) > 3 for box in reduced.boxes if box.scope[0] in component):
        plans.append(_split_plan(setting, component))
    sizes = (sum(front.size for front in setting.leaves[v]) for v in component)
    plans.append(Plan("enumeration", setting, component, (), prod(sizes)))
    possible = [plan for plan in plans if plan.possible]
    if not possible:
        raise TooLarge(component, min(plan.cost for plan in plans))
    return min(possible, key=lambda plan: plan.seconds)


def _split_plan(setting: Setting, component: tuple[int, ...]) -> Plan:
    narrow = split(setting.reduced, component)
    extra = range(len(setting.reduced.kinds), len(narrow.kinds))
    nothing = setting.space.start([0] * setting.space.width)
    leaves = (*setting.leaves, *((nothing, nothing) for _ in extra))
    order = elimination_order(narrow, (*component, *extra))
    narrowed = replace(setting, reduced=narrow, leaves=leaves, ranges=Ranges(narrow))
    return Plan("elimination", narrowed, component, order, cells(narrow, order))

"""What a frontier will cost at most, known before anything is run (agreements, section 5).

Nothing is enumerated: all figures follow from the numbers of options, the ranges of the utilities
and the graph of links.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from detente.analysis.problem import Problem
from detente.analysis.solutions.frontier import CAP, coordinates, ties_by_enumeration
from detente.analysis.solutions.links import components
from detente.analysis.solutions.portfolio import comparing, enumerating, planned
from detente.analysis.solutions.reduction import boxes, reduced
from detente.analysis.solutions.setting import Setting, prepared
from detente.analysis.solutions.watch import MEMORY, TooLarge, Watch, weight

_SUM_SECONDS = {2: 5e-8, 3: 6e-7, 4: 1.3e-6, 5: 3.5e-6}
_SUM_SECONDS_OF_MANY = 8e-6
"""Per candidate of a sum, by coordinates: measured on fronts in which hardly any is dominated."""

_LAYER = 40
"""Bytes per point of a layer that stay until the end: its packages and the points below it."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What one step will cost at most.

    ``method`` and ``issues`` as in `Step`; ``candidates`` are sums, cells or packages to look at,
    ``seconds`` and ``memory`` (bytes) what they take on an ordinary machine. ``outcome`` is one of:

    - "exact";
    - "bounded": exact as long as the cap is not exceeded, then with a certified error of at most
      ``error``, a share of each party's range (1: nothing can be promised beforehand);
    - "hopeless": the same, but beyond the cap no useful error can be certified, so that few points
      are kept and the answer comes soon;
    - "too_large": linked issues for which there is no exact method; nothing is run.
    """

    method: str
    issues: tuple[int, ...]
    candidates: int
    seconds: float
    memory: int
    outcome: str
    error: float = 0.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a frontier will cost at most: the number of packages by multiplication, and the steps.

    No steps: it is known already that no package is possible.
    """

    packages: int
    steps: tuple[Expected, ...]

    @property
    def seconds(self) -> float:
        """Seconds at most, all steps together."""
        return sum(step.seconds for step in self.steps)

    @property
    def memory(self) -> int:
        """Bytes at most."""
        return max((step.memory for step in self.steps), default=0)

    @property
    def outcome(self) -> str:
        """The worst outcome of any step."""
        worst = ("too_large", "hopeless", "bounded")
        found = {step.outcome for step in self.steps}
        return next((outcome for outcome in worst if outcome in found), "exact")


def estimate(problem: Problem, *, zone: bool, cap: int = CAP, memory: int = MEMORY) -> Estimate:
    """What `frontier` with the same arguments will do, and cost at most."""
    small = reduced(problem, coordinates(problem, zone=zone), boxes(problem, zone=zone))
    if small.impossible:
        return Estimate(problem.packages, ())
    watch = Watch(memory=memory)
    setting = prepared(small, comparing(small.coordinates), watch, cap=cap)
    if ties_by_enumeration(problem):
        seconds = enumerating(setting, problem.packages)
        issues = tuple(range(small.issues))
        one = Expected("enumeration", issues, problem.packages, seconds, 0, "exact")
        return Estimate(problem.packages, (one,))
    groups = tuple(reversed(components(small)))
    linked = tuple(_linked(setting, group) for group in groups if len(group) > 1)
    if any(step.outcome == "too_large" for step in linked):
        return Estimate(problem.packages, linked)
    return Estimate(problem.packages, (*linked, _added_up(setting, groups)))


def _linked(setting: Setting, group: tuple[int, ...]) -> Expected:
    try:
        plan = planned(setting, group)
    except TooLarge as refused:
        return Expected("elimination", group, refused.estimated, 0.0, 0, "too_large")
    points = _points_at_most(setting, group)
    exact = plan.method == "enumeration" or points <= setting.cap
    memory = min(setting.watch.memory, plan.cost * min(points, setting.cap) * _LAYER)
    outcome, error = ("exact", 0.0) if exact else ("bounded", 1.0)
    return Expected(plan.method, group, plan.cost, plan.seconds, memory, outcome, error)


def _added_up(setting: Setting, groups: tuple[tuple[int, ...], ...]) -> Expected:
    """The sums of all parts, layer by layer: what ``joined`` and ``Setting.join`` will do."""
    strong, width = setting.space.strong, setting.space.width
    points, candidates, largest, kept, error = 1, 0, 0, 0, 0.0
    outcome = "exact"
    covered: tuple[int, ...] = ()
    for done, group in enumerate(groups):
        size, lost = _thinned(setting, _points_at_most(setting, group), setting.cap, group, strong)
        error += lost
        if setting.futile(error > 0 or points * size > setting.most, len(groups) - done):
            setting, outcome = setting.coarse(), "hopeless"
        if points * size > setting.most:
            points, lost = _thinned(setting, points, max(1, setting.most // size), covered)
            error += lost
        largest, candidates = max(largest, points * size), candidates + points * size
        covered = (*covered, *group)
        points = min(points * size, _points_at_most(setting, covered))
        points, lost = _thinned(setting, points, setting.cap, covered, strong)
        error += lost
        kept += points
    # Without an issue to settle there is nothing to weigh.
    heavy = weight(setting.leaves[0][0].values) if setting.leaves else 0
    memory = largest * heavy + kept * _LAYER
    return Expected(
        method="two_parties" if width == strong == 2 else "layered",
        issues=tuple(sorted(covered)),
        candidates=candidates,
        seconds=candidates * _SUM_SECONDS.get(width, _SUM_SECONDS_OF_MANY),
        memory=min(memory, setting.watch.memory),
        outcome="bounded" if error and outcome == "exact" else outcome,
        error=min(error, 1.0),
    )


def _thinned(
    setting: Setting, points: int, cap: int, variables: tuple[int, ...], spare: int = 0
) -> tuple[int, float]:
    """How many points are left at most, and the largest share of a range that is lost.

    Above the cap by less than ``spare`` nothing is done: a front that has been thinned out keeps
    the best of each coordinate beside the cap.
    Points that differ in what is left of a budget are kept apart (see ``thinning``).
    """
    if points <= cap + spare:
        return points, 0.0
    strong = setting.space.strong
    apart = prod(_values(setting, variables)[strong:])
    per_axis = max(1, int((cap // apart) ** (1 / max(1, strong - 1))))
    return min(points, max(cap, apart) + strong), 1 / per_axis


def _points_at_most(setting: Setting, variables: tuple[int, ...]) -> int:
    """A bound on the efficient points: the combinations, or the values of all but one coordinate.

    Of two points that agree in all coordinates but one utility, one dominates the other.
    """
    values = _values(setting, variables)
    return min(
        setting.reduced.sizes(variables), prod(values) // max(values[: setting.space.strong])
    )


def _values(setting: Setting, variables: tuple[int, ...]) -> list[int]:
    """How many values each coordinate can have at most."""
    room = setting.ranges.inside(variables)
    return [high - low + 1 for low, high in zip(room.low, room.high, strict=True)]

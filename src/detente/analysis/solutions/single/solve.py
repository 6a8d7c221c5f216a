"""Every solution without any frontier: a package, its exact value, and a bound from HiGHS.

What HiGHS proves it proves within a tolerance, so nothing here is called exact (agreements,
section 6.7).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from detente.analysis.problem import Package, Problem
from detente.analysis.solutions.near import WITHIN
from detente.analysis.solutions.single.disagreement import disagreement, ideals_at_most
from detente.analysis.solutions.single.nash import nash, nash_bound, normalised, weighted_nash
from detente.analysis.solutions.single.near import near_packages
from detente.analysis.solutions.single.ordered_sums import egalitarian, kalai_smorodinsky
from detente.analysis.solutions.single.programme import Clock
from detente.analysis.solutions.single.search import Search
from detente.analysis.solutions.single.setting import Setting
from detente.analysis.solutions.single.solution import SingleSolution
from detente.analysis.solutions.single.sums import max_relative_gains, utilitarian
from detente.analysis.solutions.weighted_nash import exponents, one_each

_IDEALS = 0.3
"""The part of the time that the ideal points may take."""

_SOLUTIONS = 0.7
"""The part of the time left that the solutions may take where near-optimal packages follow."""


@dataclass(frozen=True, slots=True)
class SingleSolutions:
    """The solutions that could be found, and what they are measured from.

    Fields as in ``solve.SolutionSet``; ``empty`` is None where unknown, and where it is True a
    solver in floats says so. ``stopped`` is "time" or "cancel" if a time limit or Ctrl-C came
    first: the solutions then carry the bounds known by then.
    """

    status: str
    empty: bool | None
    disagreement: tuple[int, ...]
    assumed: tuple[int, ...]
    ideal: tuple[int, ...] = ()
    ideal_at_most: tuple[int, ...] = ()
    active: tuple[int, ...] = ()
    inactive: tuple[int, ...] = ()
    solutions: tuple[SingleSolution, ...] = ()
    stopped: str | None = None

    def of(self, name: str) -> SingleSolution | None:
        """A solution by name; None where nothing was found for it."""
        return next((each for each in self.solutions if each.name == name), None)


def single_solutions(
    problem: Problem,
    powers: Sequence[int | Fraction] | None = None,
    *,
    known: Iterable[Package] = (),
    deadline: float | None = None,
    near: int = 0,
    within: Fraction = WITHIN,
) -> SingleSolutions:
    """The five solutions, and weighted Nash where there are ``powers``, by a few programmes each.

    ``known`` are packages that may be in the zone; any that is counts as found. ``deadline`` is a
    reading of ``time.monotonic``; at the deadline, or at the first Ctrl-C, the best so far is
    returned with its bound. ``near`` so many packages are added to each solution that lose at most
    the share ``within`` of its value. Raises ValueError for weights it cannot take.
    """
    whole = None if powers is None else exponents(one_each(powers, problem.parties))
    clock = Clock(deadline)
    found = _found(
        problem, whole, Search(problem, zone=True, known=known), clock, _Near(near, within)
    )
    if clock.heard.is_set():
        return replace(found, stopped="cancel")
    late = clock.late or (found.status == "unknown" and not found.solutions)
    return replace(found, stopped="time") if late else found


@dataclass(frozen=True, slots=True)
class _Near:
    """How many near-optimal packages are asked for, and how much they may lose."""

    most: int
    within: Fraction


def _found(
    problem: Problem, powers: tuple[int, ...] | None, search: Search, clock: Clock, near: _Near
) -> SingleSolutions:
    assumed = tuple(i for i, floor in enumerate(problem.reservations) if floor is None)
    start = disagreement(problem, assumed, clock.part(_IDEALS / 2))
    if start is None:
        empty = None if clock.late else True
        return SingleSolutions("empty" if empty else "unknown", empty, (), assumed)
    most = ideals_at_most(search, start, clock.part(_IDEALS))
    if not search.pool:
        empty = True if most is None else None
        return SingleSolutions("empty" if empty else "unknown", empty, start, assumed)
    ideal = tuple(map(max, zip(*search.pool.values(), strict=True)))
    setting = Setting(
        problem,
        search,
        start,
        ideal,
        ideal if most is None else most,
        tuple(i for i in range(problem.parties) if ideal[i] > start[i]),
    )
    return _solved(setting, assumed, powers, clock, near)


def _solved(
    setting: Setting,
    assumed: tuple[int, ...],
    powers: tuple[int, ...] | None,
    clock: Clock,
    near: _Near,
) -> SingleSolutions:
    inactive = tuple(i for i in range(setting.problem.parties) if i not in setting.active)
    even = (1.0,) * len(setting.active)
    weights = even if powers is None else normalised([powers[i] for i in setting.active])
    part = clock.part(_SOLUTIONS) if near.most else clock
    status, solutions = _solutions(setting, weights, part, weighted=powers is not None)
    if near.most:
        solutions = tuple(_with_near(setting, solutions, weights, clock, near))
    if any(setting.most[i] > setting.start[i] for i in inactive):
        status = "unknown"
    return SingleSolutions(
        status,
        empty=False,
        disagreement=setting.start,
        assumed=assumed,
        ideal=setting.ideal,
        ideal_at_most=setting.most,
        active=setting.active,
        inactive=inactive,
        solutions=solutions,
    )


def _solutions(
    setting: Setting, weights: tuple[float, ...], clock: Clock, *, weighted: bool
) -> tuple[str, tuple[SingleSolution, ...]]:
    """Bounds first, each filling the pool; then of each concept the best of the whole pool."""
    if not setting.active:
        return "all_at_reservation", ()
    even = (1.0,) * len(setting.active)
    own = weights != even
    shares = _shares(clock, 6 if own else 5)
    relative = max_relative_gains(setting, next(shares))
    total = utilitarian(setting, next(shares))
    product = nash_bound(setting, even, next(shares))
    powered = nash_bound(setting, weights, next(shares)) if own else product
    fair = kalai_smorodinsky(setting, next(shares))
    equal = egalitarian(setting, next(shares))
    best = nash(setting, product)
    raised = weighted_nash(setting, powered) if weighted else None
    found = (best, fair(), equal(), total(), relative(), raised)
    status = "ok" if best is not None else "unknown"
    if best is None and product.hopeless:
        status = "no_common_gain"
    return status, tuple(each for each in found if each is not None)


def _with_near(
    setting: Setting,
    solutions: tuple[SingleSolution, ...],
    weights: tuple[float, ...],
    clock: Clock,
    near: _Near,
) -> Iterator[SingleSolution]:
    """The solutions with their near-optimal packages, as many as there is time for."""
    for solution, part in zip(solutions, _shares(clock, len(solutions)), strict=True):
        found = near_packages(setting, solution, weights, part, within=near.within, most=near.most)
        yield replace(solution, near=found)


def _shares(clock: Clock, number: int) -> Iterator[Clock]:
    """So many equal parts of the time; what one leaves over goes to those after it."""
    for left in range(number, 0, -1):
        yield clock.part(1 / left)

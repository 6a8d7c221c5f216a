"""The whole chain for a chunk of samples: draw, exact frontier, Nash, and what is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.analysis.problem import Package, Problem
from detente.analysis.robustness.sampled_frontiers import Fronts, fronts
from detente.analysis.robustness.sampled_plan import Chunk, Plan, Utilities, drawn, problem_of
from detente.analysis.solutions import Frontier, TooLarge, frontier, solve

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[np.int64]
    Mask = npt.NDArray[np.bool_]

_CLOSE = 1e-12
"""Products of gains this near to the largest are compared exactly; floats err by less."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted; chunks add up.

    ``samples`` were drawn; ``draws`` are, per party, how many it took and how many were kept. Of
    the samples ``undecided`` could not be solved exactly; all else is counted over the others.
    ``empty``: no package is acceptable to all. ``nash``: there is a Nash solution; ``elsewhere``:
    it is none of the listed packages. ``shares`` are per listed package (efficient, Nash,
    acceptable).
    """

    samples: int
    draws: tuple[tuple[int, int], ...]
    undecided: int
    empty: int
    nash: int
    elsewhere: int
    shares: tuple[tuple[int, int, int], ...]

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(
            self.samples + other.samples,
            tuple((a + c, b + d) for (a, b), (c, d) in zip(self.draws, other.draws, strict=True)),
            self.undecided + other.undecided,
            self.empty + other.empty,
            self.nash + other.nash,
            self.elsewhere + other.elsewhere,
            tuple(
                (a + d, b + e, c + f)
                for (a, b, c), (d, e, f) in zip(self.shares, other.shares, strict=True)
            ),
        )


@dataclass(slots=True)
class _Tally:
    """Counts in the making, and in a pilot the packages that came up."""

    plan: Plan
    pilot: bool
    undecided: int = 0
    empty: int = 0
    nash: int = 0
    elsewhere: int = 0
    shares: Any = None
    seen: tuple[Counter[Package], Counter[Package]] | None = None

    def __post_init__(self) -> None:
        import numpy as np

        self.shares = np.zeros((len(self.plan.packages), 3), dtype=np.int64)
        self.seen = (Counter(), Counter()) if self.pilot else None


def counts_of(plan: Plan, chunk: Chunk) -> Counts:
    """Solve every sample of a chunk and count."""
    utilities, draws = drawn(plan, chunk)
    tally = _solved(plan, utilities, pilot=False)
    return Counts(
        samples=len(utilities[0].constants),
        draws=tuple(draws),
        undecided=tally.undecided,
        empty=tally.empty,
        nash=tally.nash,
        elsewhere=tally.elsewhere,
        shares=tuple((int(a), int(b), int(c)) for a, b, c in tally.shares),
    )


def candidates(plan: Plan, chunk: Chunk, most: int) -> tuple[Package, ...]:
    """The packages that are the Nash package most often in a chunk, and those efficient most often.

    Up to ``most`` of each; of equals the first in option order.
    """
    utilities, _ = drawn(plan, chunk)
    seen = _solved(plan, utilities, pilot=True).seen
    assert seen is not None
    nash, efficient = (
        sorted(counter, key=lambda package: (-counter[package], package))[:most] for counter in seen
    )
    return tuple(dict.fromkeys([*nash, *efficient]))


def _solved(plan: Plan, utilities: Sequence[Utilities], *, pilot: bool) -> _Tally:
    tally = _Tally(plan, pilot)
    size = len(utilities[0].constants)
    alone: list[int] = list(range(size))
    if plan.together and size and (plan.numbered or not pilot):
        alone = []
        tables, starts = zip(*(_shifted(each) for each in utilities), strict=True)
        for front in fronts(tables[0], tables[1], codes=pilot):
            if front.whole:
                _count_block(tally, front, tables, starts, utilities)
            else:
                alone += front.rows.tolist()
    for row in alone:
        _count_one(tally, problem_of(plan, utilities, row))
    return tally


def _shifted(own: Utilities) -> tuple[list[Array], Array]:
    """Tables whose least entry per issue is 0, and the worth of the worst package."""
    least = [table.min(axis=1) for table in own.tables]
    worst = own.constants + sum(least)
    tables = zip(own.tables, least, strict=True)
    return [table - low[:, None] for table, low in tables], worst


def _count_block(
    tally: _Tally,
    front: Fronts,
    tables: Sequence[Sequence[Array]],
    worst: Sequence[Array],
    utilities: Sequence[Utilities],
) -> None:
    """Count a block of frontiers; utilities are measured from each party's worst package."""
    import numpy as np

    rows = front.rows
    floors = [
        np.zeros(len(rows), dtype=np.int64) if own.floor is None else (own.floor - low)[rows]
        for own, low in zip(utilities, worst, strict=True)
    ]
    inside = front.points & (front.u >= floors[0][:, None]) & (front.v >= floors[1][:, None])
    best = _nash(front, inside, floors)
    has_nash = best.any(axis=1)
    tally.empty += int((~inside.any(axis=1)).sum())
    tally.nash += int(has_nash.sum())
    if tally.seen is not None:
        assert front.code is not None
        for counter, mask in zip(tally.seen, (best, front.points), strict=True):
            for code, number in zip(*np.unique(front.code[mask], return_counts=True), strict=True):
                counter[_package(int(code), tally.plan.problem.sizes)] += int(number)
    listed = np.zeros(len(rows), dtype=bool)
    for index, package in enumerate(tally.plan.packages):
        u, v = (
            sum((t[rows, option] for t, option in zip(own, package, strict=True)), 0 * floors[0])
            for own in tables
        )
        here = front.points & (front.u == u[:, None]) & (front.v == v[:, None])
        chosen = (here & best).any(axis=1)
        listed |= chosen
        acceptable = (u >= floors[0]) & (v >= floors[1])
        tally.shares[index] += (here.any(axis=1).sum(), chosen.sum(), acceptable.sum())
    tally.elsewhere += int((has_nash & ~listed).sum())


def _nash(front: Fronts, inside: Mask, floors: Sequence[Array]) -> Mask:
    """The points of each frontier with the largest product of gains; none where all are 0.

    A party that can gain nothing inside is left out, as in `solutions.solve`.
    """
    import numpy as np

    gains = [side - floor[:, None] for side, floor in zip((front.u, front.v), floors, strict=True)]
    active = [(np.where(inside, gain, 0).max(axis=1) > 0) for gain in gains]
    factors = [np.where(able[:, None], gain, 1) for gain, able in zip(gains, active, strict=True)]
    product = np.where(inside, factors[0].astype(float) * factors[1].astype(float), -1.0)
    product[~(active[0] | active[1])] = -1.0
    most = product.max(axis=1)
    best: Mask = (product >= (most * (1 - _CLOSE))[:, None]) & (most > 0)[:, None]
    for row in np.flatnonzero(best.sum(axis=1) > 1):
        exact = {
            int(k): int(factors[0][row, k]) * int(factors[1][row, k])
            for k in np.flatnonzero(best[row])
        }
        largest = max(exact.values())
        for k, value in exact.items():
            best[row, k] = value == largest
    return best


def _package(code: int, sizes: Sequence[int]) -> Package:
    options = []
    for size in reversed(sizes):
        code, option = divmod(code, size)
        options.append(option)
    return tuple(reversed(options))


def _count_one(tally: _Tally, problem: Problem) -> None:
    """Solve one sample by the general methods and count it."""
    limited = bool(problem.red_lines) or any(r is not None for r in problem.reservations)
    try:
        inside = frontier(problem, zone=True)
        whole = frontier(problem, zone=False) if limited else inside
    except TooLarge:
        tally.undecided += 1
        return
    if "bounded" in (inside.method, whole.method):
        tally.undecided += 1
        return
    nash = solve(problem, inside).of("nash").points
    best = {inside.points[point] for point in nash}
    tally.empty += bool(inside.empty)
    tally.nash += bool(best)
    if tally.seen is not None:
        tally.seen[0].update(_witnesses(inside, nash))
        tally.seen[1].update(_witnesses(whole, range(len(whole.points))))
    points = set(whole.points)
    listed = False
    for index, package in enumerate(tally.plan.packages):
        worth = problem.utilities(package)
        acceptable = problem.acceptable(package)
        efficient = worth in points and problem.feasible(package)
        chosen = acceptable and worth in best
        listed |= chosen
        tally.shares[index] += (efficient, chosen, acceptable)
    tally.elsewhere += bool(best) and not listed


def _witnesses(found: Frontier, points: Sequence[int]) -> list[Package]:
    """A package per point."""
    if not points:
        return []
    return [packages[0] for packages in found.listing(1, list(points)) if packages]

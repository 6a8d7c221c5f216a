"""The packages that are almost as good as the one found: each is cut off, and the next asked for.

A package differs from another as soon as one issue is decided otherwise, so the next best ones are
often variations of the first. The search ends as soon as the bound on all that is left is no
better than the worst of those kept (agreements, section 6.8).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp

from detente.analysis.problem import Package
from detente.analysis.solutions.single.nash import Tangents
from detente.analysis.solutions.single.ordered_sums import sum_of_smallest
from detente.analysis.solutions.single.programme import Clock, Programme, Terms
from detente.analysis.solutions.single.setting import Setting
from detente.analysis.solutions.single.solution import NearPackage, SingleSolution
from detente.analysis.solutions.single.sums import summed


@dataclass(frozen=True, slots=True)
class _Concept:
    """A programme, and what utilities or a bound are worth beside the best package found.

    ``share`` has no value for packages that the concept never picks; ``told`` learns of each
    package.
    """

    programme: Programme
    wanted: Terms
    share: Callable[[tuple[int, ...]], float | None]
    share_at_most: Callable[[float], float]
    told: Callable[[tuple[int, ...]], object] = bool


def near_packages(
    setting: Setting,
    solution: SingleSolution,
    weights: Sequence[float],
    clock: Clock,
    *,
    within: Fraction,
    most: int,
) -> tuple[NearPackage, ...]:
    """The ``most`` best packages beside a solution that lose at most the share ``within``.

    For the leximin solutions the smallest share or gain decides. ``weights`` are those of the
    active parties in weighted Nash. In time for only part of the search, what was found by then.
    """
    concept = _concept(setting, solution, weights)
    if concept is None:
        return ()
    least = float(1 - within)
    _ask(setting, concept, solution.package, clock, least, most)
    best = _kept(setting, concept, solution.package, least)
    return tuple(best[:most])


def _ask(
    setting: Setting, concept: _Concept, chosen: Package, clock: Clock, least: float, most: int
) -> None:
    """Fill the pool until nothing outside it can be among the best ones near enough."""
    search, programme = setting.search, concept.programme
    known = [chosen, *(each.package for each in _kept(setting, concept, chosen, least))]
    for package in known:
        concept.told(search.pool[package])
        search.choices.forbid(programme, package)
    while not clock.late:
        found = search.best(programme, concept.wanted, clock)
        if found.package is None:
            return
        concept.told(search.pool[found.package])
        search.choices.forbid(programme, found.package)
        kept = _kept(setting, concept, chosen, least)
        enough = kept[most - 1].share if len(kept) >= most else least
        if concept.share_at_most(found.bound) <= enough:
            return


def _kept(setting: Setting, concept: _Concept, chosen: Package, least: float) -> list[NearPackage]:
    """What is near enough in the pool, the best first."""
    found = []
    for package, utilities in setting.search.pool.items():
        share = concept.share(utilities)
        if package != chosen and share is not None and share >= least:
            found.append(NearPackage(package, utilities, min(1.0, share)))
    return sorted(found, key=lambda each: (-each.share, each.package))


def _concept(
    setting: Setting, solution: SingleSolution, weights: Sequence[float]
) -> _Concept | None:
    """The programme of a concept by its name; None if its best is worth nothing."""
    even = (1.0,) * len(setting.active)
    if solution.name in ("nash", "weighted_nash"):
        return _product(setting, solution, even if solution.name == "nash" else weights)
    smallest = min(setting.spans.values())
    units = {i: float(span / smallest) for i, span in setting.spans.items()}
    shares = dict.fromkeys(setting.active, 1.0)
    factors = units if solution.name in ("egalitarian", "utilitarian") else shares
    total = solution.name in ("utilitarian", "max_relative_gains")
    combine = sum if total else min

    def value(utilities: tuple[int, ...]) -> float:
        gained = setting.measure.shares(utilities)
        return float(combine(gained[i] * factor for i, factor in factors.items()))

    best = value(solution.utilities)
    if best <= 0:
        return None
    if total:
        programme, wanted = summed(setting, factors)
    else:
        programme, columns = setting.search.measured(setting.measure)
        wanted = sum_of_smallest(programme, columns, factors, 1)
    return _Concept(
        programme, wanted, lambda utilities: value(utilities) / best, lambda bound: bound / best
    )


def _product(setting: Setting, solution: SingleSolution, weights: Sequence[float]) -> _Concept:
    tangents = Tangents(setting, weights)
    best = tangents.logarithm(solution.utilities)

    def share(utilities: tuple[int, ...]) -> float | None:
        if any(utilities[i] <= setting.start[i] for i in setting.active):
            return None
        return exp(tangents.logarithm(utilities) - best)

    return _Concept(
        tangents.programme,
        tangents.wanted,
        share,
        lambda bound: exp(min(0.0, bound - best)),
        tangents.touch,
    )

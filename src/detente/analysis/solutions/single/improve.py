"""Improvements on a package without a frontier: the fairest and the nearest (section 6.8)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.analysis.problem import Package, Problem
from detente.analysis.solutions.single.disagreement import ideals_at_most
from detente.analysis.solutions.single.ordered_sums import kalai_smorodinsky
from detente.analysis.solutions.single.programme import Clock
from detente.analysis.solutions.single.search import Search
from detente.analysis.solutions.single.setting import Setting

_LEAST = 1e-6
"""Gains that add up to less than this share of the largest ones are not looked for."""
_REPEATS = 20


@dataclass(frozen=True, slots=True)
class SingleImprovements:
    """Packages of the zone that are better for somebody and worse for nobody than a given one.

    ``fairest`` has the best smallest share of what each party could gain at best, then the next by
    leximin; ``nearest`` changes the fewest issues. Both are None if there is none, as far as was
    looked; ``none`` then says that a solver in floats proves it. ``optimal`` says that it proves
    both choices within 1e-7; ``stopped`` is "time" or "cancel".
    """

    fairest: Package | None = None
    nearest: Package | None = None
    none: bool = False
    optimal: bool = False
    stopped: str | None = None


def single_improvements(
    problem: Problem, package: Package, *, deadline: float | None = None
) -> SingleImprovements:
    """Improvements on a package, whether or not it lies in the zone itself.

    ``deadline`` is a reading of ``time.monotonic``. Unlike on a frontier the nearest package may
    itself leave room for improvement.
    """
    clock = Clock(deadline)
    found = _found(problem, package, clock)
    if clock.heard.is_set():
        return replace(found, stopped="cancel")
    return replace(found, stopped="time") if clock.late else found


def _found(problem: Problem, package: Package, clock: Clock) -> SingleImprovements:
    utilities = problem.utilities(package)
    floors = tuple(
        utility if floor is None else max(floor, utility)
        for floor, utility in zip(problem.reservations, utilities, strict=True)
    )
    search = Search(replace(problem, reservations=floors), zone=True)
    most = ideals_at_most(search, utilities, clock.part(0.4))
    if not search.pool:
        return SingleImprovements(none=most is None)
    ideal = tuple(map(max, zip(*search.pool.values(), strict=True)))
    most = ideal if most is None else most
    active = tuple(i for i, best in enumerate(ideal) if best > utilities[i])
    if not active:
        return SingleImprovements(none=most == ideal)
    setting = Setting(problem, search, utilities, ideal, most, active)
    fair = kalai_smorodinsky(setting, clock.part(0.6))()
    assert fair is not None
    near, proved = _nearest(setting, package, clock)
    return SingleImprovements(fair.package, near, optimal=fair.optimal and proved)


def _nearest(setting: Setting, package: Package, clock: Clock) -> tuple[Package, bool]:
    """The improvement with the fewest changes, of equals the best smallest share; is it proved?"""
    search = setting.search
    programme, shares = search.measured(setting.measure)
    search.choices.forbid(programme, package)
    programme.at_least({shares[i]: 1.0 for i in setting.active}, _LEAST)
    smallest = programme.column(0.0, 1.0)
    for i in setting.active:
        programme.at_most({smallest: 1.0, shares[i]: -1.0}, 0.0)
    kept = [row[option] for row, option in zip(search.choices.options, package, strict=True)]
    wanted = {**dict.fromkeys(kept, 1.0), smallest: 0.5}
    for _ in range(_REPEATS):
        found = search.best(programme, wanted, clock)
        if found.package is None:
            return _fewest(setting, package), False
        if search.pool[found.package] != setting.start:
            same = sum(a == b for a, b in zip(found.package, package, strict=True))
            return _fewest(setting, package), found.bound < same + 1.0
        search.choices.forbid(programme, found.package)
    return _fewest(setting, package), False


def _fewest(setting: Setting, package: Package) -> Package:
    """Of all improvements found the one with the fewest changes, then the best smallest share."""

    def rank(each: Package) -> tuple[int, float]:
        changes = sum(a != b for a, b in zip(each, package, strict=True))
        shares = setting.measure.shares(setting.search.pool[each])
        return changes, -min(shares[i] for i in setting.active)

    better = (each for each, u in setting.search.pool.items() if u != setting.start)
    return min(better, key=rank)

"""Frontier, zone and solutions by looking at every package: slow, obvious, and independent."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from detente.analysis.problem import Package, Problem

Vector = tuple[int, ...]
Gains = dict[Vector, tuple[Fraction, ...]]


def every_package(problem: Problem) -> list[Package]:
    """All packages in option order, possible or not."""
    return list(product(*map(range, problem.sizes)))


def dominates(one: Vector, other: Vector) -> bool:
    """At least as good for everybody, and better for somebody."""
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


def frontier_of(problem: Problem, packages: list[Package]) -> dict[Vector, list[Package]]:
    """The undominated utilities, each with its packages in option order; largest first."""
    reached: dict[Vector, list[Package]] = {}
    for package in packages:
        reached.setdefault(problem.utilities(package), []).append(package)
    efficient = [u for u in reached if not any(dominates(other, u) for other in reached)]
    return {u: reached[u] for u in sorted(efficient, reverse=True)}


@dataclass(frozen=True)
class Answer:
    """Everything the solutions room says about a problem."""

    possible: int
    in_zone: int
    frontier: dict[Vector, list[Package]]
    zone_frontier: dict[Vector, list[Package]]
    status: str
    disagreement: Vector
    ideal: Vector
    active: tuple[int, ...]
    solutions: dict[str, set[Vector]]


def answer(problem: Problem, powers: tuple[int, ...]) -> Answer:
    """Look at every package of the problem."""
    packages = every_package(problem)
    possible = [x for x in packages if problem.feasible(x)]
    zone = [x for x in possible if problem.acceptable(x)]
    efficient = frontier_of(problem, zone)
    parties = range(problem.parties)
    utilities = [problem.utilities(x) for x in possible]
    disagreement = tuple(
        min((u[i] for u in utilities), default=0) if floor is None else floor
        for i, floor in enumerate(problem.reservations)
    )
    ideal = tuple(max(problem.utilities(x)[i] for x in zone) for i in parties) if zone else ()
    active = tuple(i for i in parties if zone and ideal[i] > disagreement[i])
    status, chosen = _solved(problem, efficient, disagreement, ideal, active, powers)
    return Answer(
        len(possible),
        len(zone),
        frontier_of(problem, possible),
        efficient,
        status,
        disagreement,
        ideal,
        active,
        chosen,
    )


def _solved(
    problem: Problem,
    efficient: dict[Vector, list[Package]],
    disagreement: Vector,
    ideal: Vector,
    active: tuple[int, ...],
    powers: tuple[int, ...],
) -> tuple[str, dict[str, set[Vector]]]:
    if not efficient:
        return "empty", {}
    if not active:
        return "all_at_reservation", {}
    gains = {
        u: tuple(Fraction(u[i] - disagreement[i], problem.scales[i]) for i in active)
        for u in efficient
    }
    shares = {
        u: tuple(Fraction(u[i] - disagreement[i], ideal[i] - disagreement[i]) for i in active)
        for u in efficient
    }
    chosen = {
        "kalai_smorodinsky": _best({u: tuple(sorted(g)) for u, g in shares.items()}),
        "egalitarian": _best({u: tuple(sorted(g)) for u, g in gains.items()}),
        "utilitarian": _best({u: (sum(g, start=Fraction(0)),) for u, g in gains.items()}),
        "max_relative_gains": _best({u: (sum(g, start=Fraction(0)),) for u, g in shares.items()}),
    }
    if not any(all(g) for g in gains.values()):
        return "no_common_gain", chosen
    chosen["nash"] = _best({u: (prod(g, start=Fraction(1)),) for u, g in gains.items()})
    chosen["weighted_nash"] = _best(
        {u: (_powered(g, [powers[i] for i in active]),) for u, g in gains.items()}
    )
    return "ok", chosen


def _best(scores: dict[Vector, tuple[Fraction, ...]]) -> set[Vector]:
    most = max(scores.values())
    return {u for u, score in scores.items() if score == most}


def _powered(gains: tuple[Fraction, ...], powers: list[int]) -> Fraction:
    product = Fraction(1)
    for gain, power in zip(gains, powers, strict=True):
        product *= gain**power
    return product

"""Frontier, zone and solutions of whole cases, by name and in fractions, against brute force."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.overview import Analysis
from detente.analysis.problem import compile_case
from detente.app.analyze import analyze
from detente.case import Case, Package
from oracles.acceptance import refused_by_lines
from oracles.agreements import answer
from oracles.central import feasible, no_deal, utility
from oracles.preferences import ties_to_no_deal
from strategies.statements import every_package, negotiation

SEEDS = st.integers(0, 2**40)
F = Fraction
Vector = tuple[Fraction, ...]
Reached = dict[Vector, set[Package]]


def in_play(case: Case, parties: tuple[str, ...]) -> list[Package]:
    """The packages that facts and caps allow and that leave what others decide at today's."""
    today = case.status_quo().as_dict()
    held = {i.id for i in case.issues if not set(i.decided_by) <= set(parties)}
    return [
        package
        for package in every_package(case)
        if feasible(case, package) and all(package.get(i) == today[i] for i in held)
    ]


def accepted(case: Case, parties: tuple[str, ...], package: Package) -> bool:
    """Whether no party refuses a package, as far as its central utility tells."""
    for party in parties:
        worth, floor = utility(case, party, package), no_deal(case, party)
        if refused_by_lines(case, party, package):
            return False
        if worth is not None and floor is not None and worth < floor:
            return False
    return True


def undominated(case: Case, parties: tuple[str, ...], packages: list[Package]) -> Reached:
    """The efficient utility vectors, each with the packages that reach it."""
    reached: Reached = {}
    for package in packages:
        vector = tuple(utility(case, party, package) or F(0) for party in parties)
        reached.setdefault(vector, set()).add(package)

    def beaten(one: Vector) -> bool:
        return any(
            other != one and all(a >= b for a, b in zip(other, one, strict=True))
            for other in reached
        )

    return {vector: found for vector, found in reached.items() if not beaten(vector)}


def check_frontiers(case: Case, found: Analysis) -> None:
    """F(X) with its acceptable points and F(Z), by name."""
    packages = in_play(case, found.parties)
    zone = [package for package in packages if accepted(case, found.parties, package)]
    inside, whole = (
        undominated(case, found.parties, zone),
        undominated(case, found.parties, packages),
    )
    held = found.held
    assert held.frontier is not None
    assert held.zone.frontier is not None
    assert (not zone, len(zone)) == (held.zone.empty, held.zone.count)
    for expected, finding in ((whole, held.frontier), (inside, held.zone.frontier)):
        points = list(finding.points(1_000))
        assert expected == {point.utilities: set(point.packages) for point in points}
        assert [len(expected[point.utilities]) for point in points] == [p.count for p in points]
        for point in points:
            assert bool(expected[point.utilities] & set(zone)) == point.acceptable


def check_solutions(case: Case, found: Analysis) -> None:
    """Status and every solution with its packages, from the integers of the compiled case."""
    compiled = compile_case(case, found.parties)
    true = answer(compiled.problem, (1,) * len(found.parties))
    scales = compiled.problem.scales
    assert true.status == found.status
    listed = {
        s.name: {p.utilities: set(p.packages) for p in s.points} for s in found.held.solutions
    }
    named = {name for name, points in listed.items() if points}
    assert set(true.solutions) == named
    for name, vectors in true.solutions.items():
        expected = {
            tuple(F(u, scale) for u, scale in zip(vector, scales, strict=True)): {
                compiled.named(package) for package in true.zone_frontier[vector]
            }
            for vector in vectors
        }
        assert expected == listed[name]


def check_valued(seed: int) -> None:
    """A case in which every party values everything."""
    case = negotiation(Random(seed), valued=1.0)
    parties = [party.id for party in case.parties if party.id != "outside"]
    found = analyze(case, parties)
    packages = in_play(case, found.parties)
    if any(utility(case, p, every_package(case)[0]) is None for p in parties) or not packages:
        return
    check_frontiers(case, found)
    check_solutions(case, found)
    assert found.held.frontier is not None
    points = [point.utilities for point in found.held.frontier.points()]
    nearest = [sqrt(sum((1 - float(u)) ** 2 for u in point)) for point in points]
    if len(parties) == 2 and all(0 <= u <= 1 for point in points for u in point):
        assert found.opposition == pytest.approx(min(nearest))
    else:
        assert found.opposition is None


@settings(max_examples=60)
@given(SEEDS)
def test_valued_cases_are_solved_as_by_brute_force(seed: int) -> None:
    """Frontier, zone, solutions, statuses and opposition equal those over all packages."""
    check_valued(seed)


@pytest.mark.nightly
@settings(max_examples=300)
@given(SEEDS)
def test_valued_cases_hold_in_number(seed: int) -> None:
    """The same on three hundred cases."""
    check_valued(seed)


@settings(max_examples=60)
@given(SEEDS)
def test_without_values_only_demands_speak(seed: int) -> None:
    """With a party whose utility is not fixed there is no frontier, the zone says what it can."""
    case = negotiation(Random(seed), valued=0.4)
    parties = tuple(party.id for party in case.parties if party.id != "outside")
    found = analyze(case, parties)
    packages = every_package(case)
    silent = [p for p in parties if utility(case, p, packages[0]) is None]
    if not silent:
        return
    zone = [p for p in in_play(case, parties) if accepted(case, parties, p)]
    stated = any(ties_to_no_deal(case, party) for party in silent)
    floors = [
        party for party in parties if party not in silent and no_deal(case, party) is not None
    ]
    empty = True if not zone else None if stated else False

    assert ("empty" if not zone else "needs_values") == found.status
    assert empty is found.held.zone.empty
    assert found.held.frontier is None
    assert found.held.solutions == ()
    assert found.held.zone.count in (
        (0,) if not zone else (len(zone),) if empty is False and not floors else (None,)
    )

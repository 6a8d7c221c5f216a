"""Golden results: what a reading, a frontier and the solutions must be, computed elsewhere.

The fields are those of the given ``golden.json`` files, whose ``about`` explains them.
"""

from __future__ import annotations

import hashlib
from fractions import Fraction
from math import hypot
from typing import Any

import pytest

from detente.analysis.problem import Compiled, Problem, central_utility, compile_case
from detente.analysis.solutions import (
    Frontier,
    best_over_x,
    count_zone,
    frontier,
    solve,
    worst_over_x,
)
from detente.case import Case, Package, write_number

CLOSE = 1e-12
NAMED = {"nash_weighted_first_2": "weighted_nash"}


def same_profiles(golden: dict[str, Any], case: Case) -> None:
    """Issues, parties with the files they come from, reservation values and discounts, exactly."""
    assert [one["name"] for one in golden["issues"]] == [issue.id for issue in case.issues]
    assert [
        (Fraction(one["reservation"]), Fraction(one["discount"])) for one in golden["parties"]
    ] == [
        (case.no_deal_of(party.id).value, case.scale(party.id).discount or 1)
        for party in case.parties
    ]
    for party, one in zip(case.parties, golden["parties"], strict=True):
        assert party.note is not None
        assert f"Imported from {one['file']}." == party.note.in_language("en")


def same_probes(golden: dict[str, Any], case: Case) -> None:
    """The utility of every probed package, to every party."""
    utilities = [central_utility(case, party.id) for party in case.parties]
    for probe in golden["probes"]:
        package = package_of(case, probe["package"])
        found = [float(utility.of(package)) for utility in utilities if utility is not None]
        assert probe["utilities"] == pytest.approx(found, rel=0, abs=CLOSE)


def same_results(golden: dict[str, Any], case: Case) -> None:
    """Frontiers, zone and solutions with their ties, for the parties that a result names."""
    names = [party.id for party in case.parties][: len(golden["parties"])]
    compiled = compile_case(case, names)
    _same_space(golden, compiled.problem)
    _same_zone(golden, compiled.problem)
    _same_solutions(golden, compiled, case)


def package_of(case: Case, chosen: list[str | int]) -> Package:
    """A package by its options in the order of the issues, numbers of a range as numbers."""
    words = (
        str(option) if issue.range is None else write_number(Fraction(option))
        for issue, option in zip(case.issues, chosen, strict=True)
    )
    return Package(tuple(zip((issue.id for issue in case.issues), words, strict=True)))


def _same_space(golden: dict[str, Any], problem: Problem) -> None:
    space = frontier(problem, zone=False)
    best, worst = (
        search(problem, range(problem.parties)) for search in (best_over_x, worst_over_x)
    )

    assert golden["packages"] == problem.packages
    assert golden["scale_bits"] == [scale.bit_length() for scale in problem.scales]
    assert golden["max_utility"] == pytest.approx(_shown(problem, best), rel=0, abs=CLOSE)
    assert golden["min_utility"] == pytest.approx(_shown(problem, worst), rel=0, abs=CLOSE)
    _same_frontier(golden["whole_space"], space, problem)
    if "opposition" in golden["whole_space"]:
        away = min(hypot(*(1 - u for u in _shown(problem, point))) for point in space.points)
        assert golden["whole_space"]["opposition"] == pytest.approx(away, rel=0, abs=CLOSE)


def _same_zone(golden: dict[str, Any], problem: Problem) -> None:
    zone = golden["zone"]
    kept = frontier(problem, zone=True)
    found = solve(problem, kept)

    assert zone["packages"] == count_zone(problem)
    assert zone["acceptable_to"] == [
        count_zone(problem.holding((), (party,))) for party in range(problem.parties)
    ]
    _same_frontier(zone, kept, problem)
    for listed, point in zip(zone.get("frontier", ()), kept.points, strict=False):
        assert listed == pytest.approx(_shown(problem, point), rel=0, abs=CLOSE)
    assert zone["status"] == found.status
    if found.status != "empty":
        disagreement = _shown(problem, found.disagreement)
        assert zone["disagreement_point"] == pytest.approx(disagreement, rel=0, abs=CLOSE)
        assert zone["ideal_point"] == pytest.approx(_shown(problem, found.ideal), rel=0, abs=CLOSE)
        assert zone["parties_without_surplus"] == [
            golden["parties"][party] for party in found.inactive
        ]


def _same_frontier(golden: dict[str, Any], found: Frontier, problem: Problem) -> None:
    lines = [
        ",".join(str(Fraction(u, s)) for u, s in zip(point, problem.scales, strict=True))
        for point in found.points
    ]

    assert golden.get("frontier_points", 0) == len(found.points)
    assert golden.get("frontier_packages", 0) == sum(found.counts or ())
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    assert not found.points or golden["frontier_sha256"] == digest


def _same_solutions(golden: dict[str, Any], compiled: Compiled, case: Case) -> None:
    problem = compiled.problem
    kept = frontier(problem, zone=True)
    powers = [2, *[1] * (problem.parties - 1)]
    found = solve(problem, kept, powers)
    for name, expected in golden.get("solutions", {}).items():
        solution = found.of(NAMED.get(name, name))
        points = [kept.points[index] for index in solution.points]
        assert expected["points"] == len(points)
        assert kept.counts is not None
        assert expected["packages"] == sum(kept.counts[index] for index in solution.points)
        for listed, point in zip(expected["utilities"], points, strict=False):
            assert listed == pytest.approx(_shown(problem, point), rel=0, abs=CLOSE)
        for example in expected["examples"]:
            indices = compiled.indices(package_of(case, example))
            assert indices is not None
            assert problem.utilities(indices) in points
        value = next(expected[key] for key in ("product", "level", "total") if key in expected)
        if solution.value is not None:
            low, high = map(float, solution.value)
            assert [value, value] == pytest.approx([low, high], rel=0, abs=CLOSE)


def _shown(problem: Problem, point: tuple[int, ...] | None) -> list[float]:
    assert point is not None
    return [float(Fraction(one, scale)) for one, scale in zip(point, problem.scales, strict=True)]

"""What can go wrong in answers beyond a single formula: repeats, hidden limits, mixed scales."""

from __future__ import annotations

import ast
from inspect import isfunction
from pathlib import Path
from random import Random

import pytest

import detente
from detente.analysis import solutions
from detente.analysis.problem import Problem
from detente.analysis.solutions import count_packages, count_zone, frontier, solve
from detente.case import Case
from helpers.needs import ROOT

LADDER = "\n".join(
    ["issue,option,A,B", *(f"price,{n},{11 * n},{11 * (4 - n)}" for n in range(5)), "no deal,,2,3"]
)


def _read(folder: Path, text: str) -> Case:
    (folder / "case.csv").write_text(text, encoding="utf-8")
    return detente.load(folder / "case.csv")


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_every_index_is_given_once(parties: int) -> None:
    """Row 16: of 500 points at most 500 come back, each once, and exactly the efficient ones."""
    random = Random(parties)
    points = [tuple(random.randint(0, 40) for _ in range(parties)) for _ in range(500)]
    tables = tuple((tuple(point[party] for point in points),) for party in range(parties))
    problem = Problem((500,), tables, (40,) * parties, (0,) * parties)
    found = frontier(problem, zone=True)
    efficient = {
        p for p in points if not any(q != p and all(map(int.__ge__, q, p)) for q in set(points))
    }

    assert sorted(efficient, reverse=True) == list(found.points)
    assert sum(point in efficient for point in points) == found.packages_in_all
    for solution in solve(problem, found).solutions:
        assert len(set(solution.points)) == len(solution.points)
        assert set(solution.points) <= set(range(len(found.points)))


def test_everything_public_is_tested() -> None:
    """Row 16: no function is offered to others that no test uses."""
    offered = {
        name
        for room in (detente, solutions)
        for name in room.__all__
        if isfunction(getattr(room, name))
    }
    used: set[str] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("detente"):
                used |= {alias.name for alias in node.names}
            elif isinstance(node, ast.Attribute):
                used.add(node.attr)

    assert set() == offered - used


def test_no_package_is_left_out_by_a_sample() -> None:
    """Row 17: the only good package among 30,000 is found, wherever it stands, every time."""
    rows = [0] * 29_999
    for place in (0, 12_345, 29_999):
        row = (*rows[:place], 1, *rows[place:])
        problem = Problem((30_000,), ((row,), (row,)), (1, 1), (1, 1))
        found = frontier(problem, zone=True)

        assert ((place,),) == found.packages(0)
        assert (30_000, 1) == (count_packages(problem), count_zone(problem))


def test_a_cap_is_said_in_the_finding(tmp_path: Path) -> None:
    """Row 17: a frontier cut short is called bounded and says how far off it may be."""
    random = Random(17)
    rows = [
        f"{issue},{option},{random.randint(0, 999)},{random.randint(0, 999)}"
        for issue in ("one", "two", "three")
        for option in "abcdefgh"
    ]
    case = _read(tmp_path, "\n".join(["issue,option,A,B", *rows]))
    whole, cut = (detente.as_json(detente.analyze(case, max_points=most)) for most in (10**6, 4))

    assert ("exact", {"A": 0, "B": 0}) == (whole["method"], whole["epsilon"])
    assert "bounded" == cut["method"]
    assert any(cut["epsilon"].values())
    assert cut["frontier"]["packages"] is None


def test_every_number_of_a_party_is_on_its_own_scale(tmp_path: Path) -> None:
    """Row 18: utilities, no deal, gains and errors lie between a party's worst and best."""
    case = _read(tmp_path, LADDER)
    found = detente.as_json(detente.analyze(case))
    shown = [
        *(point["utilities"] for point in found["frontier"]["points"]),
        *(point["utilities"] for one in found["solutions"].values() for point in one["points"]),
        found["disagreement"]["utilities"],
        found["epsilon"],
        *(demand["gains"] for demand in found["demands"]),
    ]

    assert found["opposition"] is None
    assert 44.0 == max(max(worth.values()) for worth in shown)
    assert [] == [worth for worth in shown if not all(0 <= one <= 44 for one in worth.values())]

"""The peer's side: runs inside the peer's own environment and calls its public functions.

Started by ``run.py`` as a program of its own; nothing of Détente is imported here, and nothing of
the peer anywhere else. Utilities come back as whole numbers over the scale of the case.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

from measuring import serve
from negmas.inout import Scenario
from negmas.outcomes import make_issue, make_os
from negmas.preferences import LinearAdditiveUtilityFunction, ops
from negmas.preferences.value_fun import TableFun

CONCEPTS = {
    "nash": ops.nash_points,
    "kalai_smorodinsky": ops.ks_points,
    "egalitarian": ops.kalai_points,
    "utilitarian": ops.max_welfare_points,
    "max_relative_gains": ops.max_relative_welfare_points,
}
"""Each concept and the peer's function for it."""


def analyse(case: dict[str, Any]) -> dict[str, Any]:
    """Frontier with a package for each point, and all solutions."""
    parties, space = _parties_of(case)
    points, outcomes = ops.pareto_frontier(parties, issues=space.issues)
    answers: dict[str, Any] = {"points": _whole(points, case), "packages": len(outcomes)}
    return answers | {
        name: _whole(found, case) for name, found in _solutions(parties, space, points).items()
    }


def count(case: dict[str, Any]) -> dict[str, Any]:
    """How many packages are acceptable to all."""
    parties, space = _parties_of(case)
    share = ops.rational_fraction(parties, outcomes=space.enumerate(), outcome_space=space)
    return {"acceptable": round(share * space.cardinality)}


def given(case: dict[str, Any]) -> dict[str, Any]:
    """A GENIUS case from its files: frontier and all solutions."""
    scenario = _scenario(case)
    parties, space = scenario.ufuns, scenario.outcome_space
    points, _ = ops.pareto_frontier(parties, issues=space.issues)
    found = _solutions(parties, space, points)
    return {"points": _floats(points), **{name: _floats(found[name]) for name in found}}


def read(case: dict[str, Any]) -> dict[str, Any]:
    """What it reads from the files: per party the utilities of packages and the floor."""
    scenario = _scenario(case)
    issues = scenario.outcome_space.issues
    outcomes = []
    for package in case["packages"]:
        named = {issue.name: {str(option): option for option in issue.all} for issue in issues}
        outcomes.append(
            tuple(
                named[issue.name][package[issue.name]] if issue.name in package else issue.rand()
                for issue in issues
            )
        )
    return {
        "utilities": [[float(ufun(one)) for one in outcomes] for ufun in scenario.ufuns],
        "reservations": [str(ufun.reserved_value) for ufun in scenario.ufuns],
    }


def _parties_of(case: dict[str, Any]) -> tuple[list[Any], Any]:
    """The utility functions and the outcome space."""
    names = [[str(option) for option in range(size)] for size in case["sizes"]]
    space = make_os([make_issue(values, f"issue {at}") for at, values in enumerate(names)])
    parties = []
    for rows, reservation in zip(case["tables"], case["reservations"], strict=True):
        tables = [
            TableFun({name: value / case["scale"] for name, value in zip(values, row, strict=True)})
            for values, row in zip(names, rows, strict=True)
        ]
        parties.append(
            LinearAdditiveUtilityFunction(
                tables,
                weights=[1.0] * len(tables),
                outcome_space=space,
                reserved_value=_floor(reservation, case["scale"]),
            )
        )
    return parties, space


def _floor(reservation: int | None, scale: int) -> float:
    return float("-inf") if reservation is None else reservation / scale


def _solutions(parties: Any, space: Any, points: Any) -> dict[str, list[Any]]:
    ranges = [party.minmax(space, above_reserve=False) for party in parties]
    return {
        name: [point for point, _ in function(parties, points, ranges=list(ranges))]
        for name, function in CONCEPTS.items()
    }


def _scenario(case: dict[str, Any]) -> Any:
    folder = Path(case["folder"])
    profiles = [folder / name for name in case["profiles"]]
    return Scenario.from_genius_files(folder / case["domain"], profiles, safe_parsing=False)


def _whole(points: Any, case: dict[str, Any]) -> list[tuple[int, ...]]:
    """Points as whole numbers over the scale, sorted, each once."""
    return sorted({tuple(round(float(u) * case["scale"]) for u in point) for point in points})


def _floats(points: Any) -> list[list[float]]:
    return [[float(u) for u in point] for point in points]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    serve({"analyse": analyse, "count": count, "given": given, "read": read})

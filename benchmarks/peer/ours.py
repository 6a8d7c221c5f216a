"""Our side: the same requests, answered by Détente."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from measuring import serve

from detente import formats
from detente.analysis.problem import Compiled, Problem, central_utility, compile_case
from detente.analysis.solutions import Frontier, count_zone, frontier, solve
from detente.analysis.solutions.enumeration import enumerate_all
from detente.analysis.solutions.portfolio import comparing
from detente.analysis.solutions.reduction import boxes, reduced, utilities
from detente.analysis.solutions.setting import prepared
from detente.analysis.solutions.watch import Watch
from detente.case import Case, Package

CONCEPTS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "max_relative_gains")


def analyse(case: dict[str, Any]) -> dict[str, Any]:
    """Frontier of the zone with a package for each point, and all solutions."""
    problem = _problem_of(case)
    found = frontier(problem, zone=True)
    assert found.method == "exact"
    found.listing(limit=1)
    answers: dict[str, Any] = {"points": sorted(found.points), "packages": found.packages_in_all}
    return answers | _solutions(problem, found)


def enumerated(case: dict[str, Any]) -> dict[str, Any]:
    """The frontier by going through every package, as the peer does."""
    problem = _problem_of(case)
    small = reduced(problem, utilities(problem, zone=True), boxes(problem, zone=True))
    setting = prepared(small, comparing(small.coordinates), Watch(None), all_points=True)
    front = enumerate_all(setting, tuple(range(small.issues)))
    return {"points": [] if front is None else sorted(front.values.T.tolist())}


def count(case: dict[str, Any]) -> dict[str, Any]:
    """How many packages are acceptable to all."""
    return {"acceptable": count_zone(_problem_of(case))}


def given(case: dict[str, Any]) -> dict[str, Any]:
    """A GENIUS case from its files: frontier of the zone and all solutions."""
    compiled = _compiled(case)
    found = frontier(compiled.problem, zone=True)
    found.listing(limit=1)
    points = {"points": sorted(found.points), **_solutions(compiled.problem, found)}
    scales = compiled.problem.scales
    return {
        name: [[one / scale for one, scale in zip(point, scales, strict=True)] for point in listed]
        for name, listed in points.items()
        if name != "status"
    }


def read(case: dict[str, Any]) -> dict[str, Any]:
    """Per party, what it says of the packages that differ from the first one in one issue.

    Numbers are exact, as texts.
    """
    whole = _case(case)
    parties = [party.id for party in whole.parties][: len(case["profiles"])]
    packages = _one_issue_changed(whole)
    said = [central_utility(whole, party) for party in parties]
    assert all(utility is not None for utility in said)
    return {
        "packages": [package.as_dict() for package in packages],
        "utilities": [[str(u.of(one)) for one in packages] for u in said if u is not None],
        "reservations": [str(whole.no_deal_of(party).value) for party in parties],
        "discounts": [str(whole.scale(party).discount or Fraction(1)) for party in parties],
    }


def _problem_of(case: dict[str, Any]) -> Problem:
    return Problem(
        tuple(case["sizes"]),
        tuple(tuple(map(tuple, rows)) for rows in case["tables"]),
        (case["scale"],) * len(case["tables"]),
        tuple(case["reservations"]),
    )


def _solutions(problem: Problem, found: Frontier) -> dict[str, Any]:
    solved = solve(problem, found)
    return {name: sorted(found.points[i] for i in solved.of(name).points) for name in CONCEPTS}


def _case(case: dict[str, Any]) -> Case:
    reading = formats.read(Path(case["folder"]))
    assert reading.case is not None, [problem.line("en") for problem in reading.errors]
    return reading.case


def _compiled(case: dict[str, Any]) -> Compiled:
    whole = _case(case)
    return compile_case(whole, [party.id for party in whole.parties][: len(case["profiles"])])


def _one_issue_changed(case: Case) -> list[Package]:
    first = Package(tuple((issue.id, issue.option_ids()[0]) for issue in case.issues))
    return [first] + [
        first.changed({issue.id: option})
        for issue in case.issues
        for option in issue.option_ids()[1:]
    ]


if __name__ == "__main__":
    serve(
        {"analyse": analyse, "enumerate": enumerated, "count": count, "given": given, "read": read}
    )

"""Frontiers, zones and solutions as JSON values, fast enough for tens of thousands of points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import gcd, isfinite
from typing import TYPE_CHECKING, Any

from detente.case import Package

if TYPE_CHECKING:
    from detente.analysis.agreements import FrontierFinding, Point, Solution, Zone

LISTED = 10
"""Packages listed per point of a frontier; the rest are counted."""
LISTED_AT_SOLUTIONS = 1_000


def zone_json(zone: Zone, parties: Sequence[str]) -> dict[str, Any]:
    """The zone: empty or not, how many packages, and its frontier where there is one.

    ``proved`` is false where only a solver in floats says that it is empty.
    """
    found: dict[str, Any] = {
        "empty": zone.empty,
        "proved": zone.proved,
        "count": whole(zone.count),
    }
    if zone.frontier is not None:
        found["frontier"] = frontier_json(zone.frontier, parties)
    return found


def frontier_json(finding: FrontierFinding, parties: Sequence[str]) -> dict[str, Any]:
    """Every point, largest for the first party first, each with its first packages."""
    frontier, scales = finding.frontier, finding.compiled.problem.scales
    named = _namer(finding)
    counts = frontier.counts
    listing = frontier.listing(LISTED) or ((),) * finding.vectors
    points = [
        {
            "utilities": {
                party: value / scale
                for party, value, scale in zip(parties, vector, scales, strict=True)
            },
            "exact": {
                party: _reduced(value, scale)
                for party, value, scale in zip(parties, vector, scales, strict=True)
            },
            "acceptable": None if finding.acceptable is None else index in finding.acceptable,
            "count": None if counts is None else str(counts[index]),
            "packages": [named(package) for package in listing[index]],
        }
        for index, vector in enumerate(frontier.points)
    ]
    return {"vectors": finding.vectors, "packages": whole(finding.packages), "points": points}


def solution_json(solution: Solution, parties: Sequence[str]) -> dict[str, Any]:
    """The points that reach the optimum, their value and the most it may be, and what is near.

    ``gap`` is in the units of the search, null where it is not known; ``bounds`` are there where
    the value is not exact.
    """
    found: dict[str, Any] = {"points": [_point(point, parties) for point in solution.points]}
    if solution.points:
        most = solution.bounds[1] if solution.bounds is not None else None
        exact = solution.method == "exact"
        found |= {
            "method": solution.method,
            "value": _number(solution.value),
            "exact": None if solution.value is None else str(solution.value),
            "bound": _number(solution.value if exact else most),
            "gap": 0 if exact else _finite(solution.gap),
            "near": [_point(near.point, parties) | {"share": near.share} for near in solution.near],
        }
    if solution.bounds is not None:
        found["bounds"] = [str(bound) for bound in solution.bounds]
    return found


def _number(value: Fraction | None) -> float | None:
    """A fraction as a number, None where it is too large for one."""
    try:
        return None if value is None else float(value)
    except OverflowError:
        return None


def _finite(gap: float | None) -> float | None:
    """A gap that JSON can hold."""
    return gap if gap is not None and isfinite(gap) else None


def whole(number: int | None) -> str | None:
    """A count as text: it may be larger than a JSON reader can hold."""
    return None if number is None else str(number)


def _point(point: Point, parties: Sequence[str]) -> dict[str, Any]:
    worth = dict(zip(parties, point.utilities, strict=True))
    return {
        "utilities": {party: float(value) for party, value in worth.items()},
        "exact": {party: str(value) for party, value in worth.items()},
        "acceptable": point.acceptable,
        "count": whole(point.count),
        "packages": [package.as_dict() for package in point.packages[:LISTED_AT_SOLUTIONS]],
    }


def _reduced(value: int, scale: int) -> str:
    common = gcd(value, scale)
    if scale == common:
        return str(value // common)
    return f"{value // common}/{scale // common}"


def _namer(finding: FrontierFinding) -> Callable[[Sequence[int]], dict[str, str]]:
    """A function from option indices to issue and option ids, in the order of the case."""
    compiled = finding.compiled
    fixed = compiled.board.fixed.as_dict()
    place = {issue: index for index, issue in enumerate(compiled.board.issues)}
    order = [issue for issue in compiled.order if issue in place or issue in fixed]
    tables = [
        (issue, place.get(issue, -1), compiled.board.options[place[issue]])
        if issue in place
        else (issue, -1, (fixed[issue],))
        for issue in order
    ]

    def named(package: Sequence[int]) -> dict[str, str]:
        return {
            issue: options[package[index] if index >= 0 else 0] for issue, index, options in tables
        }

    return named


def package_json(package: Package | None) -> dict[str, str] | None:
    """Issue id to option id."""
    return None if package is None else package.as_dict()

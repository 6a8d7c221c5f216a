"""Why two answers differ: the deviation that turns our answer into the peer's, found by computing.

Each concept is worked out once more here, plainly and in exact fractions, with the deviations as
switches. Without any it must give our answer; the fewest that give the peer's explain it. What none
explains is *unexplained*, and fails the benchmark.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, product
from math import prod
from operator import getitem
from typing import Any

Point = tuple[Fraction, ...]

MEANING = {
    "2": "of packages with equal utilities one is kept",
    "3": "the smallest spread of shares instead of the largest smallest share",
    "9": "a reservation value below the worst package is raised to it",
    "12": "acceptable is more than the reservation value, instead of at least",
    "a": "the largest gain is measured over all packages instead of the acceptable ones",
    "b": "among equal smallest gains the next smallest is not compared",
    "c": "where some party can gain nothing beyond its reservation value, every point is returned",
    "d": "where no package gives everybody a gain, points with a product of 0 are returned",
    "e": "values within 1e-12 of the best count as equal to it",
    "f": "a party that can gain nothing stays in the formula",
}
"""Numbers are rows of the list of known differences; letters were found by this comparison."""

UNEXPLAINED = "unexplained"
TOLERANCE = Fraction(1, 10**12)
COUNTED = 10_000

SWITCHES = {
    "nash": "9cdef",
    "kalai_smorodinsky": "3c",
    "egalitarian": "9bcf",
    "utilitarian": "ce",
    "max_relative_gains": "9acef",
}
"""The deviations that are tried, per concept."""


def explained(case: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, str]:
    """Per question with another answer, the reason: keys of MEANING, or *unexplained*."""
    reasons = {}
    if ours["points"] != theirs["points"]:
        reasons["points"] = UNEXPLAINED
    if ours["packages"] != theirs["packages"]:
        one_each = theirs["packages"] == len(theirs["points"])
        reasons["packages"] = "2" if one_each and _tied(case, ours) else UNEXPLAINED
    for concept, switches in SWITCHES.items():
        if ours[concept] != theirs[concept]:
            reasons[concept] = _reason(case, concept, switches, ours, theirs)
    return reasons


def miscounted(strictly: int | None, theirs: int) -> str:
    """Why another number of packages is acceptable: ``strictly`` is ours with more than d."""
    return "12" if strictly == theirs else UNEXPLAINED


def strict(case: dict[str, Any]) -> dict[str, Any]:
    """The case in which a package must be worth more than the reservation value."""
    more = [None if floor is None else floor + 1 for floor in case["reservations"]]
    return case | {"reservations": more}


def _tied(case: dict[str, Any], ours: dict[str, Any]) -> bool:
    """Whether the packages of our points are as many as we say; counted one by one where few."""
    if prod(case["sizes"]) > COUNTED:
        return bool(ours["packages"] > len(ours["points"]))
    points = {tuple(point) for point in ours["points"]}
    worth = (
        tuple(sum(map(getitem, rows, package)) for rows in case["tables"])
        for package in product(*map(range, case["sizes"]))
    )
    return sum(point in points for point in worth) == int(ours["packages"])


def _reason(
    case: dict[str, Any],
    concept: str,
    switches: str,
    ours: dict[str, Any],
    theirs: dict[str, Any],
) -> str:
    points = [tuple(point) for point in ours["points"]]
    for count in range(len(switches) + 1):
        for chosen in combinations(switches, count):
            found = sorted(_answer(case, points, concept, frozenset(chosen)))
            if not chosen and found != [tuple(point) for point in ours[concept]]:
                return UNEXPLAINED
            if found == [tuple(point) for point in theirs[concept]]:
                return " + ".join(chosen)
    return UNEXPLAINED


def _answer(
    case: dict[str, Any], points: list[tuple[int, ...]], concept: str, on: frozenset[str]
) -> list[tuple[int, ...]]:
    """The points a concept chooses with these deviations."""
    if not points:
        return []
    worst = [sum(map(min, rows)) for rows in case["tables"]]
    best = [sum(map(max, rows)) for rows in case["tables"]]
    floors = [
        low if floor is None else floor
        for low, floor in zip(worst, case["reservations"], strict=True)
    ]
    start = floors
    if "9" in on or "3" in on:
        start = [max(low, floor) for low, floor in zip(worst, floors, strict=True)]
    if "c" in on and any(top <= low for top, low in zip(best, start, strict=True)):
        return points
    ideal = [max(column) for column in zip(*points, strict=True)]
    if "a" in on or "3" in on:
        ideal = best
    active = [i for i in range(len(start)) if ideal[i] > start[i] or "f" in on]
    if not active:
        return []
    scale = case["scale"]
    gains = [tuple(Fraction(p[i] - start[i], scale) for i in active) for p in points]
    spans = [Fraction(ideal[i] - start[i], scale) or Fraction(1) for i in active]
    values = _values(concept, gains, spans, on)
    top = max(values)
    if concept == "nash" and top <= 0 and "d" not in on:
        return []
    return [p for p, value in zip(points, values, strict=True) if _ties(value, top, on)]


def _ties(value: Any, top: Any, on: frozenset[str]) -> bool:
    if "e" in on or "3" in on:
        return bool(value >= top - TOLERANCE)
    return bool(value == top)


def _values(
    concept: str, gains: Sequence[Point], spans: Sequence[Fraction], on: frozenset[str]
) -> list[Any]:
    """What each point is worth to a concept; the largest is chosen."""
    shares = [tuple(g / s for g, s in zip(gain, spans, strict=True)) for gain in gains]
    match concept:
        case "nash":
            return [prod(gain) if "d" in on or all(gain) else Fraction(-1) for gain in gains]
        case "kalai_smorodinsky" if "3" in on:
            return [min(share) - max(share) for share in shares]
        case "kalai_smorodinsky":
            return [sorted(share) for share in shares]
        case "egalitarian":
            return [min(gain) if "b" in on else sorted(gain) for gain in gains]
        case "utilitarian":
            return [sum(gain) for gain in gains]
        case "max_relative_gains":
            return [sum(share) for share in shares]
    raise ValueError(f"no concept of that name: {concept}")

"""Why the peer reads other utilities or reservation values from a GENIUS folder than we do.

Its numbers are worked out once more from the XML with each known fault switched on; what that does
not reproduce is *unexplained*. The files are trusted here: they are the given cases.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

MEANING = {
    "4": "evaluations are not divided by the largest of their issue, utilities not cut off at 1",
    "5": "beside a discount the reservation value is lost",
    "7": "integer scores start at 0 instead of the lower bound and are not cut off at 0 and 1",
    "g": "indexes that start above 1: an issue is invented that adds a constant",
}
"""Numbers are rows of the list of known differences; letters were found by this comparison."""

UNEXPLAINED = "unexplained"
CLOSE = 1e-9


def folder_case(folder: Path) -> dict[str, Any] | None:
    """A request for the first two profiles of a folder; None if it is not additive or has more."""
    profiles, domain = [], None
    for path in sorted(folder.glob("*.xml"), key=lambda path: path.name):
        if path.name.endswith("pareto.xml"):
            continue
        try:
            root = ElementTree.parse(path).getroot()
        except ElementTree.ParseError:
            return None
        if root.tag == "negotiation_template":
            domain = path.name
        elif root.get("type") == "nonlinear" or root.find(".//issue[@type='real']") is not None:
            return None
        else:
            profiles.append(path.name)
    if domain is None:
        return None
    return {"folder": str(folder), "domain": domain, "profiles": profiles[:2]}


def misread(case: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]) -> set[str]:
    """The reasons why a party's utilities or reservation value differ; empty if none does."""
    reasons: set[str] = set()
    for at, name in enumerate(case["profiles"]):
        root = ElementTree.parse(Path(case["folder"]) / name).getroot()
        mine = [float(Fraction(u)) for u in ours["utilities"][at]]
        if not _close(mine, theirs["utilities"][at]):
            reasons.add(_utilities(root, ours["packages"], theirs["utilities"][at]))
        floor, read = Fraction(ours["reservations"][at]), theirs["reservations"][at]
        if read == "-inf" and Fraction(ours["discounts"][at]) != 1:
            reasons.add("5")
        elif abs(float(read) - floor) > CLOSE:
            reasons.add(UNEXPLAINED)
    return reasons


def same_answers(ours: dict[str, Any], theirs: dict[str, Any]) -> bool:
    """Whether all answers have the same points, up to rounding."""
    return all(_rounded(ours[name]) == _rounded(theirs[name]) for name in ours)


def _rounded(points: list[list[float]]) -> set[tuple[float, ...]]:
    return {tuple(round(worth, 9) + 0.0 for worth in point) for point in points}


def _utilities(root: ElementTree.Element, packages: list[Any], theirs: list[float]) -> str:
    for count in range(1, 4):
        for faults in combinations("47g", count):
            found = [float(_worth(root, package, frozenset(faults))) for package in packages]
            moved = theirs[0] - found[0] if "g" in faults else 0
            if _close([worth + moved for worth in found], theirs):
                return " + ".join(faults)
    return UNEXPLAINED


def _worth(root: ElementTree.Element, package: dict[str, str], faults: frozenset[str]) -> Fraction:
    """The utility of a package by the rules of GENIUS, with these faults."""
    total = Fraction(0)
    for objective in root.iter("objective"):
        weights = {one.get("index"): one.get("value", "") for one in objective.findall("weight")}
        for issue in objective.findall("issue"):
            weight = Fraction(weights.get(issue.get("index"), "0"))
            total += weight * _score(issue, package[issue.get("name", "")], faults)
    return total if faults else min(total, Fraction(1))


def _score(issue: ElementTree.Element, option: str, faults: frozenset[str]) -> Fraction:
    if issue.get("type") == "integer":
        return _integer_score(issue, Fraction(option), faults)
    said = {one.get("value"): Fraction(one.get("evaluation", "0")) for one in issue.findall("item")}
    top = max(said.values())
    return said[option] if "4" in faults or not top else said[option] / top


def _integer_score(
    issue: ElementTree.Element, number: Fraction, faults: frozenset[str]
) -> Fraction:
    evaluator = issue.find("evaluator")
    assert evaluator is not None
    slope, offset = (Fraction(evaluator.get(key, "0")) for key in ("slope", "offset"))
    if "7" in faults:
        return slope * number + offset
    score = slope * (number - Fraction(issue.get("lowerbound", "0"))) + offset
    return min(max(score, Fraction(0)), Fraction(1))


def _close(one: list[float], other: list[float]) -> bool:
    return all(abs(a - b) <= CLOSE for a, b in zip(one, other, strict=True))

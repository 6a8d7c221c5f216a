"""What a referendum is expected to give a package, against what it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.ratification.findings import Passes
from detente.case import Body, Case, Grade, Package, Support

HALF = Fraction(50)


@dataclass(frozen=True, slots=True)
class Expected:
    """Per cent in favour, from ``low`` to ``high``, by the supports at the paths ``because``.

    ``grade`` is the weakest of theirs.
    """

    low: Fraction
    high: Fraction
    because: tuple[str, ...]
    grade: Grade


def expected(
    case: Case, body: Body, package: Package, *, with_possible: bool = True
) -> Expected | None:
    """What the first support that fits expects; None where none fits.

    A contingent package is expected to get anything that one of its outcomes is expected to get,
    and nothing is known of it where that holds of one outcome. Without the possible ones, supports
    below *reported* are passed over.
    """
    found: Expected | None = None
    named = {i for each in body.support if each.when for i, _ in each.when.parts}
    spoken_of = Package(tuple(choice for choice in package.choices if choice[0] in named))
    for outcome in case.outcomes(spoken_of):
        fitting = _first(case, body, outcome, with_possible)
        if fitting is None:
            return None
        found = fitting if found is None else _both(found, fitting)
    return found


def referendum(case: Case, body: Body, package: Package) -> tuple[Passes, Passes]:
    """Whether a referendum passes a package, and the same without what is below *reported*.

    Half is not enough where no threshold is stated; a stated one has to be reached. What is only
    assumed makes nothing certain.
    """
    reaches = _threshold(body)
    found = _against(expected(case, body, package), reaches)
    if found != "no":
        return found, found
    return found, _against(expected(case, body, package, with_possible=False), reaches)


def _against(found: Expected | None, reaches: Callable[[Fraction], bool]) -> Passes:
    if found is None:
        return "unknown"
    if not reaches(found.high):
        return "no"
    return "certain" if reaches(found.low) and not found.grade.only_possible else "possible"


def _threshold(body: Body) -> Callable[[Fraction], bool]:
    stated = body.threshold
    if stated is None:
        return lambda share: share > HALF
    return lambda share: share >= stated


def _first(case: Case, body: Body, outcome: Package, with_possible: bool) -> Expected | None:
    for index, support in enumerate(body.support):
        grade = case.grade(support.basis, body.party)
        if not with_possible and grade.only_possible:
            continue
        if support.when is None or support.when.holds(outcome):
            return _of(support, f"bodies.{body.id}.support.{index}", grade)
    return None


def _of(support: Support, path: str, grade: Grade) -> Expected | None:
    if support.interval is not None:
        return Expected(*support.interval, (path,), grade)
    if support.value is not None:
        return Expected(support.value, support.value, (path,), grade)
    return None


def _both(one: Expected, other: Expected) -> Expected:
    return Expected(
        min(one.low, other.low),
        max(one.high, other.high),
        tuple(dict.fromkeys((*one.because, *other.because))),
        max(one.grade, other.grade, key=lambda grade: grade.rank),
    )

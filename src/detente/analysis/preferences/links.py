"""What combinations of options are worth on top, also where a package leaves issues open."""

from __future__ import annotations

from fractions import Fraction

from detente.analysis.preferences.bounds import NOTHING, Span
from detente.analysis.problem import Lottery, Said, worth_span
from detente.case import Condition, Linkage, Package

POINTS = 100


def held(condition: Condition, package: Package) -> bool | None:
    """Whether a condition holds; None where it hangs on issues that the package leaves open."""
    chosen = package.as_dict()
    if any(i in chosen and not wanted.holds(chosen[i]) for i, wanted in condition.parts):
        return False
    return True if all(issue in chosen for issue, _ in condition.parts) else None


def open_issues(condition: Condition, package: Package) -> tuple[str, ...]:
    """The issues of a condition that a package leaves open."""
    chosen = package.as_dict()
    return tuple(issue for issue, _ in condition.parts if issue not in chosen)


def amount_of(link: Linkage, said: Said) -> Span:
    """What a combination adds where it holds, on the party's utility scale."""
    if link.worth is None:
        return NOTHING
    low, high = worth_span(link.worth)
    unit = 1 if said.scale.as_given else POINTS
    return Span(None if low is None else low / unit, None if high is None else high / unit)


def with_nothing(amount: Span) -> Span:
    """The bounds of an amount that may or may not be added."""
    zero = Fraction(0)
    return Span(
        None if amount.low is None else min(amount.low, zero),
        None if amount.high is None else max(amount.high, zero),
        loose=True,
    )


def bonus_span(said: Said, more: Package, less: Package | None) -> Span:
    """The bounds of what combinations add to ``u(more) - u(less)``, or to ``u(more)``.

    Two packages that leave the same issues of a combination open are equal on them.
    """
    total = NOTHING
    for link in said.worths:
        first = held(link.when, more)
        second = False if less is None else held(link.when, less)
        if first == second and (
            first is not None
            or (less and open_issues(link.when, more) == open_issues(link.when, less))
        ):
            continue
        amount = amount_of(link, said)
        for sign, holds in ((1, first), (-1, second)):
            part = amount if holds else with_nothing(amount)
            if holds is not False:
                total += part if sign > 0 else -part
    return total


def bonus_of(said: Said, lottery: Lottery) -> Span:
    """The bounds of what combinations add to a sum of packages, each times its factor."""
    total = NOTHING
    for link in said.worths:
        factors: dict[tuple[str, ...], Fraction] = {}
        for factor, package in lottery:
            if held(link.when, package) is not False:
                left = open_issues(link.when, package)
                factors[left] = factors.get(left, Fraction(0)) + factor
        amount = amount_of(link, said)
        for left, factor in factors.items():
            if factor:
                total += (with_nothing(amount) if left else amount).times(factor)
    return total

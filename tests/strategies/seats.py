"""Small negotiations seen from one seat: parties with ranges, orders, or nothing said."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from random import Random

from detente.analysis.advice.offers_finding import Advice
from detente.app.advise import advise
from detente.case import (
    Among,
    Basis,
    Case,
    Condition,
    Grade,
    Issue,
    NoDeal,
    Option,
    Order,
    Party,
    RedLine,
    Statement,
    Value,
    Weight,
    text,
)
from strategies.shipped_cases import shipped

ISSUES, OPTIONS = 4, 3


@cache
def advised(name: str, party: str) -> Advice:
    """Advice to a party of an example, given once per test run."""
    return advise(shipped(name), party, samples=60)


def negotiation(seed: int, *, parties: int = 2, exact: bool = False, lines: bool = True) -> Case:
    """Parties in opposed order with weights and middle values, as points or as ranges.

    No deal of everybody is known; with ``lines`` the second party has a red line.
    """
    random = Random(seed)
    names = [chr(ord("a") + number) for number in range(parties)]
    places = tuple(f"o{o}" for o in range(OPTIONS))
    said: list[Statement] = []
    no_deal = []
    for number, name in enumerate(names):
        grade = Basis(grade=Grade.SAID if number == 0 else Grade.REPORTED)
        for issue in range(ISSUES):
            best = places[::-1] if (issue + number) % 2 else places
            place = f"statements.{name}.order.i{issue}"
            tiers = tuple((option,) for option in best)
            said.append(Order(place, name, f"i{issue}", tiers, basis=grade))
            middle, weight = random.randint(20, 80), random.randint(10, 60)
            said += _numbers(name, issue, best, middle, weight, grade, exact=exact)
        worth = Fraction(random.randint(25, 50))
        span = None if exact else (worth - 5, worth + 5)
        no_deal.append(NoDeal(name, worth if exact else None, span, basis=grade))
    refused = Condition((("i0", Among(("o2",))),))
    line = RedLine("b", "never", (refused,), basis=Basis(grade=Grade.SAID))
    return Case(
        id="seats",
        parties=tuple(Party(name, text(name.upper())) for name in names),
        issues=tuple(
            Issue(f"i{i}", options=tuple(map(Option, places)), status_quo="o1")
            for i in range(ISSUES)
        ),
        statements=tuple(said),
        no_deal=tuple(no_deal),
        red_lines=(line,) if lines else (),
    )


def _numbers(
    name: str,
    issue: int,
    best: tuple[str, ...],
    middle: int,
    weight: int,
    grade: Basis,
    *,
    exact: bool,
) -> list[Statement]:
    base, here = f"statements.{name}", f"i{issue}"
    points = dict(zip(best, (100, middle, 0), strict=True))
    found: list[Statement] = []
    for option, number in points.items():
        wide = not exact and number not in (0, 100)
        span = (Fraction(number - 10), Fraction(number + 10)) if wide else None
        value = None if wide else Fraction(number)
        place = f"{base}.values.{here}.{option}"
        found.append(Value(place, name, here, option, value, span, basis=grade))
    span = None if exact else (Fraction(weight - 5), Fraction(weight + 5))
    place = f"{base}.weights.{here}"
    return [*found, Weight(place, name, here, Fraction(weight), span, basis=grade)]

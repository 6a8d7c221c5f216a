"""Whether a party that contradicts itself accepts a package: as in every way of resolving that."""

from __future__ import annotations

from dataclasses import replace

from detente.analysis.agreements import Acceptance
from detente.analysis.agreements.acceptance import acceptance
from detente.analysis.preferences import Outlook
from detente.case import (
    Basis,
    Case,
    Comparison,
    Grade,
    Issue,
    NoDeal,
    Option,
    Order,
    Package,
    Party,
    Statement,
    Swings,
    text,
)

SAID = Basis(grade=Grade.SAID)
PATH = "statements.union"
ISSUES = ("wage", "hours")


def package(wage: str, hours: str) -> Package:
    """One option of each."""
    return Package((("wage", wage), ("hours", hours)))


def union(*said: Statement) -> Case:
    """High is better on both issues; no deal is as good as high wages with today's hours."""
    orders = (
        Order(f"{PATH}.order.{name}", "union", name, (("high",), ("low",)), SAID) for name in ISSUES
    )
    return Case(
        id="contradiction",
        parties=(Party("union", text("Union")),),
        issues=tuple(
            Issue(name, options=(Option("low"), Option("high")), status_quo="low")
            for name in ISSUES
        ),
        statements=(*orders, *said),
        no_deal=(
            NoDeal(
                "union",
                comparisons=(Comparison("as_good_as", package("high", "low")),),
                basis=replace(SAID, grade=Grade.REPORTED),
            ),
        ),
    )


WAGES, HOURS = (
    Swings(f"{PATH}.swings.{first}", "union", ((first,), (second,)), SAID)
    for first, second in (ISSUES, ISSUES[::-1])
)


def test_what_holds_in_every_way_is_certain_and_says_so() -> None:
    """More of both is above no deal whichever swing gives way; today is below if wages matter."""
    outlook = Outlook(union(WAGES, HOURS), "union")
    best, today = (acceptance(outlook, package(o, o)) for o in ("high", "low"))

    assert outlook.contradictory
    assert (Acceptance.CERTAIN, "contradiction_resolved") == (best.acceptance, best.reason)
    assert Grade.REPORTED is best.grade
    assert Acceptance.POSSIBLE is today.acceptance


def test_what_hangs_on_how_it_is_resolved_is_possible() -> None:
    """Hours for wages: fine if hours matter more, refused if wages do."""
    outlook = Outlook(union(WAGES, HOURS), "union")
    found = acceptance(outlook, package("low", "high"))

    assert (Acceptance.POSSIBLE, "contradiction") == (found.acceptance, found.reason)
    assert found.because is None


def test_no_deal_is_judged_in_every_way() -> None:
    """Against today no deal is no worse, as long as it is as good as more of something."""
    found = acceptance(Outlook(union(WAGES, HOURS), "union"), None)

    assert (Acceptance.CERTAIN, "contradiction_resolved") == (found.acceptance, found.reason)

"""The worked case of the field notes on preferences: a buyer, three issues, five statements."""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente.analysis.preferences import Outlook
from detente.case import (
    Case,
    Issue,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Swings,
    Value,
    text,
)

F = Fraction
ISSUES = {
    "price": ("low", "mid", "high"),
    "delivery": ("fast", "normal", "slow"),
    "warranty": ("long", "short"),
}


def package(words: str) -> Package:
    """``mid/fast/short`` as a package."""
    return Package(tuple(zip(ISSUES, words.split("/"), strict=True)))


def buyer() -> Case:
    """The buyer's five statements."""
    path = "statements.buyer"
    return Case(
        id="worked",
        parties=(Party("buyer", text("Buyer")),),
        issues=tuple(
            Issue(name, options=tuple(Option(o) for o in options), status_quo=options[-1])
            for name, options in ISSUES.items()
        ),
        statements=(
            Swings(f"{path}.swings", "buyer", (("price",), ("delivery",), ("warranty",))),
            *(
                Order(f"{path}.order.{name}", "buyer", name, tuple((o,) for o in options))
                for name, options in ISSUES.items()
            ),
            Value(
                f"{path}.values.delivery.normal",
                "buyer",
                "delivery",
                "normal",
                None,
                (F(40), F(60)),
            ),
            Prefers(
                f"{path}.prefers.1", "buyer", package("mid/fast/short"), package("low/slow/short")
            ),
        ),
    )


@pytest.mark.parametrize(
    ("more", "less", "low", "high"),
    [
        ("mid/fast/short", "low/slow/short", F(0), F(1, 2)),
        ("mid/fast/short", "mid/normal/short", F(0), F(3, 10)),
        ("low/slow/long", "high/fast/long", F(0), F(1)),
        ("mid/fast/short", "low/slow/long", F(-1, 3), F(1, 2)),
        ("mid/fast/short", "mid/normal/long", F(-1, 5), F(3, 10)),
        ("mid/fast/short", "low/normal/short", F(-3, 10), F(3, 10)),
        ("low/slow/long", "mid/normal/short", F(-3, 10), F(8, 15)),
    ],
)
def test_bounds_are_the_published_fractions(
    more: str, less: str, low: Fraction, high: Fraction
) -> None:
    """Every difference of two packages has exactly the bounds computed by hand."""
    span = Outlook(buyer(), "buyer").difference(package(more), package(less))

    assert (low, high, False) == (span.low, span.high, span.loose)

"""Whether a package is certainly no loss, asked the short way."""

from __future__ import annotations

from itertools import permutations, product

from detente.analysis.preferences import Outlook
from detente.case import Case, Issue, Option, Order, Package, Party, Prefers, Swings, text

ISSUES = {"price": ("low", "mid", "high"), "delivery": ("fast", "slow"), "colour": ("red", "blue")}


def _case() -> Case:
    """Two issues with an order each and one nobody spoke of, tied by swings and a comparison."""
    path = "statements.buyer"
    better = Package((("price", "mid"), ("delivery", "fast"), ("colour", "red")))
    worse = Package((("price", "low"), ("delivery", "slow"), ("colour", "red")))
    return Case(
        "short-way",
        parties=(Party("buyer", text("Buyer")),),
        issues=tuple(
            Issue(name, options=tuple(map(Option, options)), status_quo=options[-1])
            for name, options in ISSUES.items()
        ),
        statements=(
            Swings(f"{path}.swings", "buyer", (("price",), ("delivery",))),
            Order(f"{path}.order.price", "buyer", "price", (("low",), ("mid",), ("high",))),
            Order(f"{path}.order.delivery", "buyer", "delivery", (("fast",), ("slow",))),
            Prefers(f"{path}.prefers.1", "buyer", better, worse),
        ),
    )


def test_short_way_gives_the_answer_of_the_bounds() -> None:
    """For every pair of packages it says yes exactly where the difference is nowhere negative."""
    outlook = Outlook(_case(), "buyer")
    packages = [
        Package(tuple(zip(ISSUES, chosen, strict=True))) for chosen in product(*ISSUES.values())
    ]
    pairs = list(permutations(packages, 2))
    lows = [outlook.difference(more, less).low for more, less in pairs]

    short = [outlook.no_loss(more, less) for more, less in pairs]
    assert {True, False} == set(short)
    assert [low is not None and low >= 0 for low in lows] == short

"""The worked case of the field notes on preferences: a buyer, three issues, five statements."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from detente.analysis.preferences import Outlook
from detente.analysis.preferences.programmes.joint import Joint
from detente.analysis.preferences.regret import cautious, max_regret
from detente.analysis.preferences.relations import certain_order, compare
from detente.case import (
    Case,
    Direction,
    Issue,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Ratio,
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


SEVEN = (
    "mid/fast/short",
    "low/slow/short",
    "low/slow/long",
    "mid/normal/long",
    "high/fast/long",
    "low/normal/short",
    "mid/normal/short",
)


def weakly() -> Case:
    """The buyer with a direction on the warranty: nothing strict is said inside that issue."""
    path = "statements.buyer"
    case = buyer()
    kept = [s for s in case.statements if s.id != f"{path}.order.warranty"]
    towards = Direction(f"{path}.direction.warranty", "buyer", "warranty", "less")
    return replace(case, statements=(*kept, towards))


def test_ranges_are_the_published_fractions() -> None:
    """Weights and part-worths have exactly the ranges computed by hand."""
    outlook = Outlook(buyer(), "buyer")
    spans = [outlook.weight(issue) for issue in ISSUES]
    spans += [outlook.worth("price", "mid"), outlook.worth("delivery", "normal")]

    assert [
        (F(1, 3), F(1)),
        (F(0), F(1, 2)),
        (F(0), F(1, 3)),
        (F(0), F(1)),
        (F(0), F(3, 10)),
    ] == [(span.low, span.high) for span in spans]


def test_values_are_bounded_on_their_own_issue() -> None:
    """A value is a quotient of two unknowns, and bounded exactly all the same."""
    outlook = Outlook(buyer(), "buyer")
    spans = [outlook.value("delivery", "normal"), outlook.value("price", "mid")]

    assert [(F(2, 5), F(3, 5)), (F(0), F(1))] == [(span.low, span.high) for span in spans]


def test_the_largest_margin_is_a_fifth() -> None:
    """Every strict statement can hold by a fifth at once, and by no more."""
    outlook = Outlook(weakly(), "buyer")

    assert F(1, 5) == Joint(outlook.case, outlook.said, outlook.no_deal).margin()


@pytest.mark.parametrize(
    ("more", "less", "label"),
    [
        ("mid/fast/short", "low/slow/short", "certain"),
        ("mid/normal/short", "mid/fast/short", "never"),
        ("mid/fast/short", "mid/fast/short", "tie"),
        ("low/slow/long", "mid/normal/short", "open"),
    ],
)
def test_labels_are_shown_in_fractions(more: str, less: str, label: str) -> None:
    """Every pair has its label, with multipliers or a utility at each end to show it."""
    found = compare(Outlook(buyer(), "buyer"), package(more), package(less))

    assert (label, True) == (found.label, found.proved)


def test_regrets_are_the_published_fractions() -> None:
    """The largest regrets among seven packages, and the two packages with the least of them."""
    regrets = max_regret(Outlook(buyer(), "buyer"), [package(words) for words in SEVEN])

    assert [F(1, 3), F(8, 15), F(1, 2), F(1, 2), F(1), F(1, 3), F(8, 15)] == [
        regret.amount for regret in regrets
    ]
    assert all(regret.proved for regret in regrets)
    assert [package("mid/fast/short"), package("low/normal/short")] == [
        regret.package for regret in cautious(regrets)
    ]


def test_the_certain_order_is_that_of_all_pairs() -> None:
    """Asked together, packages stand as they do when every pair is compared by itself."""
    outlook = Outlook(buyer(), "buyer")
    seven = [package(words) for words in SEVEN]
    order = certain_order(outlook, seven)

    assert [[compare(outlook, a, b).label for b in seven] for a in seven] == [
        [order.label(i, j) for j in range(7)] for i in range(7)
    ]


def test_a_contradiction_names_what_it_rests_on() -> None:
    """With a ratio and a value against them the statements clash, and the proof holds all three."""
    case = buyer()
    said = (
        Ratio("s6", "buyer", "price", "delivery", (F(3), None)),
        Value("s7", "buyer", "price", "mid", None, (F(0), F(30))),
    )
    reason = Outlook(replace(case, statements=(*case.statements, *said)), "buyer").refutation()

    assert reason is not None
    assert reason.proved
    assert {"s6", "s7", "statements.buyer.prefers.1"} <= set(reason.origins)

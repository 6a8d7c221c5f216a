"""What would mend a contradiction: withdrawals and widenings, cheapest first, each one tried."""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente.analysis.preferences import Outlook
from detente.analysis.preferences.conflicts import conflicts, conflicts_among, mended, repairs
from detente.analysis.preferences.findings import Repair, Widened
from detente.case import (
    AboutEqual,
    Basis,
    Case,
    Confidence,
    Issue,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Ratio,
    Statement,
    Step,
    StepOver,
    Swings,
    Value,
    Weight,
    text,
)
from strategies.one_party import PARTY, planted

F = Fraction
ISSUES = {"price": ("low", "mid", "high"), "delivery": ("fast", "normal", "slow")}
BUYER = "statements.buyer"
ORDERS = tuple(
    Order(f"{BUYER}.order.{name}", "buyer", name, tuple((o,) for o in options))
    for name, options in ISSUES.items()
)


def package(words: str) -> Package:
    """``mid/fast`` as a package."""
    return Package(tuple(zip(ISSUES, words.split("/"), strict=True)))


def buyer(*said: Statement) -> Case:
    """A buyer whose options are in order on both issues, and who says this."""
    return Case(
        id="repairs",
        parties=(Party("buyer", text("Buyer")),),
        issues=tuple(
            Issue(name, options=tuple(Option(o) for o in options), status_quo=options[-1])
            for name, options in ISSUES.items()
        ),
        statements=(*ORDERS, *said),
    )


def upper_half(issue: str, options: tuple[str, str, str]) -> StepOver:
    """The step to the middle is worth more than the one from there: above 50 of 100."""
    best, middle, worst = options
    more, less = Step(issue, worst, middle), Step(issue, middle, best)
    return StepOver(f"{BUYER}.steps.{issue}", "buyer", more, less)


def value(issue: str, option: str, low: int, high: int) -> Value:
    """About so many points of 100."""
    return Value(
        f"{BUYER}.values.{issue}.{option}", "buyer", issue, option, None, (F(low), F(high))
    )


def widened(case: Case) -> list[tuple[Widened, ...]]:
    """The widenings offered."""
    return [r.widen for r in repairs(case, "buyer", conflicts(case, "buyer")) if r.widen]


def test_a_value_is_widened_up_to_what_else_is_said() -> None:
    """Mid price at most 30, yet more than half way: 50 and a hundredth, since that was strict."""
    case = buyer(value("price", "mid", 10, 30), upper_half("price", ISSUES["price"]))

    assert [(Widened(f"{BUYER}.values.price.mid", (F(10), F(5001, 100))),)] == widened(case)


def test_a_ratio_is_widened_down_to_what_else_is_said() -> None:
    """Price at least twice delivery, yet delivery weighs 40 to 60 of 100: 1.5 times fits."""
    weights = (
        Weight(f"{BUYER}.weights.price", "buyer", "price", F(50), (F(40), F(60))),
        Weight(f"{BUYER}.weights.delivery", "buyer", "delivery", F(50), (F(40), F(60))),
    )
    twice = Ratio(f"{BUYER}.ratios.1", "buyer", "price", "delivery", (F(2), F(3)))

    assert (Widened(twice.id, (F(3, 2), F(3))),) in widened(buyer(*weights, twice))


def test_a_weight_is_widened_around_the_centre_it_has() -> None:
    """Price 60 points and no more, delivery 40, yet three times as much: 75 of 100 would fit."""
    weights = (
        Weight(f"{BUYER}.weights.price", "buyer", "price", F(60), (F(55), F(65))),
        Weight(f"{BUYER}.weights.delivery", "buyer", "delivery", F(40), (F(0), F(100))),
    )
    thrice = Ratio(f"{BUYER}.ratios.1", "buyer", "price", "delivery", (F(3), None))

    assert (Widened(weights[0].id, (F(55), F(75))),) in widened(buyer(*weights, thrice))


def test_two_packages_about_equal_may_lie_further_apart() -> None:
    """About equal within 5 points, yet one is worth 30 points more at least."""
    case = buyer(
        Weight(f"{BUYER}.weights.price", "buyer", "price", F(60)),
        Weight(f"{BUYER}.weights.delivery", "buyer", "delivery", F(40)),
        value("price", "mid", 50, 50),
        AboutEqual(f"{BUYER}.equal", "buyer", package("low/fast"), package("mid/fast"), F(5)),
    )

    assert (Widened(f"{BUYER}.equal", (F(0), F(30))),) in widened(case)


def test_several_intervals_are_widened_where_one_is_not_enough() -> None:
    """Two contradictions at once: both numbers give way, each as far as it must."""
    case = buyer(
        value("price", "mid", 10, 30),
        value("delivery", "normal", 10, 40),
        upper_half("price", ISSUES["price"]),
        upper_half("delivery", ISSUES["delivery"]),
    )

    (both,) = widened(case)
    assert {f"{BUYER}.values.price.mid", f"{BUYER}.values.delivery.normal"} == {
        w.statement for w in both
    }
    assert all(w.interval in ((F(10), F(5001, 100)), (F(10), F(5002, 100))) for w in both)


def test_nothing_is_widened_where_numbers_are_not_to_blame() -> None:
    """Two swings in a circle: only a withdrawal mends that."""
    case = buyer(
        Swings(f"{BUYER}.swings.1", "buyer", (("price",), ("delivery",))),
        Swings(f"{BUYER}.swings.2", "buyer", (("delivery",), ("price",))),
        value("price", "mid", 10, 30),
    )

    assert [] == widened(case)


@pytest.mark.parametrize(
    ("first", "second", "costs"),
    [
        (Confidence.SURE, Confidence.GUESS, [1, 3]),
        (Confidence.SURE, None, [2, 3]),
        (Confidence.THINK_SO, Confidence.SURE, [2, 3]),
    ],
)
def test_confidence_decides_which_repair_comes_first(
    first: Confidence, second: Confidence | None, costs: list[int]
) -> None:
    """What its holder is less sure of is offered first; nothing said counts as *think so*."""
    one = Prefers(
        f"{BUYER}.prefers.1",
        "buyer",
        package("mid/fast"),
        package("low/slow"),
        Basis(confidence=first),
    )
    other = Prefers(f"{BUYER}.prefers.2", "buyer", one.over, one.package, Basis(confidence=second))
    case = buyer(one, other)
    offered = repairs(case, "buyer", conflicts(case, "buyer"))

    assert costs == [repair.cost for repair in offered]
    assert (other if costs[0] in (1, 2) and second is not Confidence.SURE else one).id == (
        offered[0].withdraw[0]
    )


def test_what_fits_together_needs_no_repair() -> None:
    """No contradiction, no choices."""
    case = buyer(value("price", "mid", 40, 60))

    assert () == repairs(case, "buyer", conflicts(case, "buyer"))


def test_every_repair_mends_and_keeps_the_ranks() -> None:
    """Each choice lets the rest fit; after a widening every rank that was stated still holds."""
    for seed in range(8):
        case, _ = planted(seed)
        offered = repairs(case, PARTY, conflicts(case, PARTY))

        assert offered
        assert sorted(r.cost for r in offered) == [r.cost for r in offered]
        for repair in offered:
            after = mended(case, repair)
            outlook = Outlook(after, PARTY)
            assert not outlook.contradictory
            if repair.widen:
                assert ranks_hold(case, outlook)


def ranks_hold(case: Case, outlook: Outlook) -> bool:
    """Whether every order stated before still holds for all that is compatible."""
    start = case.status_quo()
    orders = [s for s in case.statements if isinstance(s, Order)]
    return all(
        outlook.no_loss(start.changed({s.issue: better[0]}), start.changed({s.issue: worse[0]}))
        for s in orders
        for better, worse in zip(s.tiers, s.tiers[1:], strict=False)
    )


def test_a_single_widening_is_the_least() -> None:
    """A hundredth less would leave the contradiction standing."""
    seen = 0
    for seed in range(12):
        case, _ = planted(seed)
        for repair in repairs(case, PARTY, conflicts(case, PARTY)):
            if len(repair.widen) == 1:
                seen += 1
                assert Outlook(mended(case, less(case, repair)), PARTY).contradictory
    assert seen > 3


def less(case: Case, repair: Repair) -> Repair:
    """The same widening, short of a hundredth."""
    (one,) = repair.widen
    before = next(s for s in case.statements if s.id == one.statement)
    assert isinstance(before, Value | Ratio | Weight)
    ends = before.interval
    assert ends is not None
    low, high = one.interval
    if low is not None and low != ends[0]:
        low += F(1, 100)
    if high is not None and high != ends[1]:
        high -= F(1, 100)
    return Repair(widen=(Widened(one.statement, (low, high)),))


def test_voices_are_repaired_together() -> None:
    """A mandate against the negotiator's words: either may be the one to give way."""
    mandate = Swings(
        f"{BUYER}.instructions.swings",
        "buyer",
        (("price",), ("delivery",)),
        Basis(author="principal"),
    )
    own = Swings(f"{BUYER}.swings.1", "buyer", (("delivery",), ("price",)))
    case = buyer(own, mandate)
    found = conflicts_among(case, "buyer", (own, mandate))
    offered = repairs(case, "buyer", found, statements=(own, mandate))

    assert {(own.id,), (mandate.id,)} == {repair.withdraw for repair in offered}

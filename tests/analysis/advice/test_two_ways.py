"""Two ways of asking: from parts and from whole packages."""

from __future__ import annotations

from fractions import Fraction

from detente.analysis.advice.two_ways import two_ways
from detente.analysis.preferences import Outlook
from detente.case import AboutEqual, Prefers, Step, StepOver
from strategies.buyer import AT_MOST_30, OWN, PREFERS, TIMES_THREE, buyer, orders, package, worked


def test_one_way_is_no_comparison() -> None:
    """Who was asked about parts alone, or about packages alone, has no second way."""
    assert two_ways(buyer(*orders()), "buyer") is None
    assert two_ways(buyer(PREFERS), "buyer") is None


def test_ways_without_a_common_point_quote_both() -> None:
    """The worked case with s6 and s7: the conflict is {s5, s6, s7}, of both ways."""
    found = two_ways(worked(TIMES_THREE, AT_MOST_30), "buyer", samples=50)

    assert found is not None
    (contradiction,) = found.contradictions
    assert {PREFERS.id, TIMES_THREE.id, AT_MOST_30.id} == set(contradiction.conflict.statements)
    assert ((), None) == (found.pairs, found.apart)


def test_certain_in_one_way_and_open_in_the_other() -> None:
    """The stated preference is certain from the packages and open from the parts."""
    found = two_ways(worked(), "buyer", samples=200)

    assert found is not None
    assert (PREFERS.package, PREFERS.over, "wholes") in {
        (pair.more, pair.less, pair.certain) for pair in found.pairs
    }
    assert all(pair.span.low is not None and pair.span.low >= 0 for pair in found.pairs)
    assert all(pair.other.low is None or pair.other.low < 0 for pair in found.pairs)


def test_opposite_certainties_share_only_ties() -> None:
    """Certain in opposite directions: what fits both holds the two packages equal."""
    more, less = package("low", "slow", "short"), package("mid", "slow", "short")
    said = Prefers("statements.buyer.prefers.1", "buyer", less, more, OWN)
    weakly = AboutEqual("statements.buyer.about_equal.1", "buyer", less, more, basis=OWN)
    opposed = two_ways(buyer(*orders(), said), "buyer", samples=50)
    tied = Outlook(buyer(weakly), "buyer").difference(more, less)

    assert opposed is not None
    assert opposed.contradictions
    assert (Fraction(0), Fraction(0)) == (tied.low, tied.high)


def test_how_far_apart_counts_pairs_and_points() -> None:
    """Kendall distance over the pairs compared, the largest difference, and the advice of each."""
    step = StepOver(
        "statements.buyer.steps.1",
        "buyer",
        Step("price", "high", "low"),
        Step("delivery", "slow", "fast"),
        OWN,
    )
    found = two_ways(buyer(*orders(), step, PREFERS), "buyer", samples=300, seed=4)

    assert found is not None
    apart = found.apart
    assert apart is not None
    assert 0 <= apart.swapped <= apart.pairs
    assert 0 <= apart.largest <= 1
    assert apart.advice_differs == (apart.first[0] != apart.first[1])


def test_same_seed_same_finding() -> None:
    """Samples are seeded: asked twice, the answer is the same."""
    assert two_ways(worked(), "buyer", samples=80, seed=3) == two_ways(
        worked(), "buyer", samples=80, seed=3
    )

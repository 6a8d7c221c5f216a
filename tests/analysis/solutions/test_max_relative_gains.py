"""Maximal relative gains on bare gains."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.solutions import max_relative_gains

PAIRS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=20)


@given(PAIRS, st.integers(50, 90), st.integers(50, 90))
def test_all_largest_sums_of_shares(gains: list[tuple[int, int]], one: int, other: int) -> None:
    """Exactly the points with the largest sum of shares."""
    sums = [Fraction(a, one) + Fraction(b, other) for a, b in gains]

    assert max_relative_gains(gains, [one, other]) == tuple(
        i for i, total in enumerate(sums) if total == max(sums)
    )


def test_a_change_of_scale_changes_nothing() -> None:
    """Multiplying one party's utility leaves the choice as it is."""
    assert max_relative_gains([(3, 1), (1, 4)], [3, 4]) == max_relative_gains(
        [(300, 1), (100, 4)], [300, 4]
    )

"""The utilitarian solution on bare gains."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.solutions import utilitarian

PAIRS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=20)


@given(PAIRS, st.integers(1, 12), st.integers(1, 12))
def test_all_largest_sums(gains: list[tuple[int, int]], one: int, other: int) -> None:
    """Exactly the points with the largest sum, each gain on its scale."""
    sums = [Fraction(a, one) + Fraction(b, other) for a, b in gains]

    assert utilitarian(gains, [one, other]) == tuple(
        i for i, total in enumerate(sums) if total == max(sums)
    )


def test_sums_beyond_floats_are_compared_exactly() -> None:
    """One unit decides between sums of forty digits."""
    assert (1,) == utilitarian([(10**40, 0), (10**40, 1)], [1, 1])

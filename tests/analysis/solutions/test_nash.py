"""The Nash solution on bare gains."""

from __future__ import annotations

from math import prod

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.solutions import nash

GAINS = st.integers(1, 4).flatmap(
    lambda parties: st.lists(st.tuples(*[st.integers(0, 10**20)] * parties), max_size=20)
)


@given(GAINS)
def test_all_largest_products(gains: list[tuple[int, ...]]) -> None:
    """Exactly the points with the largest positive product are returned."""
    best = max(map(prod, gains), default=0)

    assert nash(gains) == tuple(i for i, gain in enumerate(gains) if best and prod(gain) == best)


def test_products_beyond_floats_are_compared_exactly() -> None:
    """A difference in the last of sixty digits decides."""
    large = 10**30

    assert (1,) == nash([(large, large), (large, large + 1)])


def test_different_points_can_tie() -> None:
    """(2, 6) and (4, 3) have the same product."""
    assert (0, 2) == nash([(2, 6), (1, 11), (4, 3)])

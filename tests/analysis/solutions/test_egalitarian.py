"""The egalitarian solution on bare gains."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.solutions import egalitarian

CASES = st.lists(st.integers(1, 1000), min_size=1, max_size=4).flatmap(
    lambda scales: st.tuples(
        st.just(scales),
        st.lists(st.tuples(*[st.integers(0, 10**6)] * len(scales)), min_size=1, max_size=15),
    )
)


@given(CASES)
def test_leximin_of_gains(case: tuple[list[int], list[tuple[int, ...]]]) -> None:
    """Exactly the points whose sorted gains, each on its scale, are largest."""
    scales, gains = case
    real = [sorted(map(Fraction, gain, scales)) for gain in gains]
    best = max(real)

    assert egalitarian(gains, scales) == tuple(i for i, one in enumerate(real) if one == best)


def test_dominated_points_of_the_same_level_are_left_out() -> None:
    """The max-min level alone would keep (2, 2) beside (2, 5)."""
    assert (1,) == egalitarian([(2, 2), (2, 5), (1, 9)], [1, 1])


def test_scales_count() -> None:
    """A gain of 6 on a scale of 6 is less than a gain of 2 on a scale of 1."""
    assert (1,) == egalitarian([(6, 1), (12, 2)], [6, 1])

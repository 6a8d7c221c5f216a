"""Sums in limbs equal sums of Python's integers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.roadmap.limbs import (
    NEVER,
    integer,
    larger,
    less,
    limbs_for,
    never,
    plus,
    ranks,
    smaller,
    weighted,
    wide,
)

if TYPE_CHECKING:
    import numpy.typing as npt

AMOUNTS = st.integers(0, 10**40)
SEVERAL = st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=6)


def _column(values: list[int], limbs: int) -> npt.NDArray[Any]:
    import numpy as np

    return np.stack([wide(value, limbs) for value in values], axis=1)


def _back(values: npt.NDArray[Any]) -> list[int]:
    return [integer(values[:, at]) for at in range(values.shape[1])]


@given(SEVERAL, st.lists(st.integers(0, 10**50), min_size=1, max_size=3))
def test_weighted_sums(pairs: list[tuple[int, int]], factors: list[int]) -> None:
    """Arrays times integers add up exactly, however wide both are."""
    import numpy as np

    array = np.array([first for first, _ in pairs], dtype=object)
    expected = [sum(factor * first for factor in factors) for first, _ in pairs]
    limbs = limbs_for(max(expected))

    assert expected == _back(weighted([(array, factor) for factor in factors], limbs))


@given(SEVERAL)
def test_sums_and_comparisons(pairs: list[tuple[int, int]]) -> None:
    """Adding, comparing, taking the smaller and the larger are those of integers."""
    limbs = limbs_for(2 * max(max(pair) for pair in pairs))
    left = _column([first for first, _ in pairs], limbs)
    right = _column([second for _, second in pairs], limbs)

    assert [first + second for first, second in pairs] == _back(plus(left, right))
    assert [first < second for first, second in pairs] == less(left, right).tolist()
    assert [min(pair) for pair in pairs] == _back(smaller(left, right))
    assert [max(pair) for pair in pairs] == _back(larger(left, right))


@given(st.lists(st.integers(0, 10**30) | st.integers(0, 3), min_size=1, max_size=8))
def test_ranks(values: list[int]) -> None:
    """Ranks are in the order of the values, and equal where these are."""
    found = ranks(_column(values, limbs_for(max(values)))).tolist()

    for one, rank in zip(values, found, strict=True):
        for other, its in zip(values, found, strict=True):
            assert (one < other, one == other) == (rank < its, rank == its)


@given(AMOUNTS)
def test_never_stays_never(amount: int) -> None:
    """What cannot be reached is larger than every sum, and stays so when something is added."""
    limbs = limbs_for(amount)
    more = plus(never(limbs, 1), wide(amount, limbs)[:, None])

    assert _back(never(limbs, 1)) == _back(more)
    assert less(wide(amount, limbs)[:, None], more).all()
    assert NEVER == more[0, 0]

"""The weighted Nash solution on bare gains, and its weights."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.solutions import exponents, nash, weighted_nash

PAIRS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=20)


@given(PAIRS, st.integers(1, 500), st.integers(1, 500))
def test_all_largest_weighted_products(gains: list[tuple[int, int]], a: int, b: int) -> None:
    """Exactly the points with the largest positive weighted product are returned."""
    products = [x**a * y**b for x, y in gains]
    best = max(products, default=0)
    expected = tuple(i for i, product in enumerate(products) if best and product == best)

    assert expected == weighted_nash(gains, (a, b))


@given(PAIRS)
def test_equal_weights_give_nash(gains: list[tuple[int, int]]) -> None:
    """With weights (1, 1) weighted Nash is Nash."""
    assert nash(gains) == weighted_nash(gains, (1, 1))


def test_near_ties_are_decided_exactly() -> None:
    """The screen in logarithms leaves what is too close to the exact comparison."""
    large = 10**40
    gains = [(large, large + 1), (large + 1, large), (large, large)]

    assert (1,) == weighted_nash(gains, (3, 2))
    assert prod(gains[1]) == prod(gains[0])


@pytest.mark.parametrize(
    ("powers", "expected"),
    [
        ([1, 1], (1, 1)),
        ([2, 4], (1, 2)),
        ([Fraction(1, 2), Fraction(1, 3)], (3, 2)),
        ([Fraction("0.6"), Fraction("0.4")], (3, 2)),
    ],
)
def test_weights_become_whole_proportions(
    powers: list[int | Fraction], expected: tuple[int, ...]
) -> None:
    """Only the proportion of the weights counts."""
    assert expected == exponents(powers)


@pytest.mark.parametrize(
    ("powers", "message"),
    [([1, 0], "larger than 0"), ([1, -2], "larger than 0"), ([1, 1000], "rounder weights")],
)
def test_weights_that_cannot_be_taken(powers: list[int | Fraction], message: str) -> None:
    """Weights of zero and below, and proportions too fine to compare exactly, are refused."""
    with pytest.raises(ValueError, match=message):
        exponents(powers)

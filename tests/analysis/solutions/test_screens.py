"""The quick look in floats never drops a best point."""

from __future__ import annotations

from random import Random

import pytest

from detente.analysis.solutions import (
    egalitarian,
    kalai_smorodinsky,
    max_relative_gains,
    nash,
    utilitarian,
)
from detente.analysis.solutions.screens import promising, total


@pytest.mark.parametrize("largest", [3, 10**6, 10**18, 10**120])
def test_best_points_survive_a_near_tie(largest: int) -> None:
    """Beside thousands of points, one unit in the last digit decides, and ties are all kept."""
    random = Random(largest)
    middle = 10 * largest
    gains = [(random.randint(0, largest), random.randint(0, largest)) for _ in range(3000)]
    gains += [(middle, middle), (middle, middle + 1), (middle, middle), (middle, middle + 1)]
    spans = [middle, middle + 1]

    for chosen in (
        nash(gains),
        kalai_smorodinsky(gains, spans),
        egalitarian(gains, [7, 7]),
        utilitarian(gains, [7, 7]),
        max_relative_gains(gains, spans),
    ):
        assert (3001, 3003) == chosen


def test_where_floats_cannot_tell_all_are_kept() -> None:
    """Beyond the range of floats, and where all scores are zero, nothing is dropped."""
    assert range(2000) == promising([(10**400,)] * 2000, [1], total)
    assert range(2000) == promising([(0,)] * 2000, [1], total)


def test_what_cannot_be_best_is_dropped() -> None:
    """Of many points few are left to compare."""
    assert [1999] == promising([(i,) for i in range(2000)], [1], total)


def test_products_that_vanish_in_floats() -> None:
    """Products far below the smallest float are compared in integers."""
    gains = [(1, 10**200, 10**200)] * 1200 + [(10**200, 1, 2)]

    assert tuple(range(1200)) == nash(gains)

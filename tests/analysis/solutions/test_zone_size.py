"""How many packages are possible and acceptable."""

from __future__ import annotations

import time
from random import Random

import pytest

from detente.analysis.problem import Box, Problem, RedLine
from detente.analysis.solutions import count_packages, count_zone, frontier, zone_size
from oracles.agreements import answer
from oracles.random_agreements import random_problem


@pytest.mark.parametrize("seed", range(60))
def test_counting_by_going_through_all(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where sums are too many to follow, the packages are gone through, with the same count."""
    monkeypatch.setattr(zone_size, "_SUMS", -1)
    problem = random_problem(Random(seed), most=400)
    truth = answer(problem, (1,) * problem.parties)

    assert truth.possible == count_packages(problem)
    assert truth.in_zone == count_zone(problem)


def test_red_lines_alone_are_a_product() -> None:
    """Without reservation values no sum is followed, so any number of issues can be counted."""
    refused = Box(((0, frozenset({0})), (7, frozenset({1, 2}))))
    flat = ((0,) * 4,) * 100
    problem = Problem(
        (4,) * 100, (flat, flat), (1, 1), (None, None), red_lines=(RedLine(0, (refused,)),)
    )

    assert 4**100 == count_packages(problem)
    assert 4**100 - 2 * 4**98 == count_zone(problem)


def test_small_scales_are_counted_by_sums() -> None:
    """On a scale of a hundred points 10^20 packages are counted exactly."""
    row = tuple(range(10))
    problem = Problem((10,) * 20, ((row,) * 20, (row[::-1],) * 20), (1, 1), (90, 90))

    found = count_zone(problem)

    assert found == sum(_ways(20, 10)[total] for total in (90,))


def _ways(issues: int, options: int) -> list[int]:
    """How many ways there are to reach each total."""
    ways = [1]
    for _ in range(issues):
        longer = [0] * (len(ways) + options - 1)
        for total, count in enumerate(ways):
            for option in range(options):
                longer[total + option] += count
        ways = longer
    return ways


@pytest.mark.parametrize(("floor", "expected"), [(0, 1), (1, 0)])
def test_nothing_left_to_settle_is_one_package(floor: int, expected: int) -> None:
    """Where every issue is settled there is one package, in the zone or not."""
    problem = Problem((), ((), ()), (1, 1), (floor, None))

    assert (1, expected) == (count_packages(problem), count_zone(problem))
    assert expected == len(frontier(problem, zone=True).points)


def test_what_cannot_be_counted_is_not_claimed() -> None:
    """On a fine scale, beyond the limit or at the deadline there is no number."""
    random = Random(0)
    table = tuple(tuple(random.randint(0, 10**15) for _ in range(10)) for _ in range(12))
    problem = Problem((10,) * 12, (table, table), (1, 1), (6 * 10**15, None))

    assert None is count_zone(problem)
    assert None is count_zone(problem, limit=10**13, deadline=time.monotonic())

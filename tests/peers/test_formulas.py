"""Where a formula close to the right one picks another package; each test would fail on it."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.problem import Problem
from detente.analysis.solutions import frontier, solve


def _chosen(points: Sequence[tuple[int, ...]], floor: int, name: str) -> list[tuple[int, ...]]:
    """The points a solution chooses among packages of one issue, on a scale of 100."""
    parties = len(points[0])
    tables = tuple((tuple(point[party] for point in points),) for party in range(parties))
    problem = Problem((len(points),), tables, (100,) * parties, (floor,) * parties)
    zone = frontier(problem, zone=True)
    return [zone.points[i] for i in solve(problem, zone).of(name).points]


def test_kalai_smorodinsky_prefers_large_shares_to_equal_ones() -> None:
    """Row 3: shares of 90 and 50 % beat the more equal 45 and 51 %, as 50 is more than 45."""
    points = [(100, 0), (0, 100), (90, 50), (45, 51)]

    assert [(90, 50)] == _chosen(points, 0, "kalai_smorodinsky")


def test_kalai_smorodinsky_compares_the_next_share_too() -> None:
    """Row 3: of two packages with the same smallest share the one with the larger next wins."""
    best = [(100, 0, 0), (0, 100, 0), (0, 0, 100)]

    assert [(50, 60, 61)] == _chosen([*best, (50, 60, 61), (50, 59, 90)], 0, "kalai_smorodinsky")


def test_nash_does_not_multiply_losses() -> None:
    """Row 10: two losses of 45 and a gain of 55 are no better than three gains of 5."""
    points = [(0, 0, 100), (50, 50, 50)]

    assert [(50, 50, 50)] == _chosen(points, 45, "nash")

"""Wrong results that other programs give; each test would fail on them (agreements, section 9)."""

from __future__ import annotations

from detente.analysis.problem import Problem
from detente.analysis.solutions import frontier, solve


def _chosen(problem: Problem, name: str) -> list[tuple[int, ...]]:
    zone = frontier(problem, zone=True)
    return [zone.points[i] for i in solve(problem, zone).of(name).points]


def test_packages_with_equal_utilities_all_survive() -> None:
    """Error 2: of packages with the same utilities only one is kept."""
    problem = Problem((2, 2), (((0, 1), (0, 1)), ((1, 0), (1, 0))), (1, 1), (None, None))
    found = frontier(problem, zone=False)

    assert ((2, 0), (1, 1), (0, 2)) == found.points
    assert (1, 2, 1) == found.counts
    assert ((0, 1), (1, 0)) == found.packages(1)


def test_a_reservation_value_below_the_worst_package_stays() -> None:
    """Error 9: it is raised to the worst package, and Nash picks another one."""
    problem = Problem((2,), (((10, 14),), ((10, 8),)), (10, 10), (-100, 0))

    assert (-100, 0) == solve(problem, frontier(problem, zone=True)).disagreement
    assert [(10, 10)] == _chosen(problem, "nash")


def test_the_reservation_value_itself_is_acceptable() -> None:
    """Error 12: acceptable means at least everywhere, not more in one place."""
    problem = Problem((2,), (((3, 5),), ((4, 2),)), (1, 1), (5, 2))

    assert ((5, 2),) == frontier(problem, zone=True).points


def test_an_empty_zone_is_said() -> None:
    """Error 12: an empty zone gives a status, not infinities and empty lists."""
    problem = Problem((2,), (((3, 5),), ((4, 2),)), (1, 1), (6, 0))
    zone = frontier(problem, zone=True)

    assert (True, True, "empty") == (zone.empty, zone.complete, solve(problem, zone).status)

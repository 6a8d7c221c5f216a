"""Boxes over many issues are cut into chains without a change of the answer."""

from __future__ import annotations

from random import Random

import pytest

from detente.analysis.problem import Bonus, Box, Problem, RedLine
from detente.analysis.solutions import count_zone, frontier, portfolio
from oracles.agreements import answer


def _wide_box(random: Random, sizes: tuple[int, ...]) -> Box:
    count = random.randint(4, len(sizes))
    issues = sorted(random.sample(range(len(sizes)), count))
    return Box(
        tuple(
            (issue, frozenset(random.sample(range(sizes[issue]), random.randint(1, 2))))
            for issue in issues
        )
    )


@pytest.mark.parametrize("seed", range(25))
def test_split_boxes_equal_brute_force(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Red lines and bonuses over four and more issues, eliminated in narrow pieces."""
    monkeypatch.setattr(portfolio, "_COMBINATIONS", -1)
    random = Random(seed)
    sizes = tuple(random.randint(2, 3) for _ in range(6))
    problem = Problem(
        sizes=sizes,
        tables=tuple(
            tuple(tuple(random.randint(0, 5) for _ in range(size)) for size in sizes)
            for _ in range(2)
        ),
        scales=(1, 1),
        reservations=(6, None),
        bonuses=(Bonus(0, _wide_box(random, sizes), 4),),
        red_lines=(RedLine(1, (_wide_box(random, sizes), _wide_box(random, sizes))),),
    )
    truth = answer(problem, (1, 1))
    found = frontier(problem, zone=True)

    assert tuple(truth.zone_frontier) == found.points
    assert tuple(map(tuple, truth.zone_frontier.values())) == found.listing(limit=1000)
    assert truth.in_zone == count_zone(problem)


def test_a_red_line_over_twenty_issues_is_answered() -> None:
    """A refusal unless one of twenty demands is met needs no table over twenty issues."""
    issues = 20
    nothing = Box(tuple((issue, frozenset({0})) for issue in range(issues)))
    problem = Problem(
        sizes=(3,) * issues,
        tables=(((5, 1, 0),) * issues, ((0, 1, 2),) * issues),
        scales=(1, 1),
        reservations=(None, None),
        red_lines=(RedLine(1, (nothing,)),),
    )
    found = frontier(problem, zone=True)

    assert 3**issues - 1 == count_zone(problem)
    assert found.counts is not None
    assert ((5 * (issues - 1) + 1, 1), issues) == (found.points[0], found.counts[0])

"""Packages are listed in option order, however many there are."""

from __future__ import annotations

from random import Random

import pytest

from detente.analysis.problem import Box, Problem
from detente.analysis.solutions import frontier
from oracles.agreements import answer
from oracles.random_agreements import random_problem


def _all_tie(issues: int, facts: tuple[Box, ...] = ()) -> Problem:
    flat = ((0,) * 3,) * issues
    return Problem((3,) * issues, (flat, flat), (1, 1), (None, None), facts=facts)


def test_first_packages_of_a_huge_tie() -> None:
    """Of 3^40 packages that tie, the first ones in option order are listed at once."""
    found = frontier(_all_tie(40), zone=False)

    assert (3**40,) == found.counts
    assert found.packages(0, limit=4) == tuple(
        (0,) * 38 + ends for ends in ((0, 0), (0, 1), (0, 2), (1, 0))
    )


def test_first_packages_of_a_huge_linked_tie() -> None:
    """The same where issues are linked across the others."""
    never_both_first = Box(((0, frozenset({0})), (11, frozenset({0}))))
    found = frontier(_all_tie(12, (never_both_first,)), zone=False)

    assert (3**12 - 3**10,) == found.counts
    assert found.packages(0, limit=3) == tuple(
        (0,) * 10 + ends for ends in ((0, 1), (0, 2), (1, 1))
    )


def test_no_more_than_asked_for() -> None:
    """A limit of 0 lists nothing."""
    assert ((),) == frontier(_all_tie(3), zone=False).listing(limit=0)


@pytest.mark.parametrize("seed", range(40))
def test_nearest_package(seed: int) -> None:
    """Per point, the distance to a package is that of its nearest tie, which can be had."""
    random = Random(seed)
    problem = random_problem(random, most=300, tops=False)
    truth = answer(problem, (1,) * problem.parties).frontier
    found = frontier(problem, zone=False)
    base = tuple(random.randrange(size) for size in problem.sizes)

    def distance(package: tuple[int, ...]) -> int:
        return sum(a != b for a, b in zip(package, base, strict=True))

    expected = tuple(min(map(distance, packages)) for packages in truth.values())
    assert expected == found.changes(base)
    for point, (packages, least) in enumerate(zip(truth.values(), expected, strict=True)):
        nearest = found.nearest(point, base)
        assert nearest in packages
        assert least == distance(nearest)

"""Solutions without a frontier equal those of brute force, and are never called exact."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from random import Random

import pytest

from detente.analysis.problem import Bonus, Box, Problem, RedLine
from detente.analysis.solutions import SingleSolutions, single_solutions
from oracles.agreements import Answer, answer
from oracles.random_agreements import random_problem


def _agrees(problem: Problem, random: Random) -> None:
    """Status, reference points and every solution are those of brute force."""
    powers = tuple(random.randint(1, 5) for _ in range(problem.parties))
    truth, found = answer(problem, powers), single_solutions(problem, powers)

    assert (truth.status, None) == (found.status, found.stopped)
    assert (not truth.zone_frontier) is found.empty
    if truth.zone_frontier:
        assert (truth.disagreement, truth.ideal) == (found.disagreement, found.ideal)
        assert (truth.active, truth.ideal) == (found.active, found.ideal_at_most)
    _solutions_agree(problem, truth, found)


def _solutions_agree(problem: Problem, truth: Answer, found: SingleSolutions) -> None:
    assert set(truth.solutions) == {solution.name for solution in found.solutions}
    for solution in found.solutions:
        assert problem.acceptable(solution.package)
        assert problem.utilities(solution.package) == solution.utilities
        assert solution.utilities in truth.solutions[solution.name]
        if solution.value is not None and solution.bound is not None:
            assert solution.value <= solution.bound


@pytest.mark.parametrize("seed", range(60))
def test_random_problems_equal_brute_force(seed: int) -> None:
    """Two to five parties with links, red lines, caps and tops: points are true optima."""
    random = Random(seed)
    _agrees(random_problem(random, parties=2 + seed % 4, most=300), random)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(1_000, 1_500))
def test_five_hundred_problems_equal_brute_force(seed: int) -> None:
    """The same on 500 problems of up to 2,000 packages."""
    random = Random(seed)
    _agrees(random_problem(random, parties=2 + seed % 4, most=2_000), random)


def _with_tables(random: Random) -> Problem:
    """Issues in a ring of pairs, and one triple, each with a table of worth; some cells closed."""
    sizes = (3, 2, 3, 2)
    scopes = [(0, 1), (1, 2), (2, 3), (0, 1, 3)]
    cells = [
        Box(tuple((issue, frozenset({option})) for issue, option in zip(scope, cell, strict=True)))
        for scope in scopes
        for cell in product(*(range(sizes[issue]) for issue in scope))
    ]
    parties = random.choice([2, 3])
    tables = tuple(
        tuple(tuple(random.randint(0, 9) for _ in range(size)) for size in sizes)
        for _ in range(parties)
    )
    return Problem(
        sizes,
        tables,
        (1,) * parties,
        (0,) * parties,
        bonuses=tuple(
            Bonus(random.randrange(parties), cell, random.randint(-9, 9)) for cell in cells
        ),
        facts=tuple(random.sample(cells, 3)),
        red_lines=(RedLine(0, tuple(random.sample(cells, 2))),),
    )


@pytest.mark.parametrize("seed", range(25))
def test_tables_over_pairs_and_triples_equal_brute_force(seed: int) -> None:
    """What packages are worth together on two or three issues is followed exactly."""
    random = Random(seed)
    _agrees(_with_tables(random), random)


def test_values_and_bounds_are_in_the_parties_units() -> None:
    """Product, share, gain and sum of three packages known by heart."""
    problem = Problem((3,), (((1000, 299, 160),), ((160, 299, 1000),)), (1000, 1000), (0, 0))
    found = single_solutions(problem)
    expected = {
        "nash": Fraction("0.16"),
        "kalai_smorodinsky": Fraction("0.299"),
        "egalitarian": Fraction("0.299"),
        "utilitarian": Fraction("1.16"),
        "max_relative_gains": Fraction("1.16"),
    }

    assert expected == {solution.name: solution.value for solution in found.solutions}
    for solution in found.solutions:
        assert solution.optimal
        assert solution.bound is not None
        assert solution.value is not None
        assert abs(solution.bound - solution.value) < Fraction(1, 10**7)


def test_a_known_package_counts_as_found() -> None:
    """Without any time the answer is what was known before, and not called optimal."""
    problem = Problem((2, 2), (((0, 3), (0, 1)), ((3, 0), (0, 1))), (1, 1), (0, 0))
    found = single_solutions(problem, known=[(0, 1), (1, 1)], deadline=0.0)
    best = found.of("utilitarian")

    assert ("time", False) == (found.stopped, found.empty)
    assert best is not None
    assert ((5, True), False) == ((sum(best.utilities), best.gap > 1e-7), best.optimal)


def test_weights_need_one_per_party() -> None:
    """A weight that cannot be taken is refused before anything is asked."""
    problem = Problem((2,), (((0, 1),), ((1, 0),)), (1, 1), (0, 0))
    with pytest.raises(ValueError, match="larger than 0"):
        single_solutions(problem, [1, 0])
    with pytest.raises(ValueError, match="2 parties need 2 weights, not 1"):
        single_solutions(problem, [1])


def test_nothing_left_to_decide() -> None:
    """With every issue settled there is one package, and nobody can gain or all have gained."""
    settled = Problem((), ((), ()), (1, 1), (2, 1), constants=(3, 1))
    found = single_solutions(settled)

    assert ("ok", (0,), (1,)) == (found.status, found.active, found.inactive)
    assert [()] * 5 == [solution.package for solution in found.solutions]
    assert all(solution.optimal for solution in found.solutions)

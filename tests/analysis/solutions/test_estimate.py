"""Bar X1: what a frontier costs at most is known before anything is run."""

from __future__ import annotations

from random import Random

import pytest

from detente.analysis.problem import Box, Budget, Problem
from detente.analysis.solutions import TooLarge, estimate, frontier, portfolio
from oracles.random_agreements import random_problem


def _opposed(parties: int, issues: int, options: int, scale: int = 10**12) -> Problem:
    random = Random(1)
    tables = [
        tuple(tuple(random.randint(0, scale) for _ in range(options)) for _ in range(issues))
        for _ in range(parties)
    ]
    tables[1] = tuple(tuple(-amount for amount in row) for row in tables[0])
    return Problem((options,) * issues, tuple(tables), (1,) * parties, (None,) * parties)


def test_an_immense_case_has_an_estimate() -> None:
    """10^60 packages, six parties, nothing prunes: seconds, memory and no false hope."""
    problem = _opposed(6, 60, 10)
    found = estimate(problem, zone=False)
    (step,) = found.steps

    assert (10**60, "hopeless", "layered") == (found.packages, found.outcome, step.method)
    assert (1.0, True, True) == (step.error, found.seconds < 60, found.memory < 2 * 10**9)


def test_a_hopeless_case_is_finished_with_few_points() -> None:
    """Where no useful error can be certified, the answer comes soon and says why."""
    problem = _opposed(6, 12, 5)
    assert "hopeless" == estimate(problem, zone=False, cap=300).outcome
    found = frontier(problem, zone=False, cap=300)

    assert ("bounded", True) == (found.method, found.complete)
    assert "coarse" in found.limited
    assert found.points[0] == problem.utilities(found.packages(0)[0])


def test_few_packages_are_exact_for_certain() -> None:
    """Fewer packages than the cap, or fewer values: nothing can be thinned out."""
    for problem in (_opposed(3, 4, 5), _opposed(2, 20, 5, scale=100)):
        found = estimate(problem, zone=False)

        assert ("exact", 0.0) == (found.outcome, found.steps[0].error)
        assert "exact" == frontier(problem, zone=False).method


def test_beyond_the_cap_an_error_is_stated() -> None:
    """Two parties: at most the number of sums divided by the cap, as a share of the range."""
    problem = _opposed(2, 10, 5)
    found = estimate(problem, zone=False, cap=1000)
    bounded = frontier(problem, zone=False, cap=1000)
    span = sum(max(row) - min(row) for row in problem.tables[1])

    assert ("bounded", "bounded") == (found.outcome, bounded.method)
    assert 0 < bounded.epsilon[1] <= found.steps[0].error * span < span / 100


def test_too_many_linked_issues_are_known_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """What frontier would refuse the estimate says without an error."""
    monkeypatch.setattr(portfolio, "_CELLS", 5)
    monkeypatch.setattr(portfolio, "_COMBINATIONS", 5)
    link = Box(((0, frozenset({0})), (1, frozenset({0})), (2, frozenset({0}))))
    problem = Problem((3, 3, 3), ((((0, 1, 2),) * 3),) * 2, (1, 1), (None, None), facts=(link,))
    found = estimate(problem, zone=False)
    with pytest.raises(TooLarge) as refused:
        frontier(problem, zone=False)

    assert ("too_large", (0, 1, 2)) == (found.outcome, found.steps[0].issues)
    assert refused.value.estimated == found.steps[0].candidates


def test_an_impossible_case_costs_nothing() -> None:
    """A fact that forbids everything leaves no step."""
    everything = Box(((0, frozenset({0, 1, 2})),))
    problem = Problem((3,), (((0, 1, 2),),) * 2, (1, 1), (None, None), facts=(everything,))

    assert ((), 0, "exact") == (
        (found := estimate(problem, zone=True)).steps,
        found.memory,
        found.outcome,
    )


def test_points_that_differ_in_a_budget_are_kept_apart() -> None:
    """With a budget the error is larger, because there are fewer points per remaining amount."""
    plain = _opposed(2, 8, 5)
    costs = tuple(tuple(range(5)) for _ in plain.sizes)
    problem = Problem(
        plain.sizes, plain.tables, plain.scales, plain.reservations, budgets=(Budget(costs, 16),)
    )
    without, within = (estimate(p, zone=False, cap=1000).steps[0] for p in (plain, problem))

    assert 0 < without.error < within.error < 1
    assert frontier(problem, zone=False, cap=1000).steps[0].used <= within.candidates


def _range(problem: Problem, party: int) -> int:
    spans = sum(max(row) - min(row) for row in problem.tables[party])
    return spans + sum(abs(bonus.amount) for bonus in problem.bonuses if bonus.party == party)


def _holds(random: Random) -> None:
    problem = random_problem(random)
    for zone in (False, True):
        cap = random.choice([3, 10, 10**6])
        expected = estimate(problem, zone=zone, cap=cap)
        found = frontier(problem, zone=zone, cap=cap)

        if expected.outcome == "exact":
            assert "exact" == found.method
        error = sum(step.error for step in expected.steps)
        assert error >= 1 or all(
            lost <= (error + 1e-9) * _range(problem, party)
            for party, lost in enumerate(found.epsilon)
        )
        for step in found.steps:
            (one,) = (
                s for s in expected.steps if (s.method, s.issues) == (step.method, step.issues)
            )
            if step.method != "elimination":  # its cells hold several candidates each
                assert step.used <= one.candidates


@pytest.mark.parametrize("seed", range(100))
def test_the_estimate_is_kept(seed: int) -> None:
    """Same steps, no more candidates than said, exact where promised."""
    _holds(Random(seed))


@pytest.mark.nightly
def test_the_estimate_is_kept_often() -> None:
    """The same on 2,000 problems."""
    for seed in range(10_000, 12_000):
        _holds(Random(seed))

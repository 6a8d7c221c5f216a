"""Where no frontier is within reach, solutions and improvements are found one by one."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.agreements import Improvements, Limits, by_frontier
from detente.analysis.overview import Analysis
from detente.analysis.problem import Problem
from detente.analysis.solutions import Frontier, TooLarge
from detente.app.analyze import analyze
from detente.app.improve import improve
from detente.case import Case
from strategies.statements import every_package, negotiation

SEEDS = st.integers(0, 2**40)


def _refuse(problem: Problem, **_: object) -> Frontier:
    """As if the issues were linked too densely for every exact method."""
    raise TooLarge(tuple(range(len(problem.sizes))), problem.packages)


def _coarse(problem: Problem, **_: object) -> Frontier:
    """As if there had been no time for a single package."""
    nothing = (0,) * problem.parties
    return Frontier((), None, nothing, complete=False, empty=None, steps=(), limited=("time",))


def _both(case: Case, frontier: object) -> tuple[Analysis, Analysis]:
    """The analysis as it is, and as it would be with another frontier."""
    parties = [party.id for party in case.parties if party.id != "outside"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(by_frontier, "frontier", frontier)
        without = analyze(case, parties)
    return analyze(case, parties), without


def _agree(true: Analysis, found: Analysis) -> None:
    """The same status and zone; of every solution one of its points, and how sure it is."""
    assert true.status == found.status
    assert true.zone.empty == found.zone.empty
    assert found.zone.proved is not found.zone.empty
    points = {s.name: {p.utilities for p in s.points} for s in true.held.solutions if s.points}
    assert set(points) == {s.name for s in found.held.solutions}
    for solution in found.held.solutions:
        (point,) = solution.points
        assert point.utilities in points[solution.name]
        assert ("optimal_within", True, None) == (solution.method, point.acceptable, point.count)
        assert solution.gap is not None
        assert solution.gap <= 1e-7


@settings(max_examples=30)
@given(SEEDS, st.sampled_from([_refuse, _coarse]))
def test_solutions_are_those_of_the_frontier(seed: int, frontier: object) -> None:
    """Too large or out of time: status, zone and solutions are those that the frontier gives."""
    true, found = _both(negotiation(Random(seed), valued=1.0), frontier)
    if true.unvalued:
        return
    _agree(true, found)
    assert "single_solutions" in found.methods
    assert (None if frontier is _refuse else "time") == found.partial


def test_what_is_near_is_named_with_and_without_a_frontier() -> None:
    """Packages almost as good lie in the zone and lose at most a fiftieth."""
    named = [0, 0]
    for seed in range(40):
        both = _both(negotiation(Random(seed), valued=1.0), _refuse)
        for which, analysis in enumerate(both):
            for solution in analysis.held.solutions:
                named[which] += len(solution.near)
                assert len(solution.near) <= 5
                assert all(0.98 <= near.share <= 1 for near in solution.near)
                assert all(near.point.acceptable for near in solution.near)

    assert all(named)


def test_after_ctrl_c_nothing_more_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who wants out does not wait for a solver."""

    def cancelled(problem: Problem, **_: object) -> Frontier:
        nothing = (0,) * problem.parties
        return Frontier(
            (), None, nothing, complete=False, empty=None, steps=(), limited=("cancel",)
        )

    monkeypatch.setattr(by_frontier, "frontier", cancelled)
    found = analyze(negotiation(Random(1), valued=1.0))

    assert ("cancel", ()) == (found.partial, found.held.solutions)


@settings(max_examples=30)
@given(SEEDS)
def test_improvements_are_those_of_the_frontier(seed: int) -> None:
    """The fairest gains as much, the nearest changes no more; none where there is none."""
    random = Random(seed)
    case = negotiation(random, valued=1.0)
    parties = [party.id for party in case.parties if party.id != "outside"]
    start = random.choice(every_package(case))
    reference = ",".join(f"{issue}={option}" for issue, option in start.choices)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(by_frontier, "frontier", _refuse)
        found = improve(case, reference, parties)
    true = improve(case, reference, parties)
    if not found.by_solver:
        return
    assert true.efficient == found.efficient
    assert not found.proved
    if true.found:
        assert _picked(true, "fairest") == _picked(found, "fairest")
        assert len(found.found[-1].moves) <= min(len(each.moves) for each in true.found)


def _picked(found: Improvements, why: str) -> object:
    """The gains of the first improvement picked for a reason, or of the one picked for both."""
    return next((each.gain for each in found.found if each.picked == why), found.found[0].gain)


def test_limits_are_shares_of_the_time_left() -> None:
    """A part ends before the whole, and without a deadline neither ends."""
    limits = Limits(deadline=time.monotonic() + 100)
    part = limits.part(0.5)

    assert part.deadline is not None
    assert limits.deadline is not None
    assert 49 < limits.deadline - part.deadline < 51
    assert Limits() == Limits().part(0.5)

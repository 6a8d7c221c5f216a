"""Time limits, Ctrl-C and size: always an answer, and always labelled."""

from __future__ import annotations

import time
from random import Random

import pytest

from detente.analysis.problem import Box, Problem
from detente.analysis.solutions import TooLarge, frontier, portfolio, solve
from detente.analysis.solutions.watch import Stopped, Watch


def _opposed(parties: int, issues: int, options: int) -> Problem:
    """The first two parties want the exact opposite, so every package is efficient."""
    random = Random(1)
    tables = [
        tuple(tuple(random.randint(0, 10**12) for _ in range(options)) for _ in range(issues))
        for _ in range(parties)
    ]
    tables[1] = tuple(tuple(-amount for amount in row) for row in tables[0])
    return Problem((options,) * issues, tuple(tables), (1,) * parties, (None,) * parties)


@pytest.mark.parametrize("parties", [2, 3])
def test_deadline_leaves_whole_packages(parties: int) -> None:
    """At the time limit the points are real packages, labelled incomplete, with epsilon."""
    problem = _opposed(parties, 40, 10)
    found = frontier(problem, zone=False, deadline=time.monotonic())

    assert (False, "bounded", None) == (found.complete, found.method, found.counts)
    assert found.points
    assert any(found.epsilon)
    for point in (0, len(found.points) - 1):
        assert found.points[point] == problem.utilities(found.packages(point)[0])


def test_interrupt_leaves_whole_packages() -> None:
    """Ctrl-C during the computation gives a labelled answer; the packages are real."""
    problem = _opposed(2, 40, 10)

    def interrupt(_method: str, done: int, _total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    found = frontier(problem, zone=False, progress=interrupt)

    assert (False, "bounded") == (found.complete, found.method)
    assert found.points[0] == problem.utilities(found.packages(0)[0])


def test_a_second_interrupt_ends_it() -> None:
    """Who presses Ctrl-C twice wants out."""

    def interrupt(_method: str, done: int, _total: int) -> None:
        if done >= 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        frontier(_opposed(2, 5, 3), zone=False, progress=interrupt)


def test_a_stop_before_any_package_is_unknown() -> None:
    """Stopped among linked issues there are no packages yet: nothing is claimed."""
    problem = _opposed(2, 6, 3)
    linked = Problem(
        problem.sizes,
        problem.tables,
        problem.scales,
        problem.reservations,
        facts=(Box(((0, frozenset({0})), (1, frozenset({0})))),),
    )
    found = frontier(linked, zone=True, deadline=time.monotonic() - 1)

    assert ((), None, None, False) == (found.points, found.counts, found.empty, found.complete)
    assert "unknown" == solve(linked, found).status


def test_progress_is_told() -> None:
    """Every step is reported with its method, how many are done and how many there are."""
    told: list[tuple[str, int, int]] = []
    frontier(_opposed(2, 5, 3), zone=False, progress=lambda *step: told.append(step))

    assert [("two_parties", done, 5) for done in range(5)] == told


def test_too_large_says_so_before_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Issues linked too densely for every exact method are refused with an estimate."""
    monkeypatch.setattr(portfolio, "_CELLS", 5)
    monkeypatch.setattr(portfolio, "_COMBINATIONS", 5)
    link = Box(((0, frozenset({0})), (1, frozenset({0})), (2, frozenset({0}))))
    problem = Problem((3, 3, 3), ((((0, 1, 2),) * 3),) * 2, (1, 1), (None, None), facts=(link,))

    with pytest.raises(TooLarge, match="3 linked issues") as refused:
        frontier(problem, zone=False)
    assert ((0, 1, 2), True) == (refused.value.issues, refused.value.estimated > 5)


def test_steps_say_how_it_was_computed() -> None:
    """The method of each part, its issues, and candidates within the estimate."""
    (step,) = frontier(_opposed(2, 6, 4), zone=False).steps

    assert ("two_parties", tuple(range(6))) == (step.method, step.issues)
    assert 0 < step.used <= step.estimated


def test_watch_stops_only_before_it_hurries() -> None:
    """Once told to hurry, the watch lets the rest be finished."""
    watch = Watch(deadline=time.monotonic() - 1)
    with pytest.raises(Stopped):
        watch.check()
    watch.hurry()
    watch.check()

    assert watch.hurried

"""Enumeration: every combination is looked at, whatever the blocks, the links and the width."""

from __future__ import annotations

import time
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from detente.analysis.problem import Bonus, Box, Problem
from detente.analysis.solutions import blocks, enumeration
from detente.analysis.solutions.enumeration import count_all, enumerate_all
from detente.analysis.solutions.packages import listing
from detente.analysis.solutions.portfolio import comparing
from detente.analysis.solutions.reduction import boxes, reduced, utilities
from detente.analysis.solutions.setting import Setting, prepared
from detente.analysis.solutions.staircase import Staircase
from detente.analysis.solutions.watch import Stopped, Watch
from detente.analysis.solutions.widths import integers
from oracles.agreements import dominates, every_package, frontier_of
from oracles.random_agreements import random_problem


def _setting(
    problem: Problem, watch: Watch, *, zone: bool, all_points: bool = False
) -> Setting | None:
    """The whole problem, ready to be gone through; None if nothing is possible."""
    small = reduced(problem, utilities(problem, zone=zone), boxes(problem, zone=zone))
    if small.impossible:
        return None
    return prepared(small, comparing(small.coordinates), watch, all_points=all_points)


def _problem(random: Random, parties: int, most: int) -> Problem:
    problem = random_problem(random, parties=parties, most=most, tops=False)
    return replace(problem, budgets=())


def _agrees(problem: Problem, *, zone: bool) -> None:
    """Points with all their packages, and the number of packages, are those of brute force."""
    wanted = problem.acceptable if zone else problem.feasible
    packages = [package for package in every_package(problem) if wanted(package)]
    everything = tuple(range(len(problem.sizes)))
    setting = _setting(problem, Watch(), zone=zone)
    front = None if setting is None else enumerate_all(setting, everything)
    found = {}
    if setting is not None and front is not None:
        columns = zip(*integers(front.values).tolist(), strict=True)
        constants = [coordinate.constant for coordinate in setting.reduced.coordinates]
        points = [tuple(map(int.__add__, point, constants)) for point in columns]
        reached = listing(front.node, np.arange(front.size), len(everything), 10_000)
        found = dict(zip(points, map(list, reached), strict=True))

    assert frontier_of(problem, packages) == found
    counted = _setting(problem, Watch(), zone=zone, all_points=True)
    assert len(packages) == (0 if counted is None else count_all(counted, everything))


@pytest.fixture(params=[(1 << 16, 20_000), (7, 3), (30, 10)], ids=["as it is", "tiny", "small"])
def _cut_up(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks as they are, and so small that there are many."""
    monkeypatch.setattr(blocks, "_BLOCK", request.param[0])
    monkeypatch.setattr(enumeration, "_GATHERED", request.param[1])


@pytest.mark.usefixtures("_cut_up")
@pytest.mark.parametrize("seed", range(60))
def test_two_parties(seed: int) -> None:
    """Two parties, any width and any links: the points and ties of brute force."""
    _agrees(_problem(Random(seed), 2, 400), zone=seed % 2 == 0)


@pytest.mark.usefixtures("_cut_up")
@pytest.mark.parametrize("seed", range(20))
def test_several_parties(seed: int) -> None:
    """The same for three and four parties."""
    _agrees(_problem(Random(100 + seed), 3 + seed % 2, 200), zone=seed % 4 < 2)


@pytest.mark.nightly
@pytest.mark.usefixtures("_cut_up")
@pytest.mark.parametrize("part", range(10))
def test_a_thousand_problems(part: int) -> None:
    """The same on 1,000 larger problems of two parties."""
    for seed in range(100):
        _agrees(_problem(Random(1000 + 100 * part + seed), 2, 4096), zone=seed % 2 == 0)


def test_few_remembered_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """What links do to a block may be forgotten and found again."""
    monkeypatch.setattr(blocks, "_BLOCK", 5)
    monkeypatch.setattr(blocks, "_REMEMBERED", 1)
    for seed in range(20):
        _agrees(_problem(Random(seed), 2, 300), zone=False)


def test_more_issues_than_an_array_has_axes() -> None:
    """A hundred issues with a single option do not count."""
    sizes = (2,) * 3 + (1,) * 100
    tables = tuple(
        tuple(tuple(random.randint(0, 9) for _ in range(size)) for size in sizes)
        for random in (Random(0), Random(1))
    )
    _agrees(Problem(sizes, tables, (1, 1), (None, None)), zone=False)


class _Asked(Watch):
    """Remembers how many combinations had been looked at whenever it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.at: list[int] = []

    def check(self) -> None:
        self.at.append(self.used)
        super().check()


def _million() -> Problem:
    random = Random(0)
    rows = [sorted(random.randint(0, 10**9) for _ in range(10)) for _ in range(12)]
    tables = tuple(map(tuple, rows[:6])), tuple(tuple(row[::-1]) for row in rows[6:])
    link = Box(tuple((issue, frozenset({0})) for issue in range(6)))
    return Problem((10,) * 6, tables, (1, 1), (None, None), facts=(link,))


def test_the_watch_is_asked_for_every_block() -> None:
    """Between two questions lie at most 65,536 combinations: about a millisecond."""
    watch = _Asked()
    setting = _setting(_million(), watch, zone=False)
    assert setting is not None
    enumerate_all(setting, tuple(range(6)))
    steps = [after - before for before, after in zip(watch.at, watch.at[1:], strict=False)]

    assert 10**6 == watch.used
    assert max(steps) <= 1 << 16


def test_the_watch_is_asked_among_thousands_of_links() -> None:
    """What links do to a block is not worked out in one go either."""
    plain = _million()
    pairs = [(one, other) for one in range(6) for other in range(one)]
    links = tuple(
        Bonus(0, Box(((other, frozenset({a})), (one, frozenset({b})))), 1)
        for one, other in pairs
        for a in range(10)
        for b in range(10)
    )
    watch = _Asked()
    setting = _setting(replace(plain, bonuses=links), watch, zone=False)
    assert setting is not None
    enumerate_all(setting, tuple(range(6)))

    assert watch.at.count(0) > 10


def test_a_deadline_ends_it() -> None:
    """Over time, nothing more is looked at."""
    watch = Watch(deadline=time.monotonic() - 1)
    setting = _setting(_million(), watch, zone=False)
    assert setting is not None

    with pytest.raises(Stopped):
        enumerate_all(setting, tuple(range(6)))
    assert 0 == watch.used


def test_progress_is_told_in_blocks() -> None:
    """Progress never exceeds what was announced."""
    told: list[tuple[str, int, int]] = []
    watch = Watch(progress=lambda *step: told.append(step))
    setting = _setting(_million(), watch, zone=False)
    assert setting is not None
    enumerate_all(setting, tuple(range(6)))

    assert {"enumeration"} == {method for method, _, _ in told}
    assert all(done < total for _, done, total in told)


@pytest.mark.parametrize("near", [0, 1, 7])
def test_a_staircase_only_drops_what_is_dominated(near: int) -> None:
    """Whatever the error of the sums, a sum that may be efficient passes; most others do not."""
    random = np.random.default_rng(near)
    for spread in (3, 100, 10**6):
        known = random.integers(-spread, spread, (2, 20))
        values = random.integers(-spread, spread, (2, 500))
        moved = (spread // 3, -spread // 2)
        stairs = Staircase(
            known, (None, -spread // 4), near, int(values[0].min()), int(values[0].max())
        )
        marks = stairs.passed(values, moved)
        sums = (values.T + moved).tolist()
        for (u, v), mark in zip(sums, marks.tolist(), strict=True):
            best = u + max(0, near - 1), v + max(0, near - 1)
            beaten = any(p >= best[0] and dominates((p, q), best) for p, q in known.T.tolist())
            assert mark or beaten or best[1] < -spread // 4
        assert spread < 1000 or marks.mean() < 0.7

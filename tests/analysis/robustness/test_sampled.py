"""Sampled analyses: each sample solved as the general methods would solve it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.preferences import Outlook
from detente.analysis.problem import Problem, compile_case
from detente.analysis.robustness import Chunk, Counts, Plan, candidates, counts_of, planned
from detente.analysis.robustness.sampled_frontiers import fronts
from detente.analysis.robustness.sampled_plan import drawn, problem_of
from detente.case import Case, NoDeal, Party, text
from strategies.statements import (
    on_one_issue,
    random_issues,
    random_red_line,
    random_truth,
    random_weights,
)

SEEDS = st.integers(0, 2**40)


def _case(random: Random) -> Case:
    """Two or three parties that each say something, now and then with a worth of no deal."""
    issues = random_issues(random, 3, 3)
    parties = "ab" if random.random() < 0.7 else "abc"
    said, no_deal = [], []
    for party in parties:
        truth = random_truth(random, issues)
        said += random_weights(random, party, truth)
        for issue in issues:
            said += on_one_issue(random, party, issue, truth.values[issue.id])
        if random.random() < 0.5:
            no_deal.append(NoDeal(party, interval=(Fraction(20), Fraction(50))))
    lines = [random_red_line(random, "a", issues, "r")] if random.random() < 0.3 else []
    return Case(
        "random",
        parties=tuple(Party(party, text(party)) for party in parties),
        issues=issues,
        statements=tuple(said),
        no_deal=tuple(no_deal),
        red_lines=tuple(lines),
    )


def _plan(case: Case) -> Plan | None:
    parties = tuple(party.id for party in case.parties)
    compiled = compile_case(case, parties)
    plan, _ = planned(case, compiled, [Outlook(case, party) for party in parties])
    return plan and plan.counting(list(product(*map(range, compiled.problem.sizes))))


def _by_hand(problem: Problem, listed: tuple[tuple[int, ...], ...]) -> Counts:
    """One sample, by going through every package."""
    every = [p for p in product(*map(range, problem.sizes)) if problem.feasible(p)]
    worth = {p: problem.utilities(p) for p in every}

    def beaten(package: tuple[int, ...]) -> bool:
        return any(
            worth[o] != worth[package]
            and all(x >= y for x, y in zip(worth[o], worth[package], strict=True))
            for o in every
        )

    zone = [p for p in every if problem.acceptable(p)]
    start = [
        min(w[i] for w in worth.values()) if floor is None else floor
        for i, floor in enumerate(problem.reservations)
    ]
    active = [i for i in range(problem.parties) if any(worth[p][i] > start[i] for p in zone)]

    def gain(package: tuple[int, ...]) -> int:
        total = 1
        for i in active:
            total *= worth[package][i] - start[i]
        return total

    best = max((gain(p) for p in zone), default=0) if active else 0
    nash = {p for p in zone if best > 0 and gain(p) == best}
    return Counts(
        1,
        (),
        0,
        empty=int(not zone),
        nash=int(bool(nash)),
        elsewhere=int(bool(nash) and not nash & set(listed)),
        shares=tuple(
            (int(p in worth and not beaten(p)), int(p in nash), int(p in zone)) for p in listed
        ),
    )


def differences(seed: int) -> tuple[object, ...]:
    """A random case whose counts are not those of going through every package, if it is one."""
    case = _case(Random(seed))
    plan = _plan(case)
    if plan is None:
        return ()
    chunk = Chunk(0, 12, seed)
    found = counts_of(plan, chunk)
    utilities, draws = drawn(plan, chunk)
    size = len(utilities[0].constants)
    total = Counts(0, (), 0, 0, 0, 0, ((0, 0, 0),) * len(plan.packages))
    for row in range(size):
        total += _by_hand(problem_of(plan, utilities, row), plan.packages)
    expected = replace(total, draws=tuple(draws))
    return () if expected == found else (case, expected, found)


@given(SEEDS)
def test_counts_are_those_of_going_through_every_package(seed: int) -> None:
    """Efficient, Nash and acceptable packages, empty zones: two parties together or one by one."""
    assert () == differences(seed)


@pytest.mark.nightly
def test_no_count_of_many_cases_differs() -> None:
    """The same for 3,000 cases."""
    assert [] == [seed for seed in range(3000) if differences(seed)]


@given(SEEDS, st.integers(1, 9), st.integers(1, 4), st.integers(2, 50))
def test_frontiers_of_many_samples_are_each_their_own(
    seed: int, issues: int, options: int, largest: int
) -> None:
    """Small numbers make ties; beside sets of efficient sums made one by one."""
    rng = np.random.default_rng(seed)
    tables = rng.integers(0, largest, (2, issues, 40, options))
    found = {}
    for front in fronts(list(tables[0]), list(tables[1]), codes=True):
        assert front.whole
        assert front.code is not None
        for row, u, v, code in zip(front.rows, front.u, front.v, front.code, strict=True):
            found[int(row)] = [
                (int(a), int(b), int(c)) for a, b, c in zip(u, v, code, strict=True) if a >= 0
            ]
    for row in range(40):
        sums = {(0, 0)}
        for issue in range(issues):
            pairs = list(zip(tables[0, issue, row], tables[1, issue, row], strict=True))
            sums = {(u + int(a), v + int(b)) for u, v in sums for a, b in pairs}
            sums = {
                p for p in sums if not any(q != p and q[0] >= p[0] and q[1] >= p[1] for q in sums)
            }
        assert sorted(sums, reverse=True) == [(u, v) for u, v, _ in found[row]]
        for u, v, code in found[row]:
            chosen = [code // options**k % options for k in reversed(range(issues))]
            worth = [
                sum(int(side[i, row, option]) for i, option in enumerate(chosen)) for side in tables
            ]
            assert [u, v] == worth


def test_chunks_do_not_depend_on_one_another() -> None:
    """A chunk draws by its number alone; counts add up to those of the whole."""
    plan = next(p for seed in range(99) if (p := _plan(_case(Random(seed)))) and not p.together)
    one, two = (counts_of(plan, Chunk(number, 10, 5)) for number in (0, 1))

    assert 20 == (one + two).samples
    assert (10, 10, 5) == tuple(chunk.size for chunk in plan.chunks(25, 5))
    assert one == counts_of(plan, plan.chunks(25, 5)[0])


def test_candidates_come_from_what_was_seen() -> None:
    """The most frequent Nash package is among them, and each is a package."""
    plan = next(p for seed in range(99) if (p := _plan(_case(Random(seed)))) and p.together)
    chunk = Chunk(0, 50, 3)
    listed = candidates(plan, chunk, 3)
    counts = counts_of(plan, chunk)
    most = max(counts.shares, key=lambda share: share[1])

    assert 1 <= len(listed) <= 6
    assert plan.packages[counts.shares.index(most)] in listed

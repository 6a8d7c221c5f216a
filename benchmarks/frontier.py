"""How fast exact frontiers are: bars S1, S2, L1 and M1, from a Problem to all points and ties.

`python benchmarks/frontier.py [seed]` prints versions, load and seed, then one line per case: the
median and the slowest of five cases of that kind, one run each, and the median of the CPU time,
which load barely moves, beside the bar. Warm: modules are loaded by a small case before. The time
to read a case file is not in it. The cap is 10^6 points, because a few of the frontiers of five
parties exceed the default of 200,000, beyond which they would be bounded instead of exact.

*opp*: what is better for one party is worse for the other, in every issue, so that no option is
dominated. *real*: values on a scale of 10^15. For three and more parties each option's values add
up to one before weighting, which again leaves none dominated. Linked cases have 30 issues with 5
options on a scale of 10^4 and 30 random links, each with 5 % of the pairs forbidden and one pair
worth more to each party, redrawn until the elimination order has width 3 or less.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from random import Random
from statistics import median

import numpy as np

from detente.analysis.problem import Bonus, Box, Problem
from detente.analysis.solutions import frontier, solve
from detente.analysis.solutions.links import components, elimination_order
from detente.analysis.solutions.reduction import boxes, reduced, utilities

REAL, COARSE = 10**15, 10**4
CASES, POINTS = 5, 10**6


def opposed(seed: int, issues: int, options: int, scale: int = REAL) -> Problem:
    """Two parties, independent weights and values, in opposite order."""
    rng = np.random.default_rng(seed)
    tables = []
    for party in range(2):
        rows = []
        for weight in rng.dirichlet(np.ones(issues)):
            values = np.sort(rng.random(options))[:: 1 - 2 * party]
            rows.append(tuple(int(value * weight * scale) for value in values))
        tables.append(tuple(rows))
    return Problem((options,) * issues, tuple(tables), (scale,) * 2, (None,) * 2)


def shared_out(seed: int, parties: int, issues: int, options: int) -> Problem:
    """Several parties; every option shares out its issue in another way."""
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(issues), parties)
    shares = rng.dirichlet(np.ones(parties), (issues, options))
    tables = tuple(
        tuple(
            tuple(int(share * weights[party][issue] * REAL) for share in shares[issue, :, party])
            for issue in range(issues)
        )
        for party in range(parties)
    )
    return Problem((options,) * issues, tables, (REAL,) * parties, (None,) * parties)


def linked(seed: int) -> Problem:
    """30 issues, 30 links, width at most 3."""
    random = Random(seed)
    while True:
        problem = _linked(random, opposed(random.randrange(10**6), 30, 5, COARSE))
        if _width(problem) <= 3:
            return problem


def _linked(random: Random, plain: Problem) -> Problem:
    pairs = set()
    while len(pairs) < 30:
        pairs.add(tuple(sorted(random.sample(range(30), 2))))
    facts, bonuses = [], []
    for one, other in sorted(pairs):
        every = [
            Box(((one, frozenset({a})), (other, frozenset({b}))))
            for a in range(5)
            for b in range(5)
        ]
        facts += [box for box in every if random.random() < 0.05]
        bonuses += [
            Bonus(party, random.choice(every), random.randint(1, COARSE // 50))
            for party in range(2)
        ]
    return Problem(
        plain.sizes,
        plain.tables,
        plain.scales,
        plain.reservations,
        bonuses=tuple(bonuses),
        facts=tuple(facts),
    )


def _width(problem: Problem) -> int:
    small = reduced(problem, utilities(problem, zone=False), boxes(problem, zone=False))
    return max(
        len(bucket.separator)
        for component in components(small)
        for bucket in elimination_order(small, component)
    )


def measure(name: str, bar: float, make: Callable[[int], Problem], seed: int) -> None:
    """Print one line for five cases of a kind."""
    seconds, work, points = [], [], []
    for number in range(CASES):
        problem = make(seed + number)
        start, busy = time.perf_counter(), time.process_time()
        found = frontier(problem, zone=False, cap=POINTS)
        seconds.append(time.perf_counter() - start)
        work.append(time.process_time() - busy)
        assert found.method == "exact"
        points.append(len(found.points))
    print(
        f"{name:<44} {median(points):>9,.0f} / {max(points):>7,} points"
        f"   {median(seconds):8.4f} / {max(seconds):.4f} s   CPU {median(work):.4f} s   bar {bar} s"
    )


def measure_solutions(seed: int) -> None:
    """Print how long all solutions take once the frontier of the zone of S2 is there."""
    problem = opposed(seed, 60, 20)
    zone = frontier(problem, zone=True)
    start = time.perf_counter()
    solve(problem, zone, [2, 1])
    solved = time.perf_counter()
    zone.listing(limit=10)
    listed = time.perf_counter()
    print(f"all six solutions on {len(zone.points):,} points of S2: {solved - start:.3f} s")
    print(f"ten packages for each of them: {listed - solved:.3f} s")


def main() -> None:
    """Run all cases."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    print(
        f"Python {platform.python_version()}, numpy {version('numpy')}, moocore "
        f"{version('moocore')}, detente {version('detente')}, {os.cpu_count()} cores, load "
        f"{os.getloadavg()[0]:.2f}, seed {seed}"
    )
    frontier(shared_out(0, 3, 5, 4), zone=False)
    measure("S1 two parties, opp, real, 30x7", 0.05, lambda s: opposed(s, 30, 7), seed)
    measure("S2 two parties, opp, real, 60x20, int64", 0.5, lambda s: opposed(s, 60, 20), seed)
    measure(
        "   S1 on a scale of 10^30, Python integers",
        0.05,
        lambda s: opposed(s, 30, 7, 10**30),
        seed,
    )
    measure(
        "   S2 on a scale of 10^30, Python integers",
        1.5,
        lambda s: opposed(s, 60, 20, 10**30),
        seed,
    )
    measure("L1 30 issues, 30 links, width <= 3", 0.5, linked, seed)
    measure("M1 three parties, real, 20x5", 3, lambda s: shared_out(s, 3, 20, 5), seed)
    measure("M1 five parties, real, 10x5", 5, lambda s: shared_out(s, 5, 10, 5), seed)
    measure_solutions(seed)


if __name__ == "__main__":
    main()

"""How fast frontiers are: bars S1 to S3, S6, L1 and M1, from a Problem to all points and ties.

`python benchmarks/frontier.py [seed]` prints versions, load and seed, then one line per case: the
median and the slowest of several cases of that kind, one run each, and of their CPU time, which
load moves less, beside the bar. Warm: modules are loaded by a small case before. The time
to read a case file is not in it. The cap is 10^6 points, because a few of the frontiers of five
parties exceed the default of 200,000, beyond which they would be bounded instead of exact.

*opp*: what is better for one party is worse for the other, in every issue, so that no option is
dominated. *real*: values on a scale of 10^15. For three and more parties each option's values add
up to one before weighting, which again leaves none dominated. Linked cases have 30 issues with 5
options on a scale of 10^4 and 30 random links, each with 5 % of the pairs forbidden and one pair
worth more to each party, redrawn until the elimination order has width 3 or less. *Zero-sum*: what
one party gains the other loses, so that all packages are efficient; the default cap is in force.
*Enumerated*: 9 issues with 10 options, 10^9 packages, all gone through; dense are links between all
pairs of issues, with an amount per party and pair of options, and 5 % of the pairs forbidden.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from itertools import combinations, product
from random import Random
from statistics import median

import numpy as np

from detente.analysis.problem import Bonus, Box, Problem
from detente.analysis.solutions import frontier, solve
from detente.analysis.solutions.enumeration import enumerate_all
from detente.analysis.solutions.links import components, elimination_order
from detente.analysis.solutions.portfolio import comparing
from detente.analysis.solutions.reduction import boxes, reduced, utilities
from detente.analysis.solutions.setting import prepared
from detente.analysis.solutions.watch import Watch

REAL, WIDE, WIDEST, COARSE = 10**15, 10**30, 10**60, 10**4
FEW, CASES, MANY, POINTS = 3, 5, 12, 10**6


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
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < 30:
        one, other = random.sample(range(30), 2)
        pairs.add((min(one, other), max(one, other)))
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


def zero_sum(seed: int) -> Problem:
    """30 issues with 7 options; what one party gains the other loses."""
    rng = np.random.default_rng(seed)
    rows = [
        tuple(int(value * weight * REAL) for value in rng.random(7))
        for weight in rng.dirichlet(np.ones(30))
    ]
    against = [tuple(max(row) - amount for amount in row) for row in rows]
    return Problem((7,) * 30, (tuple(rows), tuple(against)), (REAL,) * 2, (None,) * 2)


def dense(seed: int) -> Problem:
    """10^9 packages, every pair of issues linked by a full table per party."""
    random = Random(seed)
    plain = opposed(seed, 9, 10)
    facts, bonuses = [], []
    for one, other in combinations(range(9), 2):
        for a, b in product(range(10), repeat=2):
            box = Box(((one, frozenset({a})), (other, frozenset({b}))))
            if random.random() < 0.05:
                facts.append(box)
            bonuses += [Bonus(p, box, random.randint(-REAL // 200, REAL // 200)) for p in range(2)]
    return replace(plain, facts=tuple(facts), bonuses=tuple(bonuses))


def exactly(problem: Problem) -> int:
    """The number of points of the frontier."""
    found = frontier(problem, zone=False, cap=POINTS)
    assert found.method == "exact"
    return len(found.points)


def by_enumeration(problem: Problem) -> int:
    """The same by going through all packages, however the portfolio would do it."""
    small = reduced(problem, utilities(problem, zone=False), boxes(problem, zone=False))
    setting = prepared(small, comparing(small.coordinates), Watch())
    front = enumerate_all(setting, tuple(range(len(problem.sizes))))
    assert front is not None
    return front.size


def measure(
    name: str,
    bar: float,
    make: Callable[[int], Problem],
    seed: int,
    cases: int = CASES,
    points_of: Callable[[Problem], int] = exactly,
) -> None:
    """Print one line for some cases of a kind."""
    seconds, work, points = [], [], []
    for number in range(cases):
        problem = make(seed + number)
        start, busy = time.perf_counter(), time.process_time()
        points.append(points_of(problem))
        seconds.append(time.perf_counter() - start)
        work.append(time.process_time() - busy)
    print(
        f"{name:<44} {median(points):>9,.0f} / {max(points):>7,} points"
        f"   {median(seconds):8.4f} / {max(seconds):.4f} s"
        f"   CPU {median(work):.4f} / {max(work):.4f} s   bar {bar} s",
        flush=True,
    )


def measure_zero_sum(seed: int) -> None:
    """Print the certified error of S3, as a share of the second party's range, and its time."""
    errors = []

    def bounded(problem: Problem) -> int:
        found = frontier(problem, zone=False)
        errors.append(found.epsilon[1] / sum(max(row) - min(row) for row in problem.tables[1]))
        return len(found.points)

    measure("S3 zero-sum, real, 30x7", 2, zero_sum, seed, CASES, bounded)
    print(f"   certified epsilon {median(errors):.1e} / {max(errors):.1e} of the range, bar 2e-4")


def measure_deadline(seed: int) -> None:
    """Print how long after its time limit an enumeration ends."""
    problem = dense(seed)
    late = []
    for limit in (0.5, 1.0, 1.5, 2.0):
        deadline = time.monotonic() + limit
        assert not frontier(problem, zone=False, deadline=deadline).complete
        late.append(time.monotonic() - deadline)
    print(f"   its time limit noticed after {median(late):.3f} / {max(late):.3f} s, bar 0.3 s")


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
    for width, scale, bars in (
        ("int64", REAL, (0.05, 0.5)),
        ("two limbs", WIDE, (0.05, 1.5)),
        ("Python integers", WIDEST, (0.2, 3)),
    ):
        s1, s2 = (
            partial(opposed, issues=i, options=o, scale=scale) for i, o in ((30, 7), (60, 20))
        )
        measure(f"S1 two parties, opp, real, 30x7, {width}", bars[0], s1, seed, MANY)
        measure(f"S2 the same, 60x20, {width}", bars[1], s2, seed, MANY)
    measure_zero_sum(seed)
    nine = partial(opposed, issues=9, options=10)
    measure("S6 10^9 packages enumerated", 5, nine, seed, FEW, by_enumeration)
    measure("S6 the same, densely linked", 5, dense, seed, FEW)
    measure("   on a scale of 10^30", 5, partial(nine, scale=WIDE), seed, FEW, by_enumeration)
    measure_deadline(seed)
    measure("L1 30 issues, 30 links, width <= 3", 0.5, linked, seed)
    measure("M1 three parties, real, 20x5", 3, lambda s: shared_out(s, 3, 20, 5), seed)
    measure("M1 five parties, real, 10x5", 5, lambda s: shared_out(s, 5, 10, 5), seed)
    measure_solutions(seed)


if __name__ == "__main__":
    main()

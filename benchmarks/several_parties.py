"""How fast and how small: bars S5 (four parties, memory), L2 (a budget) and X1 (10^60 packages).

`python benchmarks/several_parties.py [seed]` prints versions, load and seed, then a line per case.
Memory is what the operating system counts (`getrusage`), in a fresh process per case: its peak, and
the increase over the same process with the modules loaded. Nothing traces allocations meanwhile.

*opp* and *real* as in `frontier.py`; *ind*: option values drawn independently per party. S5 is the
zone (all of it: nobody states a reservation value), its frontier and all six solutions. L2 carries
the cost as a coordinate: 20 issues with 5 options, costs drawn from 0 to 100 per option, the bound
at a share of the way from the cheapest to the dearest package. X1 is the estimate before the start,
and beside it what the frontier then takes: six parties, every option shared out. Seconds are those
of the clock; the CPU time behind them is what load barely moves.
"""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import time
from importlib.metadata import version

import numpy as np
from frontier import REAL, opposed, shared_out

from detente.analysis.problem import Budget, Problem
from detente.analysis.solutions import estimate, frontier, solve

CASES = 10
MEGABYTE = 1024
SHARES = (0.1, 0.25, 0.5, 0.75, 0.9)


def independent(seed: int, parties: int, issues: int, options: int) -> Problem:
    """Several parties with values of their own: most options are worse for everybody."""
    rng = np.random.default_rng(seed)
    tables = tuple(
        tuple(
            tuple(int(value * weight * REAL) for value in rng.random(options))
            for weight in rng.dirichlet(np.ones(issues))
        )
        for _ in range(parties)
    )
    return Problem((options,) * issues, tables, (REAL,) * parties, (None,) * parties)


def budgeted(seed: int, share: float) -> Problem:
    """Two opposed parties who share a budget; a small share is a tight one."""
    plain = opposed(seed, 20, 5)
    rng = np.random.default_rng([seed, 1])
    costs = tuple(tuple(rng.integers(0, 101, 5).tolist()) for _ in range(20))
    low, high = sum(map(min, costs)), sum(map(max, costs))
    bound = low + int(share * (high - low))
    return Problem(
        plain.sizes, plain.tables, plain.scales, plain.reservations, budgets=(Budget(costs, bound),)
    )


def child(kind: str, seed: int) -> None:
    """One case of S5 in this process; prints points, seconds and memory."""
    frontier(shared_out(0, 3, 5, 4), zone=True)
    before = _peak()
    problem = (shared_out if kind == "opp" else independent)(seed, 4, 7, 10)
    start, busy = time.perf_counter(), time.process_time()
    zone = frontier(problem, zone=True)
    found = solve(problem, zone, [2, 1, 1, 1])
    seconds, work = time.perf_counter() - start, time.process_time() - busy
    assert zone.method == "exact"
    assert len(found.solutions) == 6
    print(len(zone.points), seconds, work, _peak(), _peak() - before)


def _peak() -> float:
    """The most memory this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def measure_memory(kind: str, seed: int) -> None:
    """Print the slowest and the largest of the cases of S5, a process each."""
    found = []
    for number in range(CASES):
        command = [sys.executable, __file__, kind, str(seed + number)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found.append([float(word) for word in done.stdout.split()])
    points, seconds, work, peak, more = (max(column) for column in zip(*found, strict=True))
    print(
        f"S5 four parties, {kind}, real, 7x10, frontier and six solutions: {CASES} cases, at most "
        f"{points:,.0f} points, {seconds:.2f} s, CPU {work:.2f} s (bar 2 s), whole process "
        f"{peak:.0f} MB (bar 200 MB), of it {more:.0f} MB beyond the loaded modules"
    )


def measure_budgets(seed: int) -> None:
    """Print the slowest case of L2 per tightness."""
    for share in SHARES:
        seconds, points, work = [], [], []
        for number in range(CASES):
            problem = budgeted(seed + number, share)
            start, busy = time.perf_counter(), time.process_time()
            found = frontier(problem, zone=False)
            seconds.append(time.perf_counter() - start)
            work.append(time.process_time() - busy)
            assert found.method == "exact"
            points.append(len(found.points))
        print(
            f"L2 two parties, opp, real, 20x5, budget at {share:.0%}: {CASES} cases, at most "
            f"{max(points):,} points, {max(seconds):.3f} s, CPU {max(work):.3f} s (bar 2 s)"
        )


def measure_estimate(seed: int) -> None:
    """Print how soon it is known what 10^60 packages of six parties cost, and what they do cost."""
    problem = shared_out(seed, 6, 60, 10)
    start = time.perf_counter()
    expected = estimate(problem, zone=False)
    known = time.perf_counter()
    found = frontier(problem, zone=False)
    print(
        f"X1 six parties, 60x10: estimate in {(known - start) * 1000:.0f} ms (bar 200 ms): "
        f"{expected.outcome}, at most {expected.seconds:.0f} s, {expected.memory / 1e6:.0f} MB; "
        f"the frontier {time.perf_counter() - known:.1f} s, limited by {', '.join(found.limited)}"
    )


def main() -> None:
    """Run all cases, or one case in this process."""
    if len(sys.argv) == 3:
        child(sys.argv[1], int(sys.argv[2]))
        return
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    print(
        f"Python {platform.python_version()}, numpy {version('numpy')}, moocore "
        f"{version('moocore')}, detente {version('detente')}, {os.cpu_count()} cores, load "
        f"{os.getloadavg()[0]:.2f}, seed {seed}"
    )
    measure_memory("opp", seed)
    measure_memory("ind", seed)
    measure_budgets(seed)
    measure_estimate(seed)


if __name__ == "__main__":
    main()

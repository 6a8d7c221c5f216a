"""How fast single solutions are without a frontier: bar M2, proven to 1e-7.

`python benchmarks/single_solutions.py [seed]` prints versions, load and seed, then per kind of case
and solution the median and the slowest of five cases, one run each, and the median of the CPU time.
Five parties, 30 issues with 5 options, values on a scale of 10^15, reservation values at 0.3 of
each party's maximum. *Nash* and each *leximin* (Kalai-Smorodinsky, egalitarian) include the ideal
points. Then the case of 10^60 packages and six parties, with the gaps left after a minute, and how
late a deadline and a Ctrl-C are heard in it.

*shared out*: each option's values add up to one over the parties before weighting. *opp*: the
values of neighbouring parties run in opposite order. In neither is any option dominated.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from _thread import interrupt_main
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from statistics import median
from threading import Timer

import numpy as np
from frontier import REAL, shared_out

from detente.analysis.problem import Problem
from detente.analysis.solutions import SingleSolutions, single_solutions
from detente.analysis.solutions.single.disagreement import ideals_at_most
from detente.analysis.solutions.single.nash import nash, nash_bound
from detente.analysis.solutions.single.ordered_sums import egalitarian, kalai_smorodinsky
from detente.analysis.solutions.single.programme import Clock
from detente.analysis.solutions.single.search import Search
from detente.analysis.solutions.single.setting import Setting
from detente.analysis.solutions.single.solution import SingleSolution

CASES = 5
Concept = Callable[[Setting, Clock], SingleSolution | None]


def reserved(problem: Problem, share: float = 0.3) -> Problem:
    """The same with a reservation value at a share of each party's maximum."""
    most = (sum(map(max, table)) for table in problem.tables)
    return replace(problem, reservations=tuple(int(share * each) for each in most))


def opposed(seed: int, parties: int, issues: int, options: int) -> Problem:
    """Independent weights and values; the order of the values turns from party to party."""
    rng = np.random.default_rng(seed)
    tables = []
    for party in range(parties):
        rows = []
        for weight in rng.dirichlet(np.ones(issues)):
            values = np.sort(rng.random(options))[:: 1 - 2 * (party % 2)]
            rows.append(tuple(int(value * weight * REAL) for value in values))
        tables.append(tuple(rows))
    return Problem((options,) * issues, tuple(tables), (REAL,) * parties, (None,) * parties)


def set_up(problem: Problem) -> Setting:
    """The ideal points, which every solution starts from."""
    start = tuple(floor for floor in problem.reservations if floor is not None)
    search = Search(problem, zone=True)
    most = ideals_at_most(search, start, Clock())
    ideal = tuple(map(max, zip(*search.pool.values(), strict=True)))
    assert most == ideal
    return Setting(problem, search, start, ideal, most, tuple(range(problem.parties)))


def _nash(setting: Setting, clock: Clock) -> SingleSolution | None:
    return nash(setting, nash_bound(setting, (1.0,) * setting.problem.parties, clock))


CONCEPTS: tuple[tuple[str, float, Concept], ...] = (
    ("Nash", 3, _nash),
    ("Kalai-Smorodinsky", 10, lambda setting, clock: kalai_smorodinsky(setting, clock)()),
    ("egalitarian", 10, lambda setting, clock: egalitarian(setting, clock)()),
)


def measure(name: str, bar: float, make: Callable[[int], Problem], concept: Concept) -> None:
    """Print one line for five cases of a kind."""
    seconds, work, gaps = [], [], []
    for number in range(CASES):
        problem = make(number)
        start, busy = time.perf_counter(), time.process_time()
        found = concept(set_up(problem), Clock())
        seconds.append(time.perf_counter() - start)
        work.append(time.process_time() - busy)
        assert found is not None
        assert found.optimal
        gaps.append(found.gap)
    print(
        f"{name:<44} {median(seconds):7.2f} / {max(seconds):5.2f} s   CPU {median(work):5.2f} / "
        f"{max(work):5.2f} s   gap at most {max(gaps):.0e}   bar {bar} s"
    )


def measure_large(seed: int) -> None:
    """Print what a minute gives for 10^60 packages, and how late the end is heard."""
    problem = reserved(shared_out(seed, 6, 60, 10))
    start = time.perf_counter()
    found = single_solutions(problem, deadline=time.monotonic() + 60)
    print(f"10^60 packages, 6 parties: {time.perf_counter() - start:.1f} s, {found.status}")
    print("  gaps: " + ", ".join(f"{each.name} {each.gap:.0e}" for each in found.solutions))
    _late("deadline", lambda: single_solutions(problem, deadline=time.monotonic() + 3))

    def interrupted() -> SingleSolutions:
        Timer(3, interrupt_main).start()
        return single_solutions(problem)

    _late("Ctrl-C", interrupted)


def _late(name: str, run: Callable[[], SingleSolutions]) -> None:
    start = time.perf_counter()
    found = run()
    late = time.perf_counter() - start - 3
    print(f"  {name} after 3 s: heard {late:.2f} s late ({found.stopped}), bar 0.5 s")


def main() -> None:
    """Run all cases."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    print(
        f"Python {platform.python_version()}, numpy {version('numpy')}, highspy "
        f"{version('highspy')}, detente {version('detente')}, {os.cpu_count()} cores, load "
        f"{os.getloadavg()[0]:.2f}, seed {seed}"
    )
    single_solutions(reserved(shared_out(0, 3, 5, 4)))
    kinds: tuple[tuple[str, Callable[[int, int, int, int], Problem]], ...] = (
        ("shared out", shared_out),
        ("opp", opposed),
    )
    for kind, make in kinds:
        for name, bar, concept in CONCEPTS:
            measure(
                f"M2 five parties 30x5, {kind}, {name}",
                bar,
                lambda number, make=make: reserved(make(seed + number, 5, 30, 5)),  # type: ignore[misc]
                concept,
            )
    measure_large(seed)


if __name__ == "__main__":
    main()

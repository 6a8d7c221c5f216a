"""How soon Ctrl-C and a time limit are noticed: bar X2 (500 ms, at every layer).

`python benchmarks/reaction.py [seed] [moments]` prints versions, load and seed, then a line per
kind of work. Each run is interrupted at a random moment of its first seconds. *noticed*: from the
signal to the first line of Python that knows of it, the slowest of all moments at which it was
still running; *answer*: until the partial answer is there, finished coarsely. For a time limit only
the answer can be seen from outside.

The cases are far too large to be finished: two parties who want the opposite (60x20), three and six
parties (60x10), a tree of links, three parties on it, a graph of links so dense that all packages
are gone through, thinning out to a small cap, counting a zone, listing packages.
"""

from __future__ import annotations

import os
import platform
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import combinations
from random import Random
from threading import Timer
from types import FrameType

from frontier import COARSE, REAL, opposed, shared_out

from detente.analysis.problem import Box, Problem
from detente.analysis.solutions import count_zone, frontier

LATEST = 3.0
Work = Callable[[float | None], object]


@dataclass(slots=True)
class Press:
    """Sends Ctrl-C to this process after a while, and notes when it was sent and noticed."""

    sent: float = 0.0
    noticed: float = 0.0

    def now(self) -> None:
        """Press."""
        self.sent = time.perf_counter()
        os.kill(os.getpid(), signal.SIGINT)

    def heard(self, _number: int, _frame: FrameType | None) -> None:
        """The signal has arrived in Python."""
        self.noticed = time.perf_counter()
        raise KeyboardInterrupt


def zero_sum(issues: int, options: int) -> Problem:
    """Every package is efficient."""
    plain = opposed(0, issues, options)
    first = plain.tables[0]
    second = tuple(tuple(-amount for amount in row) for row in first)
    return replace(plain, tables=(first, second))


def tree(problem: Problem) -> Problem:
    """Every issue but the first is linked to an earlier one: one combination is impossible."""
    random = Random(0)
    pairs = [(random.randrange(issue), issue) for issue in range(1, len(problem.sizes))]
    return replace(problem, facts=tuple(_forbidden(random, *pair) for pair in pairs))


def dense(problem: Problem) -> Problem:
    """Every issue is linked to every other one."""
    random = Random(0)
    pairs = combinations(range(len(problem.sizes)), 2)
    return replace(problem, facts=tuple(_forbidden(random, *pair) for pair in pairs))


def _forbidden(random: Random, one: int, other: int) -> Box:
    return Box(((one, frozenset({random.randrange(5)})), (other, frozenset({random.randrange(5)}))))


def counted() -> Problem:
    """Three parties on fine scales who all can refuse: sums hardly ever meet."""
    plain = shared_out(0, 3, 9, 8)
    return replace(plain, reservations=(REAL // 3,) * 3)


def works() -> dict[str, Work]:
    """What is interrupted, by name."""

    def solving(problem: Problem, cap: int = 200_000) -> Work:
        return lambda deadline: frontier(problem, zone=True, cap=cap, deadline=deadline)

    listed = frontier(opposed(0, 60, 20), zone=True)
    return {
        "two parties, zero sum, 60x20": solving(zero_sum(60, 20), 1_000_000),
        "three parties, 60x10": solving(shared_out(0, 3, 60, 10)),
        "three parties, Python integers": solving(_wide(shared_out(0, 3, 60, 10))),
        "four parties, 30x10": solving(shared_out(0, 4, 30, 10), 1_000_000),
        "six parties, 60x10": solving(shared_out(0, 6, 60, 10)),
        "thinning, three parties, cap 1,000": solving(shared_out(0, 3, 60, 100), 1_000),
        "tree of links, two parties, 60x10": solving(tree(zero_sum(60, 10))),
        "tree of links, three parties, 40x5": solving(tree(shared_out(0, 3, 40, 5))),
        "all linked, enumerated, 2 parties": solving(dense(opposed(0, 12, 5, COARSE))),
        "all linked, enumerated, 4 parties": solving(dense(shared_out(0, 4, 12, 5))),
        "counting a zone, three parties, 9x8": lambda deadline: count_zone(
            counted(), limit=10**9, deadline=deadline
        ),
        "listing packages of 60x20": lambda _: [listed.listing(limit=100) for _ in range(9)],
    }


def _wide(problem: Problem) -> Problem:
    tables = tuple(
        tuple(tuple(amount * 10**25 + 1 for amount in row) for row in table)
        for table in problem.tables
    )
    return replace(problem, tables=tables)


def interrupted(work: Work, moments: list[float]) -> tuple[float, float, int]:
    """The slowest notice, the slowest answer, and how many moments came before the end."""
    noticed, answered, hits = 0.0, 0.0, 0
    for moment in moments:
        press = Press()
        before = signal.signal(signal.SIGINT, press.heard)
        timer = Timer(moment, press.now)
        timer.start()
        try:
            work(None)
        except KeyboardInterrupt:
            pass
        finally:
            timer.cancel()
            signal.signal(signal.SIGINT, before)
        if press.noticed:
            hits += 1
            noticed = max(noticed, press.noticed - press.sent)
            answered = max(answered, time.perf_counter() - press.sent)
    return noticed, answered, hits


def limited(work: Work, moments: list[float]) -> float:
    """The slowest answer after a time limit."""
    late = 0.0
    for moment in moments:
        deadline = time.monotonic() + moment
        work(deadline)
        late = max(late, time.monotonic() - deadline)
    return late


def main() -> None:
    """Run all works."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    moments = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    random = Random(seed)
    print(
        f"Python {platform.python_version()}, numpy {version('numpy')}, moocore "
        f"{version('moocore')}, detente {version('detente')}, {os.cpu_count()} cores, load "
        f"{os.getloadavg()[0]:.2f}, seed {seed}, {moments} moments each"
    )
    for name, work in works().items():
        at = [random.uniform(0.01, LATEST) for _ in range(moments)]
        noticed, answered, hits = interrupted(work, at)
        late = limited(work, at) if "listing" not in name else 0.0
        print(
            f"{name:<36} Ctrl-C noticed {noticed * 1000:4.0f} ms ({hits} moments, bar 500 ms), "
            f"answer {answered:5.2f} s   time limit: answer {late:5.2f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()

"""How fast all conflicts and all ways out are: 20 issues x 6 options, 4 parties, 16 demands.

`python benchmarks/red_lines.py [seed]` prints versions, load and seed, then one line per kind of
case: the median and the slowest of ten cases with an empty zone, one run each, beside the bar of
5 s. Warm: a small case is settled before. The witnesses are in the time; prices, which come after,
have a line of their own (first ten ways out of each case).

Every party weighs the issues at random on a scale of 10^6 and values the options of each in rising
or falling order. It needs a fixed share of its best package (the reservation values, four demands).
The other twelve demands are red lines. *plain*: one or two boxes, each of two to four options on
one to three issues. *linked*: one to three boxes on up to four issues, each of three to five of the
six options at one end of the range: bounds that depend on each other, the hard kind.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Iterator
from importlib.metadata import version
from itertools import count
from random import Random
from statistics import median

from detente.analysis.problem import Box, Problem, RedLine
from detente.analysis.red_lines import Conflicts, find_conflicts, in_order, price

ISSUES, OPTIONS, PARTIES, LINES, SCALE = 20, 6, 4, 12, 10**6
CASES, BAR = 10, 5.0


def tables(random: Random) -> tuple[tuple[int, ...], ...]:
    """One party's values: weights times values in order, up or down."""
    rows = []
    for _ in range(ISSUES):
        weight = random.random()
        values = sorted((random.random() for _ in range(OPTIONS)), reverse=random.random() < 0.5)
        low, high = min(values), max(values)
        rows.append(tuple(int(SCALE * weight * (v - low) / (high - low)) for v in values))
    return tuple(rows)


def plain(random: Random) -> Box:
    """Two to four neighbouring options on one to three issues."""
    parts = []
    for issue in sorted(random.sample(range(ISSUES), random.choice((1, 1, 2, 2, 3)))):
        size = random.choice((2, 3, 4))
        first = random.randint(0, OPTIONS - size)
        parts.append((issue, frozenset(range(first, first + size))))
    return Box(tuple(parts))


def linked(random: Random) -> Box:
    """Three to five options at an end of the range, on two to four issues; on one, two or three."""
    issues = sorted(random.sample(range(ISSUES), random.choice((1, 2, 2, 3, 4))))
    parts = []
    for issue in issues:
        size = random.choice((2, 3) if len(issues) == 1 else (3, 4, 5))
        first = random.choice((0, OPTIONS - size))
        parts.append((issue, frozenset(range(first, first + size))))
    return Box(tuple(parts))


def case(seed: int, kind: str, share: float) -> Problem:
    """A problem with 16 demands; each party needs ``share`` of its best package."""
    random = Random(seed)
    values = tuple(tables(random) for _ in range(PARTIES))
    floors = tuple(int(share * sum(max(row) for row in table)) for table in values)
    boxes = plain if kind == "plain" else linked
    most = 2 if kind == "plain" else 3
    lines = tuple(
        RedLine(
            random.randrange(PARTIES), tuple(boxes(random) for _ in range(random.randint(1, most)))
        )
        for _ in range(LINES)
    )
    return Problem((OPTIONS,) * ISSUES, values, (1,) * PARTIES, floors, red_lines=lines)


def without_zone(seed: int, kind: str, share: float) -> Iterator[tuple[Problem, Conflicts, float]]:
    """Cases of a kind with an empty zone, their conflicts and the time that took."""
    for number in count(seed * 1_000):
        problem = case(number, kind, share)
        start = time.perf_counter()
        found = find_conflicts(problem)
        seconds = time.perf_counter() - start
        if isinstance(found, Conflicts) and found.conflicts:
            yield problem, found, seconds


def show(seed: int, kind: str, share: float) -> None:
    """One kind of case: times, sizes of the families, and the prices of the first ten."""
    cases = [found for found, _ in zip(without_zone(seed, kind, share), range(CASES), strict=False)]
    times = [seconds for _, _, seconds in cases]
    conflicts = [len(found.conflicts) for _, found, _ in cases]
    ways_out = [len(found.ways_out) for _, found, _ in cases]
    proved = all(found.complete and not found.unconfirmed for _, found, _ in cases)
    print(
        f"{kind:7} need {share:.2f}  median {median(times):6.2f} s  slowest {max(times):6.2f} s"
        f"  bar {BAR:.0f} s  {'reached' if max(times) <= BAR else 'MISSED'}"
        f"  conflicts {median(conflicts):g} (at most {max(conflicts)})"
        f"  ways out {median(ways_out):g} (at most {max(ways_out)})"
        f"  {'all proved' if proved else 'NOT all proved'}",
        flush=True,
    )


def show_prices(seed: int, kind: str, share: float) -> None:
    """The time of ordering all ways out and pricing the first ten, ten seconds at most for each."""
    problem, found, _ = next(without_zone(seed, kind, share))
    start = time.perf_counter()
    ordered = in_order(problem, found.ways_out)
    sorting = time.perf_counter() - start
    start = time.perf_counter()
    prices = [price(problem, moves, deadline=time.monotonic() + 10) for moves in ordered[:10]]
    pricing = time.perf_counter() - start
    exact = sum(one.exact for one in prices)
    print(
        f"{kind:7} need {share:.2f}  {len(ordered)} ways out put in order {sorting:6.2f} s"
        f"  {len(prices)} priced {pricing:6.2f} s, {exact} of them exact",
        flush=True,
    )


def main() -> None:
    """Print all lines."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    print(
        f"Python {platform.python_version()}, numpy {version('numpy')},"
        f" highspy {version('highspy')}, {os.cpu_count()} cores,"
        f" load {os.getloadavg()[0]:.1f}, seed {seed}"
    )
    find_conflicts(case(0, "plain", 0.9))
    for kind in ("plain", "linked"):
        for share in (0.65, 0.7, 0.8):
            show(seed, kind, share)
    for kind in ("plain", "linked"):
        show_prices(seed, kind, 0.7)


if __name__ == "__main__":
    main()

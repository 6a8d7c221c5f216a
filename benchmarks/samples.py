"""How fast sampled analyses are: bar R1, the same everywhere, and how soon a stop is heard.

`python benchmarks/samples.py [seed]` prints versions, load and seed; then, for 10^4 samples of two
parties with 10 issues of 5 options in opposite order and free weights (R1) and with free values
too, the time on one process, on two, and on a Dask cluster of two where Dask is installed, each
with the processor time of this process and of its children, which load barely moves. Every run is
compared with the first. Last, the time from a stop to the answer on each.

Time counts everything from the case to the finding: plan, first look, start of processes, draws,
an exact frontier and Nash solution per sample, counting. Bar R1: 5 s.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import resource
import sys
import time
from fractions import Fraction
from functools import partial
from importlib.metadata import version
from random import Random

from detente.analysis.robustness import Samples
from detente.app.executors import placement, run
from detente.app.sample import sample
from detente.case import Case, Issue, Option, Order, Party, Statement, Value, text

SAMPLES = 10_000
PLACES: tuple[int | str, ...] = (1, 2, "dask")


def opposed(seed: int, issues: int, options: int, *, values: bool) -> Case:
    """Two parties in opposite order; with stated values only the weights are free."""
    random = Random(seed)
    names = [f"o{k}" for k in range(options)]
    agenda = tuple(
        Issue(f"i{j}", options=tuple(map(Option, names)), status_quo=names[0])
        for j in range(issues)
    )
    said: list[Statement] = []
    for party, rising in (("a", 1), ("b", -1)):
        for issue in agenda:
            path = f"{party}.{issue.id}"
            if not values:
                tiers = tuple((name,) for name in names[::rising])
                said.append(Order(path, party, issue.id, tiers))
                continue
            points = sorted([0, 1000, *random.choices(range(1, 1000), k=options - 2)])[::rising]
            for name, point in zip(names, points, strict=True):
                worth = Fraction(point, 10)
                said.append(Value(f"{path}.{name}", party, issue.id, name, worth))
    parties = tuple(Party(party, text(party)) for party in "ab")
    return Case("opposed", parties=parties, issues=agenda, statements=tuple(said))


def busy() -> float:
    """Processor seconds of this process and of the children that have ended."""
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def measure(name: str, case: Case, seed: int, places: tuple[int | str, ...]) -> None:
    """Print a line per place; complain where a result is not that of the first."""
    first: Samples | None = None
    for place in places:
        start, work = time.perf_counter(), busy()
        found = sample(case, samples=SAMPLES, seed=seed, workers=place)
        seconds = time.perf_counter() - start
        same = "" if first is None else ", the same" if found == first else ", NOT THE SAME"
        first = first or found
        print(
            f"{name:<40} workers {place!s:<5} {seconds:7.2f} s   CPU {busy() - work:6.2f} s   "
            f"{SAMPLES / seconds:7,.0f} per second{same}"
        )


def measure_stop(place: int | str) -> None:
    """Print the time from a stop to the answer, with tasks that would go on for a minute."""
    at = time.monotonic() + 3.0
    done = run(
        partial(time.sleep),
        [60.0] * 4,
        where=placement(place),
        stop=lambda: time.monotonic() >= at,
    )
    heard = time.monotonic() - at
    print(f"stop, workers {place!s:<5} answered after {1000 * heard:.0f} ms, bar 500 ms")
    assert done.stopped


def main() -> None:
    """Run everything."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    installed = importlib.util.find_spec("distributed") is not None
    places = PLACES if installed else PLACES[:2]
    dask = version("distributed") if installed else "none"
    print(
        f"Python {platform.python_version()}, numpy {version('numpy')}, dask {dask}, detente "
        f"{version('detente')}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}, seed {seed}"
    )
    sample(opposed(seed, 3, 3, values=True), samples=10)
    stated = opposed(seed, 10, 5, values=True)
    measure("R1 weights free, 10x5, bar 5 s", stated, seed, places)
    measure("   weights and values free, 10x5", opposed(seed, 10, 5, values=False), seed, places)
    for place in places:
        measure_stop(place)


if __name__ == "__main__":
    main()

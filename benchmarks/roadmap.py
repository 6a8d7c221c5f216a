"""How fast orders of many steps are found: bar 20 steps of four parties, exactly, in 3 s.

`python benchmarks/roadmap.py [seed]` prints versions, load and seed, then a line per journey. Each
party has a random utility of six digits a step and gains from the whole; the *bias* is what each
step is worth to everybody on average. Times are those of this process (CPU). *gap*: the width found
less the bound that was proven.
"""

from __future__ import annotations

import os
import platform
import resource
import sys
import time
from fractions import Fraction
from importlib.metadata import version
from random import Random

from detente.analysis.roadmap.closing import closing
from detente.analysis.roadmap.closing_large import closing_of_many
from detente.analysis.roadmap.journey import Fixed, Journey
from detente.analysis.roadmap.large import narrowest_of_many
from detente.analysis.roadmap.narrowest import narrowest
from detente.analysis.roadmap.states import all_states

SIZE = 10**6
SECONDS = 10.0


def journey(random: Random, steps: int, parties: int, bias: float, size: int = SIZE) -> Journey:
    """Steps of different issues, every tenth with one that may not come later."""
    utilities = []
    for _ in range(parties):
        deltas = [random.randint(-size, size) + int(bias * size) for _ in range(steps)]
        gains = sum(deltas) > 0
        utilities.append(Fixed(tuple(deltas if gains else [-delta for delta in deltas])))
    before = tuple(1 << step - 1 if step % 10 == 9 else 0 for step in range(steps))
    days = tuple(random.randint(1, 60) for _ in range(steps))
    return Journey(tuple(range(steps)), before, tuple(utilities), days=days)


def exchanges(random: Random, steps: int, parties: int) -> Journey:
    """Each step costs one party and is worth more to another; four in ten need one before them."""
    deltas = [[0] * steps for _ in range(parties)]
    before = [0] * steps
    for step in range(steps):
        giver, taker = random.sample(range(parties), 2)
        heavy = 10 if random.random() < 0.1 else 1
        deltas[giver][step] = -heavy * random.randint(SIZE // 10, SIZE // 2)
        deltas[taker][step] = heavy * random.randint(SIZE // 3, SIZE)
        if step and random.random() < 0.4:
            before[step] = 1 << random.randrange(step)
    return Journey(tuple(range(steps)), tuple(before), tuple(Fixed(tuple(d)) for d in deltas))


def tranches(random: Random, issues: int, each: int, parties: int) -> Journey:
    """Issues that move in several steps, as random as those that move in one."""
    way = journey(random, issues * each, parties, 0.05)
    issue = tuple(step // each for step in range(way.steps))
    return Journey(issue, (0,) * way.steps, way.parties)


def run_exact(random: Random, steps: int, parties: int, size: int = SIZE) -> None:
    """The narrowest order of single steps."""
    way = journey(random, steps, parties, 0.2, size)
    began = time.process_time()
    order = narrowest(all_states(way))
    busy = time.process_time() - began
    share = float(order.width.share) if order else None
    digits = len(str(size)) - 1
    print(
        f"one by one   {steps} steps  {parties} parties  10^{digits:<3} {busy:6.2f} s   "
        f"width {share}"
    )


def run_closing(random: Random, steps: int, parties: int, bias: float) -> None:
    """The smallest stages within a tolerance of a tenth."""
    way = journey(random, steps, parties, bias)
    began = time.process_time()
    states = all_states(way)
    order = closing(states, states.degrees.within(Fraction(1, 10)))
    busy = time.process_time() - began
    stages = [len(stage) for stage in order.stages] if order else []
    print(
        f"in stages    {steps} steps  {parties} parties  bias {bias:.2f} {busy:6.2f} s   "
        f"largest {max(stages)}, {len(stages)} stages, exact {order is not None and order.exact}"
    )


def run_large(way: Journey, name: str, seconds: float) -> None:
    """More steps than can be listed: one by one, and in stages."""
    steps, parties = way.steps, len(way.parties)
    began = time.process_time()
    order = narrowest_of_many(way, time.monotonic() + seconds)
    busy = time.process_time() - began
    if order is None:
        print(f"one by one   {steps} steps: none found in {seconds} s")
        return
    width = float(order.width.share)
    gap = 0.0 if order.bound is None else width - float(order.bound.share)
    print(
        f"one by one   {steps} steps  {parties} parties  {name:<9} {busy:6.2f} s   "
        f"width {width:.4f}, gap {gap:.4f}, exact {order.exact}"
    )
    began = time.process_time()
    stages = closing_of_many(way, Fraction(1, 10), order, time.monotonic() + seconds)
    busy = time.process_time() - began
    sizes = [len(stage) for stage in stages.stages] if stages else []
    told = f"largest {max(sizes)}, {len(sizes)} stages" if sizes else "the end is not within it"
    print(f"in stages    {steps} steps  {parties} parties  {name:<9} {busy:6.2f} s   {told}")


def main() -> None:
    """Run all sizes."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    random = Random(seed)
    print(
        f"Python {platform.python_version()}, detente {version('detente')}, {os.cpu_count()} cores,"
        f" load {os.getloadavg()[0]:.2f}, seed {seed}"
    )
    for size in (10**2, 10**6, 10**9, 10**30):
        run_exact(random, 20, 4, size)
    for steps in (12, 16, 20):
        for parties, bias in ((2, 0.0), (4, 0.0), (4, 0.05), (4, 0.1)):
            run_closing(random, steps, parties, bias)
    run_large(tranches(random, 10, 3, 4), "tranches", SECONDS)
    run_large(tranches(random, 6, 9, 4), "tranches", SECONDS)
    for steps in (30, 60):
        for parties in (2, 4):
            run_large(journey(random, steps, parties, 0.05), "random", SECONDS)
            run_large(exchanges(random, steps, parties), "exchanges", SECONDS)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"memory at most {most} MB")


if __name__ == "__main__":
    main()

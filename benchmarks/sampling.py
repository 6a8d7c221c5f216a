"""How fast compatible utilities are sampled and packages priced in them (preferences, check 14).

`python benchmarks/sampling.py [seed]` prints, for parties of 8 issues x 5 options and 15 x 6 with
statements of many kinds, the time to check consistency, to set the sampler up (with its pilot run)
and to draw 10,000 utilities, how many of these count (effective sample size of the worst
coordinate) and how well the chains mixed (split R-hat); then the time to price 200 packages in all
of them. Each with the processor time, which the load of the machine barely moves. Bars: 2 s for
the samples at 8 x 5 with 80 statements; 0.4 s for the packages.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from fractions import Fraction
from random import Random

import numpy as np

from detente.analysis.preferences import Outlook, Sampler, sampler, utilities
from detente.case import (
    AboutEqual,
    Case,
    Differs,
    Issue,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Ratio,
    Statement,
    Step,
    StepOver,
    Swings,
    Value,
    Word,
    text,
)

F = Fraction
SAMPLES, PACKAGES = 10_000, 200


def party(seed: int, issues: int, options: int, pairs: int) -> Case:
    """One party whose statements all fit a utility of its own: orders, intervals, comparisons."""
    random, numbers = Random(seed), np.random.default_rng(seed)
    ids = [f"i{j}" for j in range(issues)]
    names = [f"o{k}" for k in range(options)]
    weights = dict(zip(ids, numbers.dirichlet(np.ones(issues)).tolist(), strict=True))
    inner = -np.sort(-numbers.random((issues, options - 2)), axis=1)
    values = {
        i: dict(zip(names, [1.0, *row, 0.0], strict=True))
        for i, row in zip(ids, inner, strict=True)
    }
    ranked = sorted(ids, key=lambda i: -weights[i])
    said: list[Statement] = [Swings("s", "a", tuple((i,) for i in ranked))]
    for issue in ids:
        said.append(Order(f"o.{issue}", "a", issue, tuple((o,) for o in names)))
        for option in names[1:-1]:
            centre = 100 * values[issue][option] + random.uniform(-8, 8)
            ends = (F(max(0, round(centre - 10))), F(min(100, round(centre + 10))))
            said.append(Value(f"v.{issue}.{option}", "a", issue, option, None, ends))
    for first, second in zip(ranked[::2], ranked[1::2], strict=False):
        times = weights[first] / weights[second]
        ends = (F(round(times * 70), 100), F(round(times * 140) + 1, 100))
        said.append(Ratio(f"r.{first}", "a", first, second, ends))

    def worth(package: dict[str, str]) -> float:
        return sum(weights[i] * values[i][o] for i, o in package.items())

    def step(issue: str) -> tuple[Step, float]:
        start, end = random.sample(names, 2)
        gain = values[issue][end] - values[issue][start]
        return Step(issue, start, end), weights[issue] * gain

    for number in range(pairs):
        kind = number % 6
        one = {i: random.choice(names) for i in ids}
        other = one | {i: random.choice(names) for i in random.sample(ids, 2)}
        more, less = sorted((one, other), key=worth, reverse=True)
        first, second = sorted(map(step, random.sample(ids, 2)), key=lambda s: -s[1])
        pair = (Package(tuple(more.items())), Package(tuple(less.items())))
        if kind == 4:
            said.append(StepOver(f"n{number}", "a", first[0], second[0]))
        elif kind == 5 and abs(worth(one) - worth(other)) < 0.05:
            said.append(AboutEqual(f"n{number}", "a", *pair, F(5)))
        elif pair[0] != pair[1]:
            said.append(Prefers(f"n{number}", "a", *pair))
    gap = values[ids[0]]["o0"] - values[ids[0]]["o1"]
    word = list(Word)[min(6, 1 + int(6 * gap))]
    said.append(Differs("w", "a", ids[0], "o0", "o1", Word.VERY_WEAK, word))
    agenda = tuple(Issue(i, options=tuple(map(Option, names)), status_quo=names[-1]) for i in ids)
    return Case("drawn", parties=(Party("a", text("A")),), issues=agenda, statements=tuple(said))


def measure(seed: int, issues: int, options: int, pairs: int) -> None:
    """Print the figures of one party."""
    case = party(seed, issues, options, pairs)
    clocks = [(time.perf_counter(), time.process_time())]

    def lap() -> str:
        clocks.append((time.perf_counter(), time.process_time()))
        wall, own = (b - a for a, b in zip(clocks[-2], clocks[-1], strict=True))
        return f"{wall:6.3f} s (CPU {own:6.3f})"

    outlook = Outlook(case, "a")
    print(f"{issues} x {options}, {len(case.statements)} statements, seed {seed}")
    print(f"  consistency   {lap()}  contradictory: {outlook.contradictory}")
    found = sampler(outlook)
    if not isinstance(found, Sampler):
        print(f"  cannot be sampled: {found}")
        return
    print(f"  setting up    {lap()}  {found.method}")
    drawn = found.draw(np.random.default_rng(seed), SAMPLES)
    told = drawn.diagnostics
    print(
        f"  {drawn.count} samples {lap()}  effective {told.effective:,.0f}, "
        f"split R-hat {told.r_hat and round(told.r_hat, 3)}"
    )
    random = Random(seed)
    packages = [
        Package(tuple((i.id, random.choice(i.option_ids())) for i in case.issues))
        for _ in range(PACKAGES)
    ]
    lap()
    utilities(found, drawn, packages, case)
    print(f"  {PACKAGES} packages  {lap()}")


def main() -> None:
    """All sizes for one seed."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"Python {platform.python_version()}, numpy {np.__version__}, load {load}")
    for issues, options, pairs in ((8, 5, 43), (8, 5, 10), (15, 6, 40)):
        measure(seed, issues, options, pairs)


if __name__ == "__main__":
    main()

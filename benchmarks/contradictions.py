"""How fast contradictions are found: 8 issues x 5 options, 80 statements, a conflict of six.

`python benchmarks/contradictions.py [seed]` prints versions, load and seed, then one line per
question: the median and the slowest of ten cases, one run each, beside the bar where there is one.
Warm: a small case is settled before.

One party with a random utility: the order of the options of each issue, the swings pair by pair, an
interval for every option between best and worst, bounds of ratios, comparisons of steps and of
packages, all of them true, 79 in all. The planted one says that issue 6 matters more than issue 1,
against five swings in a row, so that the smallest conflict has six statements.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from importlib.metadata import version
from itertools import pairwise
from random import Random
from statistics import median

from detente.analysis.preferences import Outlook
from detente.analysis.preferences.conflicts import conflicts, reasons, repairs
from detente.case import (
    Case,
    Issue,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Statement,
    Step,
    StepOver,
    Swings,
    Value,
    text,
)

ISSUES, OPTIONS, STATEMENTS = 8, 5, 80
CASES = 10
NAMES = [f"i{k}" for k in range(ISSUES)]
P, PATH = "p", "statements.p"


class Mind:
    """One random utility: weights falling from the first issue to the last, values from the top."""

    def __init__(self, random: Random) -> None:
        """Draw it."""
        self.random = random
        self.weights = sorted(random.sample(range(10, 90), ISSUES), reverse=True)
        between = (random.sample(range(5, 96), OPTIONS - 2) for _ in NAMES)
        self.values = [[100, *sorted(row, reverse=True), 0] for row in between]

    def worth(self, issue: int, option: int) -> int:
        """Weight times value."""
        return self.weights[issue] * self.values[issue][option]

    def stated(self) -> Iterator[Statement]:
        """What is said on single issues and on pairs of them."""
        tiers = tuple((f"o{k}",) for k in range(OPTIONS))
        yield from (Order(f"{PATH}.order.{name}", P, name, tiers) for name in NAMES)
        for k, (more, less) in enumerate(pairwise(NAMES)):
            yield Swings(f"{PATH}.swings.{k}", P, ((more,), (less,)))
        for name, row in zip(NAMES, self.values, strict=True):
            for k, points in enumerate(row[1:-1], start=1):
                span = (Fraction(max(0, points - 10)), Fraction(min(100, points + 10)))
                yield Value(f"{PATH}.values.{name}.o{k}", P, name, f"o{k}", None, span)

    def compared(self) -> Iterator[Statement]:
        """True comparisons without end: two packages apart on two issues, or two steps."""
        number = 0
        while True:
            number += 1
            found = self._prefers(number) if number % 3 else self._steps(number)
            if found is not None:
                yield found

    def _prefers(self, number: int) -> Statement | None:
        one = [self.random.randrange(OPTIONS) for _ in NAMES]
        other = list(one)
        for issue in self.random.sample(range(ISSUES), 2):
            other[issue] = self.random.randrange(OPTIONS)
        totals = [sum(self.worth(i, o) for i, o in enumerate(row)) for row in (one, other)]
        if totals[0] == totals[1]:
            return None
        pair = (one, other) if totals[0] > totals[1] else (other, one)
        return Prefers(f"{PATH}.prefers.{number}", P, *map(package, pair))

    def _steps(self, number: int) -> Statement | None:
        steps = []
        for issue in self.random.sample(range(ISSUES), 2):
            better, worse = sorted(self.random.sample(range(OPTIONS), 2))
            gain = self.worth(issue, better) - self.worth(issue, worse)
            steps.append((gain, Step(NAMES[issue], f"o{worse}", f"o{better}")))
        (first, one), (second, other) = steps
        if first == second:
            return None
        more, less = (one, other) if first > second else (other, one)
        return StepOver(f"{PATH}.steps.{number}", P, more, less)


def package(options: list[int]) -> Package:
    """A complete package."""
    return Package(tuple((name, f"o{o}") for name, o in zip(NAMES, options, strict=True)))


def cases(seed: int) -> tuple[Case, Case]:
    """The true statements, and the same with the planted one."""
    mind = Mind(Random(seed))
    compared = mind.compared()
    said = list(mind.stated())
    while len(said) < STATEMENTS - 1:
        said.append(next(compared))
    issues = tuple(
        Issue(n, options=tuple(Option(f"o{k}") for k in range(OPTIONS)), status_quo="o4")
        for n in NAMES
    )
    true = Case(id="one", parties=(Party(P, text("P")),), issues=issues, statements=tuple(said))
    return true, true.adding(Swings(f"{PATH}.swings.wrong", P, (("i5",), ("i0",))))


def timed(ask: Callable[[], object]) -> float:
    """Seconds that a question takes."""
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


def measured(true: Case, wrong: Case) -> dict[str, float]:
    """Seconds per question on one case."""
    best, worst = package([0] * 4 + [4] * 4), package([4] * 4 + [0] * 4)
    found = conflicts(wrong, P, most=8)
    assert all(f"{PATH}.swings.wrong" in one.statements for one in found.conflicts)
    return {
        "consistency of 79, they fit": timed(lambda: Outlook(true, P)),
        "consistency of 80, they do not": timed(lambda: Outlook(wrong, P)),
        "first conflict": timed(lambda: conflicts(wrong, P, most=1)),
        "up to 8 conflicts and withdrawals": timed(lambda: conflicts(wrong, P, most=8)),
        "repairs of these, widenings too": timed(lambda: repairs(wrong, P, found)),
        "ways of resolving it": timed(lambda: Outlook(wrong, P).ways),
        "reasons of a certain pair": timed(lambda: reasons(true, P, best, worst)),
    }


BARS = {
    "consistency of 79, they fit": 0.05,
    "consistency of 80, they do not": 0.05,
    "first conflict": 1.0,
}


def main() -> None:
    """Print the figures."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    print(
        f"Python {platform.python_version()}, highspy {version('highspy')}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, seed {seed}"
    )
    measured(*cases(0))
    runs = [measured(*cases(1000 * seed + number)) for number in range(CASES)]
    for name in runs[0]:
        times = [run[name] for run in runs]
        bar = f"  (bar {BARS[name]} s)" if name in BARS else ""
        print(f"{name:36} median {median(times):.3f} s, slowest {max(times):.3f} s{bar}")
    _, wrong = cases(1000 * seed)
    sizes = [len(one.statements) for one in conflicts(wrong, P, most=8).conflicts]
    print(f"{len(wrong.statements)} statements; conflicts of {sizes} statements in the first case")


if __name__ == "__main__":
    main()

"""How long the exact core of preferences takes: consistency, sets, pairs, orders, regrets.

Run with ``python benchmarks/preferences.py``; prints processor seconds, so that what else runs on
the machine counts little. Parties are synthetic and truthful; the seed is fixed.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from time import process_time

from detente.analysis.preferences import Outlook, certain_order, compare, max_regret
from detente.case import (
    Case,
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
    text,
)

HOLDER = "a"
CLEAR = 1e-3
"""Closer than this a synthetic party does not say which it prefers."""


@dataclass(frozen=True)
class Mind:
    """What a synthetic party thinks: values 0 to 1, worst first, and weights that add up to 1."""

    values: tuple[tuple[float, ...], ...]
    weights: tuple[float, ...]

    def gain(self, issue: int, low: int, high: int) -> float:
        """What a move adds."""
        return self.weights[issue] * (self.values[issue][high] - self.values[issue][low])

    def utility(self, places: list[int]) -> float:
        """What a package is worth."""
        return sum(w * v[p] for w, v, p in zip(self.weights, self.values, places, strict=True))


def truthful(issues: int, options: int, statements: int, seed: int = 1) -> Case:
    """A party with an order per issue, an order of swings and judgements of four kinds."""
    random = Random(seed)
    raw = [0.2 + random.random() for _ in range(issues)]
    values = tuple(
        tuple(sorted([0.0, 1.0, *(random.random() for _ in range(options - 2))]))
        for _ in range(issues)
    )
    mind = Mind(values, tuple(w / sum(raw) for w in raw))
    ranked = sorted(range(issues), key=lambda i: -mind.weights[i])
    best_first = tuple((f"o{o}",) for o in reversed(range(options)))
    said: list[Statement] = [
        Order(f"order.{i}", HOLDER, f"i{i}", best_first) for i in range(issues)
    ]
    said.append(Swings("swings", HOLDER, tuple((f"i{i}",) for i in ranked)))
    kinds = (_value, _prefers, _prefers, _ratio, _step)
    rated: set[tuple[int, int]] = set()
    while len(said) < statements:
        found = random.choice(kinds)(random, f"s{len(said)}", mind, rated)
        said += [] if found is None else [found]
    return Case(
        id="truthful",
        parties=(Party(HOLDER, text("A")),),
        issues=tuple(
            Issue(f"i{i}", options=tuple(Option(f"o{o}") for o in range(options)), status_quo="o0")
            for i in range(issues)
        ),
        statements=tuple(said),
    )


def package(places: list[int]) -> Package:
    """A complete package."""
    return Package(tuple((f"i{i}", f"o{o}") for i, o in enumerate(places)))


def random_packages(case: Case, count: int, seed: int = 3) -> list[Package]:
    """Complete packages drawn one option at a time."""
    random = Random(seed)
    sizes = [len(issue.options) for issue in case.issues]
    return [package([random.randrange(size) for size in sizes]) for _ in range(count)]


def _value(random: Random, name: str, mind: Mind, rated: set[tuple[int, int]]) -> Statement | None:
    issue = random.randrange(len(mind.weights))
    option = random.randrange(1, len(mind.values[issue]) - 1)
    if (issue, option) in rated:
        return None
    rated.add((issue, option))
    points = int(100 * mind.values[issue][option])
    span = (Fraction(max(0, points - 10)), Fraction(min(100, points + 10)))
    return Value(name, HOLDER, f"i{issue}", f"o{option}", None, span)


def _prefers(random: Random, name: str, mind: Mind, _: object) -> Statement | None:
    one = [random.randrange(len(v)) for v in mind.values]
    other = list(one)
    for issue in random.sample(range(len(one)), 2):
        other[issue] = random.randrange(len(mind.values[issue]))
    less, more = sorted((one, other), key=mind.utility)
    if mind.utility(more) - mind.utility(less) < CLEAR:
        return None
    return Prefers(name, HOLDER, package(more), package(less))


def _ratio(random: Random, name: str, mind: Mind, _: object) -> Statement:
    one, other = random.sample(range(len(mind.weights)), 2)
    times = mind.weights[one] / mind.weights[other]
    ends = tuple(Fraction(times * f).limit_denominator(100) for f in (0.8, 1.2))
    return Ratio(name, HOLDER, f"i{one}", f"i{other}", (ends[0], ends[1]))


def _step(random: Random, name: str, mind: Mind, _: object) -> Statement | None:
    moves = [_move(random, mind) for _ in range(2)]
    less, more = sorted(moves, key=lambda move: mind.gain(*move))
    if mind.gain(*more) - mind.gain(*less) < CLEAR:
        return None
    steps = [Step(f"i{i}", f"o{low}", f"o{high}") for i, low, high in (more, less)]
    return StepOver(name, HOLDER, steps[0], steps[1])


def _move(random: Random, mind: Mind) -> tuple[int, int, int]:
    issue = random.randrange(len(mind.weights))
    low, high = sorted(random.sample(range(len(mind.values[issue])), 2))
    return issue, low, high


def timed(what: str, work: Callable[[], object]) -> object:
    """Do something, print how long it took, and return what it gave."""
    start = process_time()
    found = work()
    print(f"  {what}: {process_time() - start:.3f} s")
    return found


def bounds(outlook: Outlook) -> None:
    """Every weight, and every option's value and worth."""
    for issue in outlook.case.issues:
        outlook.weight(issue.id)
        for option in issue.option_ids():
            outlook.value(issue.id, option)
            outlook.worth(issue.id, option)


def main() -> None:
    """Print the figures."""
    Outlook(truthful(2, 3, 4), HOLDER)  # loads the solver, which is not what is measured
    for issues, options, statements in ((8, 5, 80), (15, 6, 80), (15, 6, 150)):
        case = truthful(issues, options, statements)
        print(f"{issues} issues x {options} options, {statements} statements")
        outlook = timed("set and its consistency", lambda case=case: Outlook(case, HOLDER))
        assert isinstance(outlook, Outlook)
        assert not outlook.contradictory
        timed("bounds of all weights, values, worths", lambda outlook=outlook: bounds(outlook))
        several = random_packages(case, 50)
        pairs = list(itertools.pairwise(several))
        timed(
            f"{len(pairs)} pairs with proofs at both ends",
            lambda outlook=outlook, pairs=pairs: [compare(outlook, a, b) for a, b in pairs],
        )
        for count in (50, 200):
            some = random_packages(case, count)
            order = timed(
                f"certain order of {count} packages",
                lambda outlook=outlook, some=some: certain_order(outlook, some),
            )
            assert hasattr(order, "asked")
            print(f"    pairs asked: {order.asked} of {count * (count - 1)}")
            timed(
                f"largest regret of {count} packages",
                lambda outlook=outlook, some=some: max_regret(outlook, some),
            )


if __name__ == "__main__":
    main()

"""Random parties that judge in every way there is; most tell the truth, some err now and then.

Small enough for the vertices of what they leave compatible: at most six variables that are free
once best and worst of each issue are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from random import Random

from detente.case import (
    AboutEqual,
    AmongTop,
    Case,
    Differs,
    Issue,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Ratio,
    Scale,
    Statement,
    Step,
    StepOver,
    Swings,
    Value,
    Weight,
    Word,
    text,
)

F = Fraction
SIZES = ((3, 3), (2, 2, 2), (3, 2), (3, 3, 2), (2, 2, 2, 2), (4, 2), (4, 3))
WORDS = tuple(Word)


@dataclass(frozen=True)
class Mind:
    """What a party thinks: values 0 to 1 by issue, best first, and weights that add up to 1."""

    values: tuple[tuple[Fraction, ...], ...]
    weights: tuple[Fraction, ...]

    def worth(self, issue: int, option: int) -> Fraction:
        """A part-worth."""
        return self.weights[issue] * self.values[issue][option]

    def utility(self, places: tuple[int, ...]) -> Fraction:
        """What a package is worth."""
        return sum((self.worth(i, o) for i, o in enumerate(places)), F(0))


def _mind(random: Random, sizes: tuple[int, ...]) -> Mind:
    values = []
    for size in sizes:
        between = sorted((F(random.randint(1, 19), 20) for _ in range(size - 2)), reverse=True)
        values.append((F(1), *between, F(0)))
    points = [random.randint(1, 12) for _ in sizes]
    return Mind(tuple(values), tuple(F(p, sum(points)) for p in points))


def judging(random: Random, *, judgements: int = 4, errs: float = 0.0) -> Case:
    """One party ``a`` with an order per issue and some judgements, each wrong with a chance."""
    sizes = random.choice(SIZES)
    issues = tuple(
        Issue(f"i{n}", options=tuple(Option(f"o{k}") for k in range(size)), status_quo="o0")
        for n, size in enumerate(sizes)
    )
    told, erring = _mind(random, sizes), _mind(random, sizes)
    said: list[Statement] = [
        Order(f"s.order.i{n}", "a", f"i{n}", tuple((f"o{k}",) for k in range(size)))
        for n, size in enumerate(sizes)
    ]
    for number in range(judgements):
        mind = erring if random.random() < errs else told
        found = _judgement(random, f"s.{number}", mind, sizes)
        said += [] if found is None else [found]
    return Case(
        id="judging",
        parties=(Party("a", text("A")),),
        issues=issues,
        statements=tuple(said),
        scales=(Scale("a", same_words=random.random() < 0.3),),
    )


def packages(case: Case) -> list[Package]:
    """Every complete package."""
    found: list[Package] = [Package(())]
    for issue in case.issues:
        found = [p.changed({issue.id: o}) for p in found for o in issue.option_ids()]
    return found


def _package(places: tuple[int, ...]) -> Package:
    return Package(tuple((f"i{n}", f"o{k}") for n, k in enumerate(places)))


def _judgement(random: Random, name: str, mind: Mind, sizes: tuple[int, ...]) -> Statement | None:
    kinds = (_value, _weight, _ratio, _swings, _prefers, _equal, _step, _word, _top)
    return random.choice(kinds)(random, name, mind, sizes)


def _around(random: Random, number: Fraction) -> tuple[Fraction, Fraction]:
    return (
        max(F(0), number - random.randint(0, 15)),
        min(F(100), number + random.randint(0, 15)),
    )


def _value(random: Random, name: str, mind: Mind, sizes: tuple[int, ...]) -> Statement:
    issue = random.randrange(len(sizes))
    option = random.randrange(sizes[issue])
    span = _around(random, 100 * mind.values[issue][option])
    return Value(name, "a", f"i{issue}", f"o{option}", None, span)


def _weight(random: Random, name: str, mind: Mind, sizes: tuple[int, ...]) -> Statement:
    issue = random.randrange(len(sizes))
    span = _around(random, 100 * mind.weights[issue])
    return Weight(name, "a", f"i{issue}", None, span)


def _ratio(random: Random, name: str, mind: Mind, sizes: tuple[int, ...]) -> Statement:
    one, other = random.sample(range(len(sizes)), 2)
    times = mind.weights[one] / mind.weights[other]
    low: Fraction | None = times * F(random.randint(5, 10), 10)
    high: Fraction | None = times * F(random.randint(10, 20), 10)
    if random.random() < 0.5:
        low, high = random.choice(((low, None), (None, high)))
    return Ratio(name, "a", f"i{one}", f"i{other}", (low, high))


def _swings(random: Random, name: str, mind: Mind, sizes: tuple[int, ...]) -> Statement:
    chosen = random.sample(range(len(sizes)), random.randint(2, len(sizes)))
    levels = sorted({mind.weights[i] for i in chosen}, reverse=True)
    tiers = tuple(tuple(f"i{i}" for i in chosen if mind.weights[i] == level) for level in levels)
    return Swings(name, "a", tiers)


def _two(random: Random, sizes: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    one = tuple(random.randrange(size) for size in sizes)
    other = tuple(random.randrange(size) for size in sizes)
    return one, other


def _prefers(random: Random, name: str, mind: Mind, sizes: tuple[int, ...]) -> Statement | None:
    one, other = sorted(_two(random, sizes), key=mind.utility)
    if mind.utility(one) == mind.utility(other):
        return None
    return Prefers(name, "a", _package(other), _package(one))


def _equal(random: Random, name: str, mind: Mind, sizes: tuple[int, ...]) -> Statement:
    one, other = _two(random, sizes)
    apart = 100 * abs(mind.utility(one) - mind.utility(other))
    return AboutEqual(name, "a", _package(one), _package(other), apart + random.randint(0, 10))


def _move(random: Random, sizes: tuple[int, ...]) -> tuple[int, int, int]:
    issue = random.randrange(len(sizes))
    better, worse = sorted(random.sample(range(sizes[issue]), 2))
    return issue, worse, better


def _step(random: Random, name: str, mind: Mind, sizes: tuple[int, ...]) -> Statement | None:
    def gain(move: tuple[int, int, int]) -> Fraction:
        issue, start, end = move
        return mind.worth(issue, end) - mind.worth(issue, start)

    less, more = sorted((_move(random, sizes), _move(random, sizes)), key=gain)
    if gain(less) == gain(more):
        return None
    one, other = (Step(f"i{i}", f"o{start}", f"o{end}") for i, start, end in (more, less))
    return StepOver(name, "a", one, other)


def _word(random: Random, name: str, mind: Mind, sizes: tuple[int, ...]) -> Statement:
    issue, worse, better = _move(random, sizes)
    change = mind.worth(issue, better) - mind.worth(issue, worse)
    rank = 0 if change == 0 else min(6, 1 + int(change * 12))
    least, most = max(0, rank - random.randint(0, 1)), min(6, rank + random.randint(0, 1))
    least = least if rank == 0 else max(1, least)
    most = rank if rank == 0 else most
    return Differs(name, "a", f"i{issue}", f"o{better}", f"o{worse}", WORDS[least], WORDS[most])


def _top(random: Random, name: str, mind: Mind, sizes: tuple[int, ...]) -> Statement | None:
    top = random.randint(1, len(sizes) - 1)
    ranked = sorted(range(len(sizes)), key=lambda i: -mind.weights[i])
    if mind.weights[ranked[top - 1]] == mind.weights[ranked[top]]:
        return None
    named = random.sample(ranked[:top], random.randint(1, top))
    return AmongTop(name, "a", tuple(f"i{i}" for i in named), top)

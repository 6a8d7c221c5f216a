"""Random statements of one party with one true utility, so that all of them fit together."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise, product
from random import Random

from detente.analysis.preferences import Outlook
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
    Weight,
    text,
)

F = Fraction
PARTY = "union"
PATH = f"statements.{PARTY}"


@dataclass(frozen=True)
class Mind:
    """What the party really thinks: weights in points, values in points of 100."""

    weights: dict[str, Fraction]
    values: dict[str, dict[str, Fraction]]

    def utility(self, package: Package) -> Fraction:
        """The true utility of a complete package, 0 to 1."""
        total = sum(self.weights.values())
        gains = (self.weights[i] * self.values[i][o] for i, o in package.choices)
        return sum(gains, F(0)) / total / 100


def random_truth(random: Random, issues: int, options: int) -> Mind:
    """No two options of an issue and no two weights are equal; the first option is the best."""
    names = [f"i{k}" for k in range(issues)]
    weights = random.sample(range(10, 60), issues)
    between = (sorted(random.sample(range(10, 91), options - 2), reverse=True) for _ in names)
    points = ([100, *some, 0] for some in between)
    return Mind(
        dict(zip(names, map(F, weights), strict=True)),
        {
            name: {f"o{k}": F(p) for k, p in enumerate(row)}
            for name, row in zip(names, points, strict=True)
        },
    )


def every_issue(truth: Mind) -> tuple[Issue, ...]:
    """The issues of a truth; today is the worst option of each."""
    return tuple(
        Issue(name, options=tuple(Option(o) for o in row), status_quo=min(row, key=row.__getitem__))
        for name, row in truth.values.items()
    )


def anything(random: Random, truth: Mind) -> Package:
    """A complete package."""
    return Package(tuple((name, random.choice(list(row))) for name, row in truth.values.items()))


def orders(truth: Mind) -> list[Statement]:
    """The true order of the options of every issue."""
    return [
        Order(f"{PATH}.order.{name}", PARTY, name, tuple((o,) for o in row))
        for name, row in truth.values.items()
    ]


def swing_pairs(truth: Mind) -> list[Statement]:
    """One true comparison of two swings after another, heaviest first."""
    ranked = sorted(truth.weights, key=truth.weights.__getitem__, reverse=True)
    return [
        Swings(f"{PATH}.swings.{k}", PARTY, ((more,), (less,)))
        for k, (more, less) in enumerate(pairwise(ranked))
    ]


def ratings(random: Random, truth: Mind, half_width: int = 10) -> list[Statement]:
    """A true interval for every option between best and worst."""
    said: list[Statement] = []
    for name, row in truth.values.items():
        for option, points in list(row.items())[1:-1]:
            centre = points + random.randint(-half_width, half_width)
            span = (max(F(0), centre - half_width), min(F(100), centre + half_width))
            said.append(Value(f"{PATH}.values.{name}.{option}", PARTY, name, option, None, span))
    return said


def weighings(random: Random, truth: Mind) -> list[Statement]:
    """A true interval for every weight; its centre is the true number."""
    said: list[Statement] = []
    for name, points in truth.weights.items():
        width = random.randint(0, 8)
        span = (points - width, points + width)
        said.append(Weight(f"{PATH}.weights.{name}", PARTY, name, points, span))
    return said


def ratios(random: Random, truth: Mind, count: int) -> list[Statement]:
    """True bounds of how many times as much one swing matters as another."""
    pairs = list(combinations(truth.weights, 2))
    said: list[Statement] = []
    for k, (one, other) in enumerate(random.sample(pairs, min(count, len(pairs)))):
        times = truth.weights[one] / truth.weights[other]
        low = times * F(random.randint(60, 100), 100)
        high = times * F(random.randint(100, 150), 100)
        bounds = random.choice(((low, high), (low, None), (None, high)))
        said.append(Ratio(f"{PATH}.ratios.{k}", PARTY, one, other, bounds))
    return said


def comparisons(random: Random, truth: Mind, count: int, differing: int = 2) -> list[Statement]:
    """True comparisons of packages that differ on some issues."""
    said: list[Statement] = []
    while len(said) < count:
        one = anything(random, truth)
        changed = random.sample(list(truth.values), min(differing, len(truth.values)))
        other = one.changed({i: random.choice(list(truth.values[i])) for i in changed})
        if truth.utility(one) != truth.utility(other):
            better, worse = sorted((one, other), key=truth.utility, reverse=True)
            said.append(Prefers(f"{PATH}.prefers.{len(said)}", PARTY, better, worse))
    return said


def steps(random: Random, truth: Mind, count: int) -> list[Statement]:
    """True comparisons of a step on one issue with a step on any."""
    said: list[Statement] = []
    while len(said) < count:
        pair = [_step(random, truth) for _ in range(2)]
        worth = [_worth(truth, step) for step in pair]
        if worth[0] != worth[1]:
            more, less = pair if worth[0] > worth[1] else pair[::-1]
            said.append(StepOver(f"{PATH}.steps.{len(said)}", PARTY, more, less))
    return said


def _step(random: Random, truth: Mind) -> Step:
    name = random.choice(list(truth.values))
    better, worse = sorted(random.sample(range(len(truth.values[name])), 2))
    return Step(name, f"o{worse}", f"o{better}")


def _worth(truth: Mind, step: Step) -> Fraction:
    row = truth.values[step.issue]
    return truth.weights[step.issue] * (row[step.end] - row[step.start])


def case_of(truth: Mind, statements: list[Statement]) -> Case:
    """A case of the one party that says this."""
    return Case(
        id="one",
        parties=(Party(PARTY, text("Union")),),
        issues=every_issue(truth),
        statements=tuple(statements),
    )


def planted(seed: int) -> tuple[Case, str]:
    """Twenty or so true statements and one that turns something round that follows from them."""
    random = Random(seed)
    truth = random_truth(random, random.randint(2, 4), random.randint(3, 4))
    said = [
        *orders(truth),
        *swing_pairs(truth),
        *ratings(random, truth),
        *comparisons(random, truth, 4),
        *ratios(random, truth, 2),
        *steps(random, truth, 2),
    ]
    case = case_of(truth, said)
    outlook = Outlook(case, PARTY)
    while True:
        one, other = anything(random, truth), anything(random, truth)
        if one != other and outlook.no_loss(one, other):
            break
    wrong = f"{PATH}.prefers.wrong"
    return case.adding(Prefers(wrong, PARTY, other, one)), wrong


def every_pair(case: Case, most: int) -> list[tuple[Package, Package]]:
    """Some pairs of complete packages, spread over all of them."""
    ids = [issue.id for issue in case.issues]
    chosen = product(*(issue.option_ids() for issue in case.issues))
    packages = [Package(tuple(zip(ids, options, strict=True))) for options in chosen]
    pairs = list(combinations(packages, 2))
    return pairs[:: max(1, len(pairs) // most)]

"""Numbers as given: packages that hang on events, against every corner of values and weights."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.preferences import Outlook
from detente.case import (
    Case,
    Direction,
    Issue,
    Option,
    Package,
    Party,
    Scale,
    Statement,
    Text,
    Value,
    Weight,
)
from oracles.contingent import beliefs, over_beliefs
from oracles.events import turned_out, weight, worlds
from oracles.preferences import Ends, span
from strategies.contingent_cases import with_events
from strategies.statements import every_package

F = Fraction
SEEDS = st.integers(0, 2**40)


def random_party(random: Random, *, cap: bool = False, ranked: bool = False) -> Case:
    """One or two issues with weights and values as given, some within intervals."""
    options = tuple(Option(f"o{k}") for k in range(3))
    said: list[Statement] = []
    issues = tuple(Issue(f"i{k}", options=options, status_quo="o0") for k in range(2))
    for issue in issues:
        low = F(random.randint(1, 4))
        high = low + random.choice((0, 0, 2))
        said.append(Weight(f"w.{issue.id}", "a", issue.id, None, (low, high)))
        for place, option in enumerate(options):
            low = F(3 * place if ranked else random.randint(-5, 9))
            high = low + random.choice((0, 0, 4))
            name = f"v.{issue.id}.{option.id}"
            said.append(Value(name, "a", issue.id, option.id, None, (low, high)))
        if ranked:
            said.append(Direction(f"d.{issue.id}", "a", issue.id, "more"))
    scale = Scale("a", True, F(random.randint(-2, 2)), F(random.randint(5, 40)) if cap else None)
    case = Case(
        "given",
        parties=(Party("a", Text(plain="a")),),
        issues=issues,
        statements=tuple(said),
        scales=(scale,),
    )
    return with_events(random, case)


def corners(case: Case) -> list[dict[str, Fraction]]:
    """Every choice of an end for weights and values that keeps the directions, by statement."""
    stated = [s for s in case.statements if isinstance(s, Weight | Value)]
    ends = [[(s.id, end) for end in sorted(set(span(s)))] for s in stated]
    rising = [s.issue for s in case.statements if isinstance(s, Direction)]
    return [
        corner
        for corner in (dict(chosen) for chosen in product(*ends))
        if all(corner[f"v.{i}.o0"] <= corner[f"v.{i}.o1"] <= corner[f"v.{i}.o2"] for i in rising)
    ]


def worth(case: Case, corner: dict[str, Fraction], package: Package) -> Fraction:
    """What a package of plain options is worth at a corner."""
    scale = case.scale("a")
    total = scale.constant or F(0)
    total += sum(corner[f"w.{i}"] * corner[f"v.{i}.{o}"] for i, o in package.choices)
    return total if scale.cap is None else min(total, scale.cap)


def true_ends(case: Case, *terms: tuple[int, Package]) -> Ends:
    """The bounds of signed packages over corners and a grid of beliefs."""
    found: list[Ends] = []
    at = corners(case)
    for chances in beliefs(case, "a", 1):
        parts = [
            (sign * weight(w, chances), turned_out(case, package, w))
            for sign, package in terms
            for w in worlds(case)
        ]
        sums = [sum((c * worth(case, corner, p) for c, p in parts), F(0)) for corner in at]
        found.append((min(sums), max(sums)))
    return over_beliefs(found)


@settings(max_examples=25)
@given(SEEDS)
def test_numbers_as_given_bound_exactly(seed: int) -> None:
    """Differences and utilities of packages that hang on events equal brute force."""
    random = Random(seed)
    case = random_party(random)
    outlook = Outlook(case, "a")
    packages = every_package(case)
    more, less = random.choice(packages), random.choice(packages)
    change, alone = outlook.difference(more, less), outlook.utility(more)
    assert true_ends(case, (1, more), (-1, less)) == (change.low, change.high)
    assert true_ends(case, (1, more)) == (alone.low, alone.high)


@settings(max_examples=25)
@given(SEEDS)
def test_bounds_below_a_cap_or_an_order_hold(seed: int) -> None:
    """A cap that may be reached, or a direction beside numbers: never narrower than the truth."""
    random = Random(seed)
    case = random_party(random, cap=seed % 2 == 0, ranked=seed % 2 == 1)
    outlook = Outlook(case, "a")
    packages = every_package(case)
    more, less = random.choice(packages), random.choice(packages)
    low, high = true_ends(case, (1, more), (-1, less))
    found = outlook.difference(more, less)
    assert low is not None
    assert high is not None
    assert found.low is None or found.low <= low
    assert found.high is None or found.high >= high

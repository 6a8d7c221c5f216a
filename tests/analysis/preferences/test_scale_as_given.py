"""Numbers as given: weight times value, a constant and a cap, every interval on its own."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.preferences import Outlook, Span
from detente.case import (
    Case,
    Comparison,
    Direction,
    Issue,
    NoDeal,
    Option,
    Package,
    Party,
    Prefers,
    Range,
    Scale,
    Statement,
    Value,
    Weight,
    text,
)

F = Fraction
SEEDS = st.integers(0, 2**40)


def given_case(random: Random) -> Case:
    """Two issues, the second a range of five steps of which two or three have a value."""
    issues = (
        Issue("i", options=tuple(Option(o) for o in "abc"), status_quo="a"),
        Issue("j", range=Range(F(0), F(4), F(1)), status_quo="0"),
    )
    said: list[Statement] = []
    for issue, options in (("i", "abc"), ("j", random.choice(("04", "024")))):
        low = F(random.randint(-4, 4), 2)
        said.append(Weight(f"w.{issue}", "p", issue, None, (low, low + random.randint(0, 2))))
        for option in options:
            low = F(random.randint(-300, 300), 3)
            ends = (low, low + random.randint(0, 20))
            said.append(Value(f"v.{issue}.{option}", "p", issue, option, None, ends))
    scale = Scale("p", as_given=True, constant=F(random.randint(-5, 5)))
    if random.random() < 0.5:
        scale = replace(scale, cap=F(random.randint(-100, 100)))
    return Case(
        "given",
        parties=(Party("p", text("P")),),
        issues=issues,
        statements=tuple(said),
        scales=(scale,),
    )


def reached(case: Case, package: Package) -> list[Fraction]:
    """The utility of a package at every corner of the intervals, in one fixed order."""
    spans = [s.interval for s in case.statements if isinstance(s, Weight | Value)]
    names = [s.id for s in case.statements]
    found: list[Fraction] = []
    for corner in product(*((low, high) for low, high in spans if low is not None)):  # type: ignore[misc]
        at = dict(zip(names, corner, strict=True))
        named = sorted(int(name[-1]) for name in names if name.startswith("v.j"))
        number = int(str(package.get("j")))
        low = max(n for n in named if n <= number)
        high = min(n for n in named if n >= number)
        share = F(number - low, high - low) if high > low else F(0)
        line = (1 - share) * at[f"v.j.{low}"] + share * at[f"v.j.{high}"]
        total = at["w.i"] * at[f"v.i.{package.get('i')}"] + at["w.j"] * line
        total += case.scales[0].constant or 0
        cap = case.scales[0].cap
        found.append(total if cap is None else min(total, cap))
    return found


def random_package(random: Random) -> Package:
    """A complete package."""
    return Package((("i", random.choice("abc")), ("j", str(random.randint(0, 4)))))


@settings(max_examples=80)
@given(SEEDS)
def test_bounds_are_those_over_all_corners(seed: int) -> None:
    """Utilities are bounded exactly, differences too unless a cap makes them loose."""
    random = Random(seed)
    case = given_case(random)
    outlook = Outlook(case, "p")
    more, less = random_package(random), random_package(random)
    first, second = reached(case, more), reached(case, less)
    changes = [a - b for a, b in zip(first, second, strict=True)]
    utility, change = outlook.utility(more), outlook.difference(more, less)
    assert change.low is not None
    assert change.high is not None

    assert Span(min(first), max(first)) == utility
    assert change.low <= min(changes) <= max(changes) <= change.high
    assert change.loose or (change.low, change.high) == (min(changes), max(changes))
    assert case.scales[0].cap is not None or not change.loose


def numbers(*statements: Statement, cap: Fraction | None = None, **more: object) -> Outlook:
    """The outlook of a party that states its numbers on two issues as given."""
    case = Case(
        "given",
        parties=(Party("p", text("P")),),
        issues=(
            Issue("i", options=(Option("a"), Option("b")), status_quo="a"),
            Issue("j", options=(Option("a"), Option("b")), status_quo="a"),
        ),
        statements=statements,
        scales=(Scale("p", as_given=True, cap=cap),),
        **more,  # type: ignore[arg-type]
    )
    return Outlook(case, "p")


def ends(options: str) -> Package:
    """``ab``: option a on i, option b on j."""
    return Package((("i", options[0]), ("j", options[1])))


def test_values_need_not_lie_between_0_and_100() -> None:
    """Numbers as given may be of any size: they contradict nothing."""
    outlook = numbers(
        Weight("w", "p", "i", F(1)),
        Value("a", "p", "i", "a", F(-30)),
        Value("b", "p", "i", "b", F(250), (F(240), F(260))),
    )

    assert not outlook.contradictory
    assert Span(F(270), F(290)) == outlook.difference(ends("ba"), ends("aa"))


def test_order_without_numbers_bounds_the_sign_alone() -> None:
    """A direction on an issue without numbers says which way, not how much, and never nothing."""
    outlook = numbers(
        Weight("w", "p", "i", F(1)),
        Value("a", "p", "i", "a", F(0)),
        Value("b", "p", "i", "b", F(1)),
        Direction("d", "p", "j", "less"),
    )

    assert Span(None, F(0)) == outlook.difference(ends("ab"), ends("aa"))
    assert Span(None, F(1)) == outlook.difference(ends("bb"), ends("aa"))


def test_numbers_that_refute_a_stated_preference_contradict_it() -> None:
    """A package preferred over another that its numbers put above it: no utility is compatible."""
    stated = (
        Weight("w", "p", "i", F(1)),
        Value("a", "p", "i", "a", F(0)),
        Value("b", "p", "i", "b", F(1)),
    )
    against = Prefers("x", "p", Package((("i", "a"),)), Package((("i", "b"),)))
    beside = Prefers("x", "p", Package((("i", "b"),)), Package((("i", "a"),)))

    assert numbers(*stated, against).contradictory
    assert not numbers(*stated, beside).contradictory


def test_no_deal_cannot_be_worth_two_things() -> None:
    """A worth of no deal above a package it is said to be worse than is a contradiction."""
    stated = (
        Weight("w", "p", "i", F(1)),
        Value("a", "p", "i", "a", F(0)),
        Value("b", "p", "i", "b", F(1)),
    )
    signs = (Comparison("worse_than", Package((("i", "a"),))),)

    low = numbers(*stated, no_deal=(NoDeal("p", value=F(-1), comparisons=signs),))
    high = numbers(*stated, no_deal=(NoDeal("p", value=F(2), comparisons=signs),))

    assert (False, True) == (low.contradictory, high.contradictory)

"""How the worth of a number runs: up to a best and down beyond, flattening; against whole grids."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.preferences import Outlook
from detente.analysis.problem import central_utility
from detente.case import (
    Case,
    Direction,
    Issue,
    Option,
    Order,
    Package,
    Party,
    Range,
    Shape,
    Statement,
    Value,
    Weight,
    text,
)
from oracles.polytopes import F, Form, Vertex, cut_all, start

NUMBERS = range(6)
SEEDS = st.integers(0, 2**40)


def case(*said: Statement) -> Case:
    """A number from 0 to 5 and one issue beside it."""
    return Case(
        id="shapes",
        parties=(Party("a", text("A")),),
        issues=(
            Issue("wage", range=Range(F(0), F(5), F(1)), status_quo="0"),
            Issue("other", options=(Option("yes"), Option("no")), status_quo="no"),
        ),
        statements=(Order("order", "a", "other", (("yes",), ("no",))), *said),
    )


def package(wage: int, other: str) -> Package:
    """A complete package."""
    return Package((("wage", str(wage)), ("other", other)))


def at(number: Fraction | int) -> Form:
    """The part-worth of a number."""
    return {f"p{number}": F(1)}


def plus(*terms: tuple[Fraction | int, Form]) -> Form:
    """The sum of forms."""
    total: Form = {}
    for factor, form in terms:
        for name, c in form.items():
            total[name] = total.get(name, F(0)) + factor * c
    return total


def grid(
    best: int | None, *, concave: bool, rising: bool, values: dict[int, tuple[int, int]]
) -> list[Vertex]:
    """The vertices of what is compatible, with a variable for every number."""
    weight: Form = {"w": F(1)}
    least: list[Form] = [{"": F(1), "w": F(-1)}]
    least += [plus((1, weight), (-1, at(n))) for n in NUMBERS]
    if rising:
        least += [plus((1, at(b)), (-1, at(a))) for a, b in pairwise(NUMBERS)]
        best, ends = 5, [0]
    else:
        ends = [end for end in (0, 5) if end != best]
    if best is not None:
        steps = pairwise(NUMBERS)
        least += [
            plus(*((1, at(b)), (-1, at(a)))[:: 1 if b <= best else -1])
            if b <= best
            else plus((1, at(a)), (-1, at(b)))
            for a, b in steps
        ]
        least.append(plus((1, at(best)), (-1, weight)))
    if concave:
        least += [plus((2, at(n)), (-1, at(n - 1)), (-1, at(n + 1))) for n in NUMBERS if 0 < n < 5]
    named = sorted(values)
    for number, (low, high) in values.items():
        least.append(plus((1, at(number)), (-F(low, 100), weight)))
        least.append(plus((F(high, 100), weight), (-1, at(number))))
    bends = sorted(
        {
            *named,
            *(
                [best]
                if named and not rising and best is not None and named[0] < best < named[-1]
                else []
            ),
        }
    )
    for a, b in pairwise(bends):
        for n in range(a + 1, b):
            line = plus((F(b - n, b - a), at(a)), (F(n - a, b - a), at(b)), (-1, at(n)))
            least += [line, plus((-1, line))]
    names = ["w", *(f"p{n}" for n in NUMBERS)]
    found: list[Vertex] = []
    for end in ends:
        found += cut_all(start(names, F(8)), sorted([*least, plus((-1, at(end)))], key=len))
    return found


def utility(number: int, other: str) -> Form:
    """What a package is worth: its number, and what the other issue weighs beside it."""
    return plus((1, at(number)), (1, {"": F(1), "w": F(-1)} if other == "yes" else {}))


def disagreements(seed: int) -> list[object]:
    """Where bounds of a random shape are not those over the vertices of the whole grid."""
    random = Random(seed)
    rising = random.random() < 0.3
    best = None if rising else random.choice(NUMBERS)
    concave = random.random() < 0.6
    named = random.sample(NUMBERS, random.choice((0, 0, 1, 2)))
    values = {n: (10 * random.randint(0, 5), 10 * random.randint(5, 10)) for n in named}
    said: list[Statement] = [
        Value(f"value.{n}", "a", "wage", str(n), None, (F(low), F(high)))
        for n, (low, high) in values.items()
    ]
    if rising:
        said += [Direction("towards", "a", "wage", "more")]
    if concave or not rising:
        said.append(Shape("shape", "a", "wage", None if best is None else str(best), concave))
    outlook = Outlook(case(*said), "a")
    known = grid(best, concave=concave, rising=rising, values=values)
    weighs = any(vertex.value({"w": F(1)}) for vertex in known)
    if not weighs or outlook.contradictory:
        reason = outlook.refutation()
        shown = reason is not None and reason.proved
        return [] if not weighs and shown else [said, len(known), reason]
    found: list[object] = []
    for _ in range(5):
        one, other = random.choice(NUMBERS), random.choice(NUMBERS)
        first, second = random.choice(("yes", "no")), random.choice(("yes", "no"))
        form = plus((1, utility(one, first)), (-1, utility(other, second)))
        ends = [vertex.value(form) for vertex in known]
        span = outlook.certified(package(one, first), package(other, second)).span
        if (span.low, span.high, span.loose) != (min(ends), max(ends), False):
            found.append((said, one, first, other, second, span, min(ends), max(ends)))
    return found


@settings(max_examples=25)
@given(SEEDS)
def test_shapes_are_bounded_as_on_the_whole_grid(seed: int) -> None:
    """A rising, peaked or flattening number is bounded as with a variable for each number."""
    assert [] == disagreements(seed)


@pytest.mark.nightly
def test_many_shapes() -> None:
    """The same on three hundred shapes."""
    assert [] == [seed for seed in range(300) if disagreements(seed)]


def test_a_best_number_is_worth_everything() -> None:
    """The best is at 100, and further away on the same side is never better."""
    outlook = Outlook(case(Shape("shape", "a", "wage", "3")), "a")
    value = outlook.value("wage", "3")

    assert (F(1), F(1)) == (value.low, value.high)
    assert outlook.no_loss(package(2, "no"), package(1, "no"))
    assert not outlook.no_loss(package(2, "no"), package(4, "no"))


def test_flattening_gives_the_middle_more_than_half() -> None:
    """Where every further unit adds less, half of the way is at least half of the worth."""
    towards = Direction("towards", "a", "wage", "more")
    value = Outlook(case(towards, Shape("shape", "a", "wage", None, True)), "a").value("wage", "2")

    assert (F(2, 5), F(1)) == (value.low, value.high)


def test_a_best_number_between_values_bends_the_line() -> None:
    """The central utility runs up to the best at 100 and down from it, not past it."""
    said: tuple[Statement, ...] = (
        *(Value(f"v{n}", "a", "wage", str(n), F(points)) for n, points in ((0, 0), (5, 50))),
        *(Value(f"o{o}", "a", "other", o, F(points)) for o, points in (("yes", 100), ("no", 0))),
        Weight("w1", "a", "wage", F(60)),
        Weight("w2", "a", "other", F(40)),
        Shape("shape", "a", "wage", "3"),
    )
    found = central_utility(case(*said), "a")
    outlook = Outlook(case(*said), "a")

    assert found is not None
    row = [found.table["wage"][str(n)] for n in NUMBERS]
    assert [F(p, 100) * F(3, 5) for p in (0, F(100, 3), F(200, 3), 100, 75, 50)] == row
    assert not outlook.contradictory
    assert [F(3, 5)] * 2 == [outlook.worth("wage", "3").low, outlook.worth("wage", "3").high]

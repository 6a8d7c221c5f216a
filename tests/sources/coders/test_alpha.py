from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.sources.coders import alpha, jaccard, nominal

FOUR_OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
TWO_OBSERVERS = ("a a b b d c c c e d d a", "b a b b b c c c e d d d")
BINARY = ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")


def _units(rows: tuple[str, ...]) -> list[list[str]]:
    columns = zip(*(row.split() for row in rows), strict=True)
    return [[value for value in column if value != "."] for column in columns]


@pytest.mark.parametrize(
    ("rows", "published"),
    [(FOUR_OBSERVERS, "0.743"), (TWO_OBSERVERS, "0.692"), (BINARY, "0.095")],
)
def test_published_examples(rows: tuple[str, ...], published: str) -> None:
    """The nominal examples of Krippendorff (2011): missing data, five names, two names."""
    found = alpha(_units(rows))
    assert found.value is not None

    assert published == f"{float(found.value):.3f}"


def test_counts_beside_the_figure() -> None:
    """Units with two values or more, the values in them, pairs that agree: what a reader checks."""
    found = alpha(_units(BINARY))

    assert (10, 20, 6, 10) == (found.units, found.values, found.agreeing, found.pairs)
    assert 40 == alpha(_units(FOUR_OBSERVERS)).values


def _unlike(unit: list[int]) -> Fraction:
    pairs = list(combinations(unit, 2))
    return Fraction(sum(a != b for a, b in pairs), len(pairs))


def _by_permutation(units: list[list[int]]) -> Fraction | None:
    """Alpha from its meaning: disagreement within units over that of all values shuffled.

    Expected disagreement is the mean difference of the first two values over all orders of all
    values; the observed one weighs each unit by its values.
    """
    kept = [unit for unit in units if len(unit) > 1]
    values = [value for unit in kept for value in unit]
    if not values:
        return None
    observed = sum((len(unit) * _unlike(unit) for unit in kept), Fraction(0)) / len(values)
    orders = list(permutations(values))
    expected = Fraction(sum(order[0] != order[1] for order in orders), len(orders))
    return None if expected == 0 else 1 - observed / expected


@given(st.lists(st.lists(st.integers(0, 2), max_size=3), max_size=3).filter(bool))
def test_same_as_over_all_permutations(units: list[list[int]]) -> None:
    """Alpha is 1 minus observed over expected disagreement, the latter over every shuffling."""
    kept = sum(len(unit) for unit in units if len(unit) > 1)
    if kept <= 7:
        assert _by_permutation(units) == alpha(units).value


@given(st.lists(st.lists(st.integers(0, 3), max_size=4), max_size=8), st.randoms())
def test_order_does_not_count(units: list[list[int]], random: object) -> None:
    """Neither the order of the units nor that of the coders changes anything."""
    shuffled = [list(reversed(unit)) for unit in units]
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert alpha(units) == alpha(shuffled)


@given(st.lists(st.tuples(st.lists(st.integers(0, 2), max_size=3), st.integers(0, 4)), max_size=6))
def test_times_means_repeated(counted: list[tuple[list[int], int]]) -> None:
    """A unit that stands n times is n units."""
    repeated = [unit for unit, times in counted for _ in range(times)]

    assert alpha(repeated) == alpha([u for u, _ in counted], times=[t for _, t in counted])


@pytest.mark.parametrize("units", [[], [["a"]], [["a", "a"], ["a", "a"]], [["a"], ["b"]]])
def test_no_variation_is_undefined(units: list[list[str]]) -> None:
    """Where every value is the same, or nothing can be compared, there is no alpha; never 1."""
    assert alpha(units).value is None


def test_full_agreement_with_variation() -> None:
    """Equal values in units that differ: 1."""
    assert 1 == alpha([["a", "a"], ["b", "b"]]).value


def test_sets_that_share_members() -> None:
    """By share, sets with common members are partly equal; by name, they are not equal."""
    one, both, other = frozenset("a"), frozenset("ab"), frozenset("c")
    units = [[one, both], [other, other]]

    assert Fraction(1, 2) == jaccard(one, both)
    assert [0, 1] == [jaccard(frozenset(), frozenset()), jaccard(one, other)]
    named, shared = alpha(units).value, alpha(units, jaccard).value
    assert named is not None
    assert shared is not None
    assert named < shared
    assert 1 == nominal(one, both)

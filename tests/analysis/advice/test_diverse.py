"""A few packages as different as possible."""

from __future__ import annotations

from itertools import combinations, product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.advice.diverse import distance, diverse
from detente.case import Package


def _packages(seed: int, count: int) -> list[Package]:
    every = [
        Package(tuple((f"i{j}", option) for j, option in enumerate(options)))
        for options in product("xyz", repeat=4)
    ]
    return Random(seed).sample(every, count)


def _smallest(packages: list[Package], chosen: tuple[int, ...]) -> int:
    return min(distance(packages[a], packages[b]) for a, b in combinations(chosen, 2))


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), count=st.integers(4, 14))
def test_three_are_as_different_as_any_three(seed: int, count: int) -> None:
    """With the first among them, no three differ on more issues: every triple was tried."""
    packages = _packages(seed, count)
    triples = ((0, *pair) for pair in combinations(range(1, count), 2))
    best = max(_smallest(packages, triple) for triple in triples)
    found = diverse(packages, lambda _a, _b: True, least=1, most=3)

    assert 0 == found[0]
    assert best == _smallest(packages, found)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), count=st.integers(1, 14))
def test_all_differ_and_are_alike(seed: int, count: int) -> None:
    """Whatever is chosen, any two differ on two issues at least and may stand side by side."""
    packages = _packages(seed, count)
    found = diverse(packages, lambda a, b: (a + b) % 3 != 0)

    for a, b in combinations(found, 2):
        assert distance(packages[a], packages[b]) >= 2
        assert (a + b) % 3 != 0
    assert len(set(found)) == len(found) <= 5


def test_variants_of_one_are_not_offered() -> None:
    """Packages that differ on one issue from each other leave the first one alone."""
    base = Package((("i0", "x"), ("i1", "x"), ("i2", "x")))
    variants = [base, *(base.changed({"i0": option}) for option in "yz")]

    assert (0,) == diverse(variants, lambda _a, _b: True)


def test_an_issue_left_open_is_another_offer() -> None:
    """A package that leaves an issue open differs there from one that settles it."""
    settled = Package((("i0", "x"), ("i1", "x")))

    assert (
        1
        == distance(settled, Package((("i0", "x"),)))
        == distance(Package((("i0", "x"),)), settled)
    )

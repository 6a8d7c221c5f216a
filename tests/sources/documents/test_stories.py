from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import hypothesis.strategies as st
from hypothesis import given

from detente.sources.documents import shingles, stories

SETS = st.lists(st.frozensets(st.integers(0, 12), min_size=1, max_size=10), max_size=8)


def _by_brute_force(sets: list[frozenset[int]]) -> set[frozenset[int]]:
    """Groups that hang together, every pair looked at."""
    groups = [{index} for index in range(len(sets))]
    for one, other in combinations(range(len(sets)), 2):
        small, large = sorted((sets[one], sets[other]), key=len)
        if Fraction(len(small & large), len(small)) >= Fraction(3, 5):
            joined = [g for g in groups if one in g or other in g]
            groups = [g for g in groups if g not in joined] + [set().union(*joined)]
    return {frozenset(group) for group in groups if len(group) > 1}


@given(SETS)
def test_stories_are_those_of_every_pair(sets: list[frozenset[int]]) -> None:
    """The prefix finds every pair that counting all pairs finds."""
    found = stories({str(index): held for index, held in enumerate(sets)})

    assert _by_brute_force(sets) == {frozenset(map(int, group)) for group in found}


def test_a_shortened_report_is_the_same_story() -> None:
    """A text that holds most of another belongs to it; one of other words does not."""
    words = [f"wort{n}" for n in range(200)]
    texts = {"long": " ".join(words), "short": " ".join(words[20:90]), "other": "ganz anders " * 30}

    assert (("long", "short"),) == stories({name: shingles(text) for name, text in texts.items()})


def test_case_and_signs_do_not_count() -> None:
    """Shingles are of words, in small letters."""
    assert shingles("Der Pegel, am Fluss: steigt.") == shingles("der pegel am fluss STEIGT")
    assert frozenset() == shingles(" – ")

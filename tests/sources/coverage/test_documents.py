"""Copies and near-duplicates of one story count as one document."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from detente.case import Source
from detente.sources.coverage import near_duplicates, stories
from detente.sources.coverage.documents import NEAR, SHINGLE

WORDS = [f"w{number}" for number in range(400)]


def test_copies_count_once() -> None:
    """The same story, the same bytes or the same text: one document, through a third one too."""
    sources = [
        Source("a", story="x"),
        Source("b", story="x", sha256="0" * 64),
        Source("c", sha256="0" * 64, text_sha256="1" * 64),
        Source("d", text_sha256="1" * 64),
        Source("e"),
    ]

    assert {"a": ("a", "b", "c", "d"), "e": ("e",)} == stories(sources)


def test_what_is_unknown_is_nobodys_copy() -> None:
    """Sources without a hash are not alike for having none."""
    assert {"a": ("a",), "b": ("b",)} == stories([Source("a"), Source("b")])


def test_near_duplicates_count_once() -> None:
    """A pair found nearly the same joins two stories."""
    assert {"a": ("a", "b")} == stories([Source("a"), Source("b")], [("a", "b")])


def test_a_story_with_an_addition_is_still_that_story() -> None:
    """An agency report inside a longer article is found; another report is not."""
    report = " ".join(WORDS[:100])
    texts = {
        "agency": report,
        "paper": f"{' '.join(WORDS[200:300])} {report.upper()}.",
        "other": " ".join(WORDS[100:200]),
    }

    assert (("agency", "paper"),) == near_duplicates(texts)


def test_texts_too_short_to_compare_are_apart() -> None:
    """Fewer words than a shingle say nothing about a common origin."""
    assert () == near_duplicates({"a": "no deal", "b": "no deal"})


@given(st.lists(st.text(alphabet="ab ", max_size=60), max_size=5))
def test_pairs_are_those_of_the_definition(texts: list[str]) -> None:
    """The pairs are exactly those whose shingles overlap by the stated share of the fewer."""
    named = {f"t{number}": written for number, written in enumerate(texts)}

    def shingles(written: str) -> set[tuple[str, ...]]:
        words = written.split()
        return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}

    expected = [
        (one, other)
        for one, other in combinations(named, 2)
        if min(len(shingles(named[one])), len(shingles(named[other])))
        and len(shingles(named[one]) & shingles(named[other]))
        >= NEAR * min(len(shingles(named[one])), len(shingles(named[other])))
    ]

    assert sorted(expected) == sorted(near_duplicates(named))

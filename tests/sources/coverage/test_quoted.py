"""Words in quotation marks are counted once, exactly where the text is at hand."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.case import Claim, Mode, Passage
from detente.case.passages import withheld
from detente.sources.coverage import Quoted, quoted

GERMAN = {"s": "de"}


def _claim(mode: Mode, *passages: Passage, one: str = "c") -> Claim:
    return Claim(one, "s", mode=mode, passages=passages)


def _passage(exact: str, start: int | None = None) -> Passage:
    end = None if start is None else start + len(exact)
    return Passage("s", start=start, end=end, exact=exact)


def test_a_direct_quotation_counts_every_word() -> None:
    """Signs without a letter or digit are no words."""
    said = _claim(Mode.DIRECT, _passage("We need water – in summer, all 30 farms."))

    assert Quoted(8) == quoted([said], GERMAN)


@pytest.mark.parametrize("marks", ["„{}“", "“{}”", "»{}«", "«{}»", '"{}"', "„{}”", '„{}"'])
def test_a_mixed_one_counts_the_words_in_marks(marks: str) -> None:
    """Whichever quotation marks the source uses."""
    words = marks.format("no drop for free")

    assert Quoted(4) == quoted([_claim(Mode.MIXED, _passage(f"She gives {words}, she said"))], {})


@pytest.mark.parametrize("mode", [Mode.AUTHOR, Mode.INDIRECT, Mode.REPORTED, None])
def test_marks_of_distance_are_no_quotation(mode: Mode | None) -> None:
    """An author's own quotation marks quote nobody."""
    said = Claim("c", "s", mode=mode, passages=(_passage('the "weak" side'),))

    assert Quoted() == quoted([said], {})


def test_one_passage_quoted_by_two_claims_counts_once() -> None:
    """A part of words counted already adds nothing, in either order."""
    whole, part = _passage("water and money for all", 10), _passage("money for all", 20)
    claims = [_claim(Mode.DIRECT, whole, one="c1"), _claim(Mode.DIRECT, part, one="c2")]

    assert Quoted(5) == quoted(claims, {})
    assert Quoted(5) == quoted(claims[::-1], {})


def test_the_same_words_elsewhere_count_again() -> None:
    """Said twice is quoted twice."""
    claims = [
        _claim(Mode.DIRECT, _passage("no water", start), one=f"c{start}") for start in (0, 50)
    ]

    assert Quoted(4) == quoted(claims, {})


def test_a_withheld_quotation_is_counted_by_its_length() -> None:
    """The estimate is marked as one: 24 characters are three German words, four English ones."""
    hidden = _claim(Mode.DIRECT, withheld(_passage("x" * 24, 5)))

    assert Quoted(3, estimated=True) == quoted([hidden], GERMAN)
    assert Quoted(4, estimated=True) == quoted([hidden], {"s": "en"})


def test_of_a_withheld_sentence_only_the_quoted_part_counts() -> None:
    """The passage that lies inside another one of the claim is what was quoted."""
    sentence, part = _passage("y" * 100, 0), _passage("y" * 16, 40)
    said = _claim(Mode.MIXED, withheld(sentence), withheld(part))

    assert Quoted(2, estimated=True) == quoted([said], GERMAN)


def test_what_cannot_be_counted_is_named() -> None:
    """A withheld sentence with a quoted part nobody marked is no zero."""
    said = _claim(Mode.MIXED, withheld(_passage("y" * 100, 0)))

    assert Quoted(0, uncounted=("c",)) == quoted([said], GERMAN)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8)), max_size=8), st.randoms())
def test_words_are_counted_once_in_any_order(spans: list[tuple[int, int]], random: Random) -> None:
    """Of passages in one text those inside no other count, however the claims are ordered."""
    text = "".join("a " for _ in range(40))
    passages = [_passage(text[2 * s : 2 * (s + n)], 2 * s) for s, n in spans]
    claims = [_claim(Mode.DIRECT, one, one=f"c{i}") for i, one in enumerate(passages)]
    outer = {
        (s, n)
        for s, n in spans
        if not any((t, m) != (s, n) and t <= s and s + n <= t + m for t, m in spans)
    }
    random.shuffle(claims)

    assert Quoted(sum(n for _, n in outer)) == quoted(claims, {})

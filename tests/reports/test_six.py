"""A cell of the brief has at most six words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.reports.words.six import count, fitting


def test_first_short_candidate_wins() -> None:
    """The fullest candidate that fits is taken."""
    assert "one two" == fitting(["one two three four five six seven", "one two", "one"])


def test_longest_last_resort_is_cut() -> None:
    """Where none fits, the last is cut and says so."""
    assert "1 2 3 4 5 6…" == fitting(["1 2 3 4 5 6, 7"])


def test_nothing_to_say_is_nothing() -> None:
    """Empty candidates are skipped."""
    assert ("", "a") == (fitting([]), fitting(["", "a"]))


@given(st.lists(st.text(), max_size=4))
def test_never_more_than_six_words(candidates: list[str]) -> None:
    """Whatever is written, a reader counts six words at most."""
    assert 6 >= count(fitting(candidates))

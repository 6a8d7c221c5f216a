"""Long words may break at syllables, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reports.words.hyphens import breakable, without_breaks


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("Landesparlament", "Landes-par-la-ment"),
        ("Rüstungskontrolle", "Rüstungs-kon-trolle"),
        ("Unterstützer", "Unter-stützer"),
        ("Sicherheitsgarantien", "Sicher-heits-ga-ran-tien"),
        ("Konsulate", "Konsulate"),
    ],
)
def test_words_break_between_syllables(word: str, broken: str) -> None:
    """Long words break before a consonant that opens a syllable; short ones do not."""
    assert broken == breakable(word).replace("\u00ad", "-")


@given(st.text(st.characters(exclude_characters="\u00ad")))
def test_only_soft_hyphens_are_added(words: str) -> None:
    """Without the soft hyphens the words are the same."""
    assert words == without_breaks(breakable(words))

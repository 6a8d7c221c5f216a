"""Vague words are told to those who read the text they stand in."""

from __future__ import annotations

import pytest

import detente
from detente.reports.words.names import Names
from detente.reports.words.remarks import remarks
from strategies.shipped_cases import shipped


@pytest.mark.parametrize(
    ("language", "told", "silent"),
    [("en", "in due course", "zeitnah"), ("de", "zeitnah", "in due course")],
)
def test_only_the_words_of_this_language_are_told(language: str, told: str, silent: str) -> None:
    """A case in two languages has the vague word twice; a reader sees one of them."""
    case = shipped("river-treaty")
    found = detente.roadmap(case, "dam=first,meters=shared")
    said = " ".join(remarks(Names(case, language), found))

    assert told in said
    assert silent not in said

"""What a card says of each question."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.app.analyze import analyze
from detente.app.examples import example
from detente.formats import read
from detente.reports.in_a_sentence import in_a_sentence
from detente.reports.views.brief import brief_view


@pytest.mark.parametrize("language", ["en", "de"])
def test_cards_say_what_the_brief_says(language: str) -> None:
    """Where the brief has a sentence on a question, the card has the same."""
    case = read(Path(str(example("alaska-2025")))).case
    assert case is not None
    analysis = analyze(case)
    said = in_a_sentence(analysis, language)
    brief = [words for _, words in brief_view(analysis, language).sentences]

    for key in ("packages", "conflicts", "ratification", "roadmap"):
        assert said[key] in brief

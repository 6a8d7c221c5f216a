"""The brief in a terminal: the same words, without markup."""

from __future__ import annotations

from detente.reports import summary_text
from detente.reports.views.brief import brief_view
from strategies.findings import numberless


def test_summary_has_the_three_sentences_and_every_cell() -> None:
    """Whoever reads no page reads the same findings."""
    words, brief = summary_text(numberless(), "de"), brief_view(numberless(), "de")

    for label, said in brief.sentences:
        assert f"{label}: {said}" in words
    assert "  ✗ Hafenarbeitergewerkschaft: lehnt ab – Keine Arbeit auf Abruf [unbelegt]" in words
    assert 25 == words.count("\n  ")


def test_summary_has_no_hidden_signs() -> None:
    """Soft hyphens stay on pages that break words."""
    assert "\u00ad" not in summary_text(numberless(), "de")

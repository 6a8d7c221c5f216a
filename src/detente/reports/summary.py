"""The brief as plain text, for a terminal."""

from __future__ import annotations

from detente.analysis.overview import Analysis
from detente.reports.views.brief import BriefView, CellView, brief_view
from detente.reports.words.hyphens import without_breaks

_MARKS = {"certain": "✓", "possible": "~", "refused": "✗", "unknown": "?"}


def summary_text(analysis: Analysis, language: str) -> str:
    """The sentences, a line per cell, and what would turn one; no line is wrapped."""
    brief = brief_view(analysis, language)
    parts = [
        f"{brief.title}\n{brief.as_of} · {brief.marking}",
        *(f"{label}: {words}" for label, words in brief.sentences),
        *_matrix(brief),
        "\n".join(brief.flips),
    ]
    return without_breaks("\n\n".join(part for part in parts if part)) + "\n"


def _matrix(brief: BriefView) -> list[str]:
    return [
        "\n".join([row.name, *(f"  {_MARKS[c.acceptance]} {_cell(c)}" for c in row.cells)])
        for row in brief.rows
    ]


def _cell(cell: CellView) -> str:
    grade = f" [{cell.grade_word}]" if cell.grade_word else ""
    could = f"; {cell.could}" if cell.could else ""
    return f"{cell.party}: {cell.word} – {cell.deciding}{grade}{could}"

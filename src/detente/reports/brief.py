"""The brief as one self-contained page."""

from __future__ import annotations

from detente.analysis.overview import Analysis
from detente.reports.environment import rendered
from detente.reports.views.brief import brief_view
from detente.reports.words.names import Names


def brief_html(analysis: Analysis, language: str) -> str:
    """The brief in HTML: one file without script, one printed page of A4."""
    names = Names(analysis.case, language, brief=True)
    return rendered("brief.html", names, brief=brief_view(analysis, language))

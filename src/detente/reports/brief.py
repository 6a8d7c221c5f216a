"""The brief as one self-contained page, or as a section of somebody else's."""

from __future__ import annotations

from detente.analysis.overview import Analysis
from detente.reports.environment import rendered, style_sheet
from detente.reports.views.beside import Beside
from detente.reports.views.brief import brief_view
from detente.reports.words.names import Names

WIDEST = 600
"""Thousandths of the matrix that a column takes at most: the row names beside a single party."""


def brief_html(analysis: Analysis, language: str) -> str:
    """The brief in HTML: one file without script, one printed page of A4."""
    names = Names(analysis.case, language, brief=True)
    return rendered("brief.html", names, brief=brief_view(analysis, language))


def brief_section(analysis: Analysis, language: str, beside: Beside | None = None) -> str:
    """The brief as a section of a page that links `brief_styles` and has the marks once.

    With ``beside`` its cells lead to what decides them, and what is another than before is marked.
    """
    names = Names(analysis.case, language, brief=True)
    laid = {} if beside is None else {"beside": beside}
    return rendered("brief_section.html", names, brief=brief_view(analysis, language), **laid)


def brief_styles() -> str:
    """The style sheet of `brief_section`, for any number and width of columns."""
    every = {"setting": {"widths": range(WIDEST + 1)}}
    return f"{style_sheet('marks.css')}\n{style_sheet('brief.css', brief=every)}\n"

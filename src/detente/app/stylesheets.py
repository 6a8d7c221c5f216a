"""The report's own style, for pages that show its sections."""

from __future__ import annotations

from functools import cache
from importlib import resources

_SHEETS = ("base.css", "report.css", "coverage.css", "roadmap.css")


@cache
def report_css() -> str:
    """The style of the sections of a report, for whatever stands in an element ``.fragment``.

    Nested, so that it touches nothing else on the page; what it says of the whole page (its
    colours, paper sizes) then applies to nothing, and the page's own colours hold.
    """
    from detente.reports.environment import style_sheet

    written = "\n".join(style_sheet(sheet) for sheet in _SHEETS)
    return f".fragment {{\n{written}\n}}\n"


@cache
def brief_css() -> str:
    """The style of a brief among the other parts of a page, printed as the brief itself is."""
    from detente.reports.brief import brief_styles

    return brief_styles()


@cache
def marks_svg() -> str:
    """The shapes of answers and grades that sections refer to: once on every page of them."""
    return (resources.files("detente.reports") / "templates" / "marks.svg").read_text("utf-8")

"""The report's own style, for pages that show its sections."""

from __future__ import annotations

from functools import cache
from importlib import resources

_SHEETS = ("base", "brief", "report", "coverage", "roadmap")


@cache
def report_css() -> str:
    """The style of brief and report, for whatever stands inside an element of class ``fragment``.

    Nested, so that it touches nothing else on the page; what it says of the whole page (its
    colours, paper sizes) then applies to nothing, and the page's own colours hold.
    """
    templates = resources.files("detente.reports") / "templates"
    written = "\n".join((templates / f"{name}.css").read_text("utf-8") for name in _SHEETS)
    return f".fragment {{\n{written}\n}}\n"


def marks_svg() -> str:
    """The shapes of answers and grades that sections refer to: once on every page of them."""
    return (resources.files("detente.reports") / "templates" / "marks.svg").read_text("utf-8")

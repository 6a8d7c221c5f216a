"""The report: everything behind the brief, in one self-contained page."""

from __future__ import annotations

from detente.analysis.overview import Analysis
from detente.analysis.robustness import Robustness, Samples
from detente.reports.environment import rendered
from detente.reports.sections import section_values, sections_present
from detente.reports.views.brief import brief_view
from detente.reports.words.names import Names


def report_html(
    analysis: Analysis,
    language: str,
    samples: Samples | None = None,
    sure: Robustness | None = None,
) -> str:
    """The report in HTML: the brief on top, then a section per finding; no script.

    ``samples`` and ``sure`` make up a section of their own where they were asked for.
    """
    names = Names(analysis.case, language)
    brief = brief_view(analysis, language)
    values = section_values(analysis, names, samples, sure)
    return rendered(
        "report.html",
        names,
        brief=brief,
        marking_css=css_text(brief.marking),
        sections=sections_present(analysis, values),
        annex=f"{names.say('report.section.annex')}: ",
        **values,
    )


def css_text(words: str) -> object:
    """Somebody's words as a CSS string that nothing can break out of: every sign is a number."""
    from markupsafe import Markup

    signs = "".join(
        sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in words
    )
    return Markup(f'"{signs}"')

"""Findings to the brief and the report: HTML, DOCX, and the JSON that says the same.

Everything here is a view of an `Analysis`; nothing computes.
"""

from detente.reports.answers import (
    difference_json,
    difference_text,
    improvements_json,
    improvements_text,
)
from detente.reports.as_json import as_json
from detente.reports.brief import brief_html
from detente.reports.brief_docx import brief_docx
from detente.reports.prefs import preferences_json, preferences_text
from detente.reports.ratification import ratification_json, ratification_text
from detente.reports.report import report_html
from detente.reports.robustness import robustness_json, robustness_text
from detente.reports.samples import samples_json, samples_text
from detente.reports.summary import summary_text

__all__ = [
    "as_json",
    "brief_docx",
    "brief_html",
    "difference_json",
    "difference_text",
    "improvements_json",
    "improvements_text",
    "preferences_json",
    "preferences_text",
    "ratification_json",
    "ratification_text",
    "report_html",
    "robustness_json",
    "robustness_text",
    "samples_json",
    "samples_text",
    "summary_text",
]

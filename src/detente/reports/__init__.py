"""Findings to the brief and the report: HTML, DOCX, and the JSON that says the same.

Everything here is a view of an `Analysis`; nothing computes.
"""

from detente.reports.brief import brief_html

__all__ = ["brief_html"]

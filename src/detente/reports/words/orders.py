"""Certain orders between the packages of the brief, in words."""

from __future__ import annotations

from detente.analysis.agreements import CertainOrder
from detente.analysis.overview import Analysis
from detente.reports.words.names import Names
from detente.reports.words.rows import ref_name


def certain_order(names: Names, analysis: Analysis, order: CertainOrder) -> str:
    """``For Delta, "first step 1" is certainly at least as good as "Today"``."""
    return names.say(
        "report.order.tie" if order.tie else "report.order.better",
        party=names.party(order.party),
        better=names.quoted(ref_name(names, analysis, order.better)),
        worse=names.quoted(ref_name(names, analysis, order.worse)),
    )

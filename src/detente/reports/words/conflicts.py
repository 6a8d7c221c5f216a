"""Demands that cannot all be met, in words: whose they are, and what they rest on."""

from __future__ import annotations

from detente.analysis.red_lines import Conflict
from detente.reports.words import elements
from detente.reports.words.names import Names


def conflict(names: Names, finding: Conflict) -> str:
    """One conflict as two or three sentences."""
    demands = "; ".join(elements.full(names, demand) for demand in finding.demands)
    return " ".join(
        [names.say("report.conflict.sentence", demands=demands), *cautions(names, finding)]
    )


def cautions(names: Names, finding: Conflict) -> tuple[str, ...]:
    """Through which facts the demands clash, and how far that is known."""
    words: list[str] = []
    if finding.facts:
        facts = "; ".join(elements.full(names, fact) for fact in finding.facts)
        words.append(names.say("report.conflict.facts", facts=facts))
    if finding.possible:
        words.append(names.say("report.conflict.possible"))
    if not finding.proved:
        words.append(names.say("report.conflict.unproved"))
    return tuple(words)

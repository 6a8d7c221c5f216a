"""Opposed positions on an issue, in words: who wants what."""

from __future__ import annotations

from detente.analysis.agreements import Contest
from detente.reports.words.names import Names


def contest(names: Names, finding: Contest) -> str:
    """``Territory: Borders of 1991 (Ukraine); present control recognised (Russia)``."""
    return names.say(
        "report.contested.issue",
        issue=names.issue(finding.issue),
        sides=opposed(names, finding),
    )


def opposed(names: Names, finding: Contest) -> str:
    """The sides alone, under the issue's own heading."""
    return "; ".join(
        names.say(
            "report.contested.side",
            options=names.either(names.option(finding.issue, option) for option in options),
            parties=names.parties(parties),
        )
        for options, parties, _ in finding.sides
    )

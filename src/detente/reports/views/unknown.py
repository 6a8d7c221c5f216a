"""What nobody has said: the parties, issues and dates about which the case is silent."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.overview import Analysis
from detente.case import Kind
from detente.reports.words.names import Names


def unknown_view(names: Names, analysis: Analysis) -> tuple[str, ...]:
    """One sentence per kind of silence."""
    return tuple(_silences(names, analysis))


def _silences(names: Names, analysis: Analysis) -> Iterator[str]:
    case = analysis.case
    parties = [party.id for party in case.parties if party.kind is not Kind.MEDIATOR]
    lines = {line.owner for line in case.red_lines}
    silent = {
        "wants": [party for party in parties if not case.said_by(party)],
        "no_deal": [party for party in parties if not case.no_deal_of(party).stated],
        "red_lines": [party for party in parties if party not in lines],
    }
    for kind, found in silent.items():
        if found:
            yield names.say(f"report.unknown.{kind}", parties=names.parties(found))
    spoken = {getattr(statement, "issue", None) for statement in case.statements}
    spoken |= {
        issue
        for statement in case.statements
        for name in ("package", "over")
        if hasattr(statement, name)
        for issue, _ in getattr(statement, name).choices
    }
    missing = {
        "unspoken": [issue.id for issue in case.issues if issue.id not in spoken],
        "status_quo": [issue.id for issue in case.issues if issue.status_quo is None],
        "readings": [issue.id for issue in case.issues if not issue.decided_by],
    }
    for kind, issues in missing.items():
        if issues:
            joined = names.both(names.issue(issue) for issue in issues)
            yield names.say(f"report.unknown.{kind}", issues=joined)
    if case.as_of is None:
        yield names.say("report.unknown.as_of")

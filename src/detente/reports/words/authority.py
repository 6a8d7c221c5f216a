"""Who decides what, in words."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.agreements import Authority
from detente.reports.words.names import Names


def authority(names: Names, finding: Authority) -> str:
    """The agenda in up to three sentences."""
    groups = (
        ("settle", finding.settle),
        ("recommend", finding.recommend),
        ("not_theirs", finding.not_theirs),
    )
    return " ".join(
        names.say(f"report.authority.{kind}", issues=_issues(names, issues))
        for kind, issues in groups
        if issues
    )


def _issues(names: Names, issues: Sequence[str]) -> str:
    return names.both(names.issue(issue) for issue in issues)

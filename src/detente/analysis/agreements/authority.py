"""Whose agenda is it? What the parties at hand may settle, only recommend, or not touch."""

from __future__ import annotations

from collections.abc import Iterable

from detente.analysis.agreements.findings import Authority
from detente.case import Case


def authority(case: Case, parties: Iterable[str]) -> Authority:
    """Split the agenda by ``decided_by`` (case file, rule 4).

    An issue whose deciders nobody stated is for whoever negotiates to settle.
    """
    present = set(parties)
    settle, recommend, not_theirs = [], [], []
    for issue in case.issues:
        deciders = set(issue.decided_by)
        if deciders <= present:
            settle.append(issue.id)
        elif deciders & present:
            recommend.append(issue.id)
        else:
            not_theirs.append(issue.id)
    return Authority(tuple(settle), tuple(recommend), tuple(not_theirs))

"""What of a party's statements cannot all hold, and the smallest changes that would mend it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from detente.analysis.preferences.conflicts import conflicts, conflicts_among, repairs
from detente.analysis.preferences.findings import Conflict, Repair
from detente.case import Case, Statement


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A minimal conflict with the choices that would mend it and all others, the cheapest first."""

    conflict: Conflict
    repairs: tuple[Repair, ...]


def contradictions(case: Case, party: str) -> tuple[Contradiction, ...]:
    """Every contradiction in what a party says itself, the smallest first; none where it fits."""
    found = conflicts(case, party)
    choices = repairs(case, party, found)
    return tuple(Contradiction(conflict, choices) for conflict in found.conflicts)


def contradictions_between(
    case: Case,
    party: str,
    statements: Sequence[Statement],
    first: Collection[str],
    second: Collection[str],
) -> tuple[Contradiction, ...]:
    """Those among statements of several voices in which two sets of ids both have a part."""
    found = conflicts_among(case, party, statements)
    choices = repairs(case, party, found, statements=statements)
    return tuple(
        Contradiction(conflict, choices)
        for conflict in found.conflicts
        if not set(first).isdisjoint(conflict.statements)
        and not set(second).isdisjoint(conflict.statements)
    )

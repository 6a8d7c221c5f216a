"""What of a party's statements cannot all hold, and the smallest changes that would mend it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from detente.analysis.preferences.conflicts import Conflicts, conflicts, conflicts_among
from detente.analysis.preferences.findings import Conflict, Repair
from detente.case import Case, Confidence, Statement, standing

COSTS = {Confidence.SURE: 3, Confidence.THINK_SO: 2, Confidence.GUESS: 1}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A minimal conflict with the choices that would mend it, the cheapest first."""

    conflict: Conflict
    repairs: tuple[Repair, ...]


def contradictions(case: Case, party: str) -> tuple[Contradiction, ...]:
    """Every contradiction in what a party says itself, the smallest first; none where it fits."""
    return _mended(case, conflicts(case, party))


def contradictions_between(
    case: Case,
    party: str,
    statements: Sequence[Statement],
    first: Collection[str],
    second: Collection[str],
) -> tuple[Contradiction, ...]:
    """Those among statements of several voices in which two sets of ids both have a part."""
    found = _mended(case, conflicts_among(case, party, statements))
    return tuple(
        each
        for each in found
        if not set(first).isdisjoint(each.conflict.statements)
        and not set(second).isdisjoint(each.conflict.statements)
    )


def _mended(case: Case, found: Conflicts) -> tuple[Contradiction, ...]:
    said = {each.id: each.basis.confidence for each in standing(case).statements}

    def cost(one: str) -> int:
        return COSTS[said.get(one) or Confidence.THINK_SO]

    repairs = tuple(Repair(gone, cost=sum(map(cost, gone))) for gone in found.withdrawals)
    return tuple(Contradiction(conflict, repairs) for conflict in found.conflicts)

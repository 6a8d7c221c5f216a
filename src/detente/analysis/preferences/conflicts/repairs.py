"""What would mend a contradiction: withdraw statements, or widen intervals (preferences, 4.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from detente.analysis.preferences.conflicts.contradictions import Conflicts
from detente.analysis.preferences.conflicts.intervals import Bounding, with_ends
from detente.analysis.preferences.conflicts.together import to_widen, widened_together
from detente.analysis.preferences.conflicts.voices import voice_of
from detente.analysis.preferences.findings import Repair
from detente.analysis.preferences.minimal import Voice
from detente.case import Case, Statement, in_force

MOST = 8
"""Withdrawals, and widenings, that are offered."""

MOST_TRIED = 40
"""Sets of intervals tried before it is left at what was found."""


def repairs(
    case: Case,
    party: str,
    found: Conflicts,
    *,
    statements: Sequence[Statement] | None = None,
    most: int = MOST,
) -> tuple[Repair, ...]:
    """The choices that would mend every contradiction found, cheapest first; none is applied.

    Withdrawals: none of its statements could stay. Widenings: of a single interval, as little as
    will do; of several together where no single one is enough (`widened_together`). All of them are
    tried on the rebuilt case. At equal cost a widening comes first: it gives up less.
    ``statements`` as in `conflicts_among`.
    """
    if not found.conflicts:
        return ()
    voice = voice_of(case, party, statements)
    withdrawn = (Repair(gone, cost=voice.total_cost(gone)) for gone in found.withdrawals[:most])
    offered = [*withdrawn, *_widenings(voice, found, most)]
    return tuple(sorted(offered, key=lambda repair: (repair.cost, not repair.widen)))


def mended(case: Case, repair: Repair) -> Case:
    """The case in force as it would be after a repair."""
    case = in_force(case).without(*repair.withdraw)
    ends = {widened.statement: widened.interval for widened in repair.widen}
    return replace(
        case,
        statements=tuple(
            with_ends(s, ends[s.id]) if isinstance(s, Bounding) and s.id in ends else s
            for s in case.statements
        ),
    )


def _widenings(voice: Voice, found: Conflicts, most: int) -> list[Repair]:
    """Of single intervals, or where none of these is enough of as few as possible."""
    conflicts = [frozenset(conflict.statements) for conflict in found.conflicts]
    names = voice.sorted(frozenset().union(*conflicts))
    bounding = {s.id: s for s in map(voice.element, names) if isinstance(s, Bounding)}
    offered: list[Repair] = []
    sets = to_widen(conflicts, {name: voice.cost(name) for name in bounding})
    for names_of_one in islice(sets, MOST_TRIED):
        if len(offered) >= most or (offered and len(names_of_one) > len(offered[0].widen)):
            break
        widened = widened_together(voice, [bounding[n] for n in voice.sorted(names_of_one)])
        if widened:
            offered.append(
                Repair(widen=widened, cost=voice.total_cost(w.statement for w in widened))
            )
    return offered

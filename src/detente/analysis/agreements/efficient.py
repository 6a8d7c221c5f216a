"""Frontier, zone and the six solutions for a compiled case, by whichever way is within reach."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from detente.analysis.agreements.by_frontier import by_frontier
from detente.analysis.agreements.by_solver import solved_singly
from detente.analysis.agreements.efficient_finding import Efficient, Limits
from detente.analysis.preferences import Outlook
from detente.analysis.problem import Compiled


def efficient(
    compiled: Compiled,
    outlooks: Sequence[Outlook],
    powers: Sequence[Fraction],
    limits: Limits,
    *,
    singly: bool = True,
) -> Efficient:
    """Solve a compiled case; a party without fixed utility leaves only the zone of red lines.

    ``outlooks`` and ``powers`` are in the order of ``compiled.parties``. Where the frontier is too
    large, or so coarse that it fixes no solution, each solution is looked for by itself
    (``singly``), unless somebody pressed Ctrl-C.
    """
    found = by_frontier(compiled, outlooks, powers, limits)
    if not singly or compiled.unvalued or found.stopped == "cancel" or not _open(found):
        return found
    return solved_singly(compiled, powers, found, limits)


def _open(found: Efficient) -> bool:
    """Whether the solutions are not fixed: for two parties a complete frontier fixes them well."""
    if found.zone.frontier is None:
        return True
    inside = found.zone.frontier.frontier
    two = len(found.zone.frontier.compiled.parties) <= 2
    return inside.method != "exact" and not (two and inside.complete)

"""What nobody demands and yet stands in a conflict: the facts and budgets it rests on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from detente.analysis.problem import Problem
from detente.analysis.red_lines.constraints import constraints
from detente.analysis.red_lines.demands import holding
from detente.analysis.red_lines.optimum import settled
from detente.analysis.red_lines.stopping import Stop, never


@dataclass(frozen=True, slots=True)
class Background:
    """Places in ``Problem.facts`` and in ``Problem.budgets``, ascending.

    Without any one of them the demands of the conflict could be met together. Another choice of
    facts may do as well; this one keeps those that come first.
    """

    facts: tuple[int, ...]
    budgets: tuple[int, ...]


def background(problem: Problem, conflict: Collection[int], *, stop: Stop = never) -> Background:
    """The facts and budgets that a conflict needs; none if its demands clash by themselves.

    Raises ``ValueError`` if the demands can be met together, ``UndecidedError`` where that cannot
    be decided exactly.
    """
    held = holding(problem, conflict)
    facts, budgets = list(range(len(held.facts))), list(range(len(held.budgets)))
    if not _clash(held, facts, budgets, stop):
        raise ValueError("these demands are no conflict: some package meets them all")
    if _clash(held, [], [], stop):
        return Background((), ())
    for kept in (budgets, facts):
        for place in reversed(kept.copy()):
            kept.remove(place)
            if not _clash(held, facts, budgets, stop):
                kept.append(place)
                kept.sort()
    return Background(tuple(facts), tuple(budgets))


def _clash(held: Problem, facts: list[int], budgets: list[int], stop: Stop) -> bool:
    """Whether no package meets the demands with only these facts and budgets."""
    fewer = replace(
        held,
        facts=tuple(held.facts[place] for place in facts),
        budgets=tuple(held.budgets[place] for place in budgets),
    )
    return settled(constraints(fewer), stop) is None

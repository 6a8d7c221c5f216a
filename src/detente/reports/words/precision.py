"""How good a solution is known to be, where it is not exact: one sentence each."""

from __future__ import annotations

from math import ceil, expm1, isfinite

from detente.analysis.agreements import Solution
from detente.analysis.overview import Holding
from detente.reports.words.names import Names

_PRODUCTS = ("nash", "weighted_nash")
_LARGEST = 10.0
"""A product that may be larger by more than this factor is not bounded in any useful way."""


def one_by_one(names: Names, held: Holding) -> str:
    """How the solutions were found without the whole frontier; nothing where they were not."""
    found = [s for s in held.solutions if s.points and s.gap is not None]
    if not found:
        return ""
    proved = all(solution.method == "optimal_within" for solution in found)
    return names.say(f"report.precision.{'all_optimal' if proved else 'some_bounded'}")


def precision(names: Names, solution: Solution) -> str:
    """What may be better than a solution that is neither exact nor proved the best."""
    if solution.gap is None or solution.method != "bounded":
        return ""
    if not isfinite(solution.gap):
        return names.say("report.precision.unknown")
    if solution.name not in _PRODUCTS:
        count = ceil(solution.gap * 100)
        return names.say("report.precision.gains", count=count, number=names.number(count))
    if solution.gap > _LARGEST:
        return names.say("report.precision.unknown")
    return names.say("report.precision.product", share=f"{ceil(expm1(solution.gap) * 100)}\u202f%")

"""Which search is asked for the order of the steps."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.roadmap.journey import Journey, Order, Width
from detente.analysis.roadmap.narrowest import narrowest
from detente.analysis.roadmap.states import all_states


@dataclass(frozen=True, slots=True)
class Orders:
    """The narrowest order of single steps; the stages that close the corridor, if it does not."""

    single: Order
    together: Order | None
    late: bool = False


def orders(asked: Journey) -> Orders:
    """The narrowest order, exactly; all steps together where a rule forbids one at a time."""
    if not asked.steps:
        return Orders(Order((), Width(0, Fraction(0)), exact=True), None)
    single = narrowest(all_states(asked))
    if single is None:
        single = Order((tuple(range(asked.steps)),), Width(0, Fraction(0)), exact=False)
    return Orders(single, None)

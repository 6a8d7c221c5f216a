"""The narrowest order, one step at a time (roadmap, question 1), over all subsets exactly.

What remains to be done from a state does not depend on how it was reached, so
``widest(S) = min over the next step s of max(width(S + s), widest(S + s))``. Ties are broken by
the sum over stages, in a second pass over only those states that are no wider than the best
maximum: one pass over pairs would throw away states that are wider here and cheaper later. The
clocks of single steps add up to the same in every order; what is still tied goes to the order
that takes the step of the lowest number first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.analysis.roadmap.journey import Order
from detente.analysis.roadmap.limbs import (
    NEVER,
    larger,
    limbs_for,
    never,
    plus,
    smaller,
    weighted,
)
from detente.analysis.roadmap.states import States

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.analysis.roadmap.journey import Array

    Combine = Callable[[Array, Array], Array]


def narrowest(states: States) -> Order | None:
    """The narrowest order of single steps; None where none stays within the allowed states."""
    widest = _onward(states, states.ranks[None, :], larger)
    if widest is None:
        return None
    best = int(widest[0, 0])
    inside = states.narrowed((states.ranks <= best) | (states.masks == 0))  # the start is no stage
    limbs = limbs_for(states.scales.largest_sum)
    sums = weighted(inside.degrees.terms(), limbs)
    onward = _onward(inside, sums, plus)
    if onward is None:
        raise AssertionError("the narrowest order lies within the states of its width")
    steps = _walk(inside, plus(sums, onward[:, :-1]), onward)
    return Order(tuple((step,) for step in steps), states.width(best), exact=True)


def _onward(states: States, costs: Array, combine: Combine) -> Array | None:
    """What the way from each state to the end costs at least, the state itself not counted.

    None where no way leads from start to end. One column more than states, for all that are not.
    """
    journey, count = states.journey, len(states.masks)
    onward = never(len(costs), count + 1)
    through = never(len(costs), count + 1)  # the same, with the state counted
    if count == 0 or states.masks[0] != 0 or states.masks[-1] != journey.end:
        return None
    onward[:, count - 1] = 0
    through[:, count - 1] = costs[:, -1]
    for layer in reversed(states.layers()[:-1]):
        masks = states.masks[layer]
        best = never(len(costs), len(layer))
        for step in range(journey.steps):  # a step already done leads back here: never
            best = smaller(best, through[:, states.rows_of(masks | 1 << step)])
        onward[:, layer] = best
        through[:, layer] = combine(costs[:, layer], best)
    return None if onward[0, 0] >= NEVER else onward


def _walk(states: States, through: Array, onward: Array) -> list[int]:
    """The order that costs least, steps of lower numbers first."""
    import numpy as np

    taken: list[int] = []
    mask, bits = 0, [1 << step for step in range(states.journey.steps)]
    while mask != states.journey.end:
        here, *rows = states.rows_of(mask | np.array([0, *bits], dtype=np.int64)).tolist()
        wanted = onward[:, here]
        for step, row in enumerate(rows):
            is_new = not mask >> step & 1 and row < len(states.masks)
            if is_new and (through[:, row] == wanted).all():
                taken.append(step)
                mask |= 1 << step
                break
    return taken

"""Which search is asked for the order of the steps, and what it is told of labelled parties."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate
from operator import or_

from detente.analysis.roadmap.closing import closing, smallest_stages
from detente.analysis.roadmap.closing_large import closing_of_many
from detente.analysis.roadmap.degrees import Traveller
from detente.analysis.roadmap.journey import (
    CERTAIN,
    NONE,
    Fixed,
    Journey,
    Labelled,
    Order,
    Width,
)
from detente.analysis.roadmap.large import narrowest_of_many
from detente.analysis.roadmap.narrowest import narrowest
from detente.analysis.roadmap.states import (
    ALWAYS_LISTED,
    MOST_STEPS,
    SECONDS_PER_STATE,
    all_states,
    closed_masks,
)

LONGEST = 10.0
"""Seconds for a search among more than 20 steps, also where the deadline is later."""

LEAST = 1.0
"""Seconds that it is given even at the deadline: no order at all would be no answer."""

FOR_SINGLE_STEPS = 0.7
"""What share of them is for the order of single steps."""

MOST_LABELS = 50_000
"""Questions of bounds asked at most before a search among labelled parties, about 3 s of them.

The count is known before the search begins, so that a case gets the same answer everywhere.
"""

WITH_WEIGHTS, WITH_EVENTS, WITH_TIES = 8, 12, 60
"""How many questions one counts as: where a party has stated weights, where an option on the way
hangs on an event (times what it counts otherwise), where statements tie issues together."""

SECONDS = 0.00006
"""What one question takes."""


@dataclass(frozen=True, slots=True)
class Orders:
    """The narrowest order of single steps, and stages that close the corridor if it does not.

    Where nothing closes it, because the end itself is too wide, the stages leave nothing wider
    than the end.
    """

    single: Order
    together: Order | None
    late: bool = False


def orders(
    asked: Journey, travellers: Sequence[Traveller], tolerance: Fraction, deadline: float | None
) -> Orders:
    """Both orders: exactly up to 20 steps, where the labels of all states can be afforded.

    Else labelled parties take part with the sign that each step has for them alone, and the order
    is no more than a proposal: not exact, without a bound.
    """
    if not asked.steps:
        return Orders(Order((), Width(NONE, Fraction(0)), exact=True), None)
    questions = _questions(asked, travellers)
    affordable = questions <= MOST_LABELS  # more time would not make a longer list affordable
    late = affordable and questions > 0 and _too_long(questions * SECONDS, deadline)
    if affordable and not late:
        return _searched(asked, tolerance, deadline)
    signed = replace(asked, parties=tuple(map(_signed, travellers)))
    found = _searched(signed, tolerance, deadline)
    together = None if found.together is None else _proposed(found.together)
    return Orders(_proposed(found.single), together, late or found.late)


def _searched(asked: Journey, tolerance: Fraction, deadline: float | None) -> Orders:
    if asked.steps > MOST_STEPS:
        return _searched_many(asked, tolerance, deadline)
    states_at_most = 1 << asked.steps
    if states_at_most > ALWAYS_LISTED and _too_long(SECONDS_PER_STATE * states_at_most, deadline):
        return replace(_searched_many(asked, tolerance, deadline), late=True)
    states = all_states(asked)
    single = narrowest(states) or smallest_stages(states)
    if single is None:
        raise AssertionError("start and end are allowed, and so is the one stage between them")
    good = states.degrees.within(tolerance)
    if all(good[states.rows[end]] for end in _ends(single)):
        return Orders(single, None)
    if _too_long(0, deadline):
        return Orders(single, None, late=True)
    end = states.ranks[-1]
    if not good[-1] and all(states.ranks[states.rows[one]] <= end for one in _ends(single)):
        return Orders(single, None)  # nothing is wider than the end already is
    return Orders(single, closing(states, good if good[-1] else states.ranks <= end))


def _searched_many(asked: Journey, tolerance: Fraction, deadline: float | None) -> Orders:
    """The order with its bound, and stages that close the corridor, which are no more than good."""
    now = time.monotonic()
    until = now + LONGEST if deadline is None else min(deadline, now + LONGEST)
    until = max(until, now + LEAST)
    single = narrowest_of_many(asked, now + (until - now) * FOR_SINGLE_STEPS)
    together = closing_of_many(asked, tolerance, single, until)
    if single is None:
        at_once = Order((tuple(range(asked.steps)),), Width(CERTAIN, Fraction(0)), exact=False)
        return Orders(together or at_once, None, late=_too_long(0, deadline))
    closes_alone = together is not None and together.stages == single.stages
    return Orders(single, None if closes_alone else together, late=_too_long(0, deadline))


def _ends(order: Order) -> list[int]:
    """The states after each stage."""
    return list(accumulate((sum(1 << step for step in stage) for stage in order.stages), or_))


def _too_long(seconds: float, deadline: float | None) -> bool:
    return deadline is not None and time.monotonic() + seconds > deadline


def _questions(asked: Journey, travellers: Sequence[Traveller]) -> int:
    """How many questions of bounds the labels of all states take."""
    labelled = [each for each in travellers if isinstance(each.mind, Labelled)]
    if not labelled:
        return 0
    if asked.steps > MOST_STEPS:
        return MOST_LABELS + 1
    states = len(closed_masks(asked))
    return sum(2 * _weight(each) * min(each.labels.states, states) for each in labelled)


def _weight(traveller: Traveller) -> int:
    outlook = traveller.labels.outlook
    said = outlook.said
    if said.swings or said.prefers or len(outlook.no_deal) > 1:
        return WITH_TIES
    hanging = any(
        (option := outlook.case.issue(issue).option(name)) is not None and option.contingent
        for issue, options in traveller.way.tracks
        for name in options
    )
    return (WITH_WEIGHTS if said.weights else 1) * (WITH_EVENTS if hanging else 1)


def _signed(traveller: Traveller) -> Fixed:
    """A party whose every step counts alike, by whether it is for the better or the worse."""
    if isinstance(traveller.mind, Fixed):
        return traveller.mind
    signs = []
    for place in range(len(traveller.way.steps)):
        before, after = traveller.around(place)
        gain, loss = (
            traveller.labels.lead(*pair).label for pair in ((after, before), (before, after))
        )
        signs.append((loss == "none") - (gain == "none"))
    return Fixed(tuple(signs))


def _proposed(order: Order) -> Order:
    return replace(order, exact=False, bound=None)

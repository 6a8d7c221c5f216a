"""Stages of many steps that close a corridor: all within the tolerance, never called proven."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest

from detente.analysis.roadmap.closing import closing
from detente.analysis.roadmap.closing_large import closing_of_many
from detente.analysis.roadmap.journey import Fixed, Journey, Order, Width
from detente.analysis.roadmap.narrowest import narrowest
from detente.analysis.roadmap.states import all_states
from oracles.orders import Degrees, ends_of, is_allowed, worth
from strategies.journeys import random_journey

TOLERANCE = Fraction(1, 10)


def _soon(seconds: float = 60) -> float:
    return time.monotonic() + seconds


@pytest.mark.parametrize("seed", range(80))
def test_closes_what_the_exact_search_closes(seed: int) -> None:
    """It finds stages where there are any, on short journeys the smallest; all are good."""
    journey = random_journey(seed, most_steps=9)
    if not is_allowed(journey, 0) or any(
        isinstance(party, Fixed) and _gain(journey, party) <= 0 for party in journey.parties
    ):
        return  # a span over the allowed states is known only where they can be listed
    states = all_states(journey)
    best = closing(states, states.degrees.within(TOLERANCE))
    found = closing_of_many(journey, TOLERANCE, narrowest(states), _soon())

    assert (best is None) == (found is None)
    if best is not None and found is not None:
        degrees, ends = Degrees(journey), ends_of(found.stages)
        assert not found.exact
        assert all(is_allowed(journey, end) and degrees.is_good(end, TOLERANCE) for end in ends)
        assert max(map(len, best.stages)) == max(map(len, found.stages))
        assert degrees.width(ends) == found.width


def _gain(journey: Journey, party: Fixed) -> int:
    return worth(party, journey, journey.end) - worth(party, journey, 0)


def _exchanges(pairs: int) -> Journey:
    """Steps that give and take in turn; the last one is good for both."""
    steps = 2 * pairs + 1
    seller, buyer = Fixed((*(-1, 1) * pairs, 1)), Fixed((*(1, -1) * pairs, 1))
    return Journey(tuple(range(steps)), (0,) * steps, (seller, buyer))


def test_many_exchanges_of_two() -> None:
    """Of 41 steps, 40 of which only go in pairs, pairs are made."""
    found = closing_of_many(_exchanges(20), Fraction(0), None, _soon())

    assert found is not None
    assert [1] + [2] * 20 == sorted(len(stage) for stage in found.stages)
    assert Width(0, Fraction(0)) == found.width


def test_without_time_an_order_is_gathered() -> None:
    """At the deadline the steps of a known order are taken together up to each good state."""
    single = Order(tuple((step,) for step in range(31)), Width(3, Fraction(1)), exact=False)
    found = closing_of_many(_exchanges(15), Fraction(0), single, time.monotonic() - 1)

    assert found is not None
    assert (*((step, step + 1) for step in range(0, 30, 2)), (30,)) == found.stages


def test_a_loss_is_not_closed() -> None:
    """Where a party loses by the whole, nothing closes the corridor."""
    journey = Journey(tuple(range(25)), (0,) * 25, (Fixed((-1,) * 25),))

    assert closing_of_many(journey, Fraction(1, 2), None, _soon()) is None

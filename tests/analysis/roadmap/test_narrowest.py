"""The narrowest order of single steps equals trying them all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from detente.analysis.roadmap.journey import (
    CERTAIN,
    NONE,
    Fixed,
    Journey,
    Labelled,
    Order,
    Width,
)
from detente.analysis.roadmap.narrowest import narrowest
from detente.analysis.roadmap.states import all_states
from oracles.orders import best_order, ends_of, is_allowed
from strategies.journeys import random_journey

if TYPE_CHECKING:
    import numpy.typing as npt


def _answer(journey: Journey) -> tuple[object, Width] | None:
    found = narrowest(all_states(journey))
    return None if found is None else (found.stages, found.width)


@pytest.mark.parametrize("seed", range(150))
def test_equals_trying_every_order(seed: int) -> None:
    """The same order and width as brute force over all orders, ties and all."""
    journey = random_journey(seed, most_steps=6)

    assert best_order(journey) == _answer(journey)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(1000, 2000))
def test_equals_trying_every_order_of_eight(seed: int) -> None:
    """The same on 1,000 journeys of up to 8 steps."""
    journey = random_journey(seed, most_steps=8)

    assert best_order(journey) == _answer(journey)


@pytest.mark.parametrize("size", [10**6, 10**12, 10**30])
@pytest.mark.parametrize("seed", range(20))
def test_any_width_of_integers(seed: int, size: int) -> None:
    """Amounts that need one limb, several, or no machine word at all give the same answer."""
    journey = random_journey(seed, most_steps=5, size=size)

    assert best_order(journey) == _answer(journey)


@pytest.mark.parametrize("seed", range(2000, 2100))
def test_every_stage_is_allowed(seed: int) -> None:
    """No stage breaks a precondition, a linkage, a red line or a budget."""
    journey = random_journey(seed, most_steps=10)
    found = narrowest(all_states(journey))

    assert [] == [
        end for end in ends_of(found.stages if found else ()) if not is_allowed(journey, end)
    ]


def test_a_wide_state_does_not_hide_a_small_sum() -> None:
    """Of two orders equally wide the smaller sum wins, though it is wider in between.

    Step 3 comes first and step 4 last, and both leave the party at -6. In between it is 5 and 0
    down, or 4 and 4: who keeps the better pair of maximum and sum at each state takes the latter.
    """
    down = {0b01000: 6, 0b01001: 5, 0b01011: 0, 0b01100: 4, 0b01110: 4, 0b01111: 6}
    down |= {0b01010: 9, 0b01101: 9}
    bonuses = tuple(
        (tuple((step, frozenset({state >> step & 1})) for step in range(5)), -amount)
        for state, amount in down.items()
    )
    before = (0b01000, 0b01000, 0b01000, 0, 0b01111)
    journey = Journey(tuple(range(5)), before, (Fixed((0,) * 5, bonuses=bonuses, measure=1),))
    order = Order(((3,), (0,), (1,), (2,), (4,)), Width(3, Fraction(6)), exact=True)

    assert order == narrowest(all_states(journey))


def test_two_steps_that_need_one_another_have_no_order_one_by_one() -> None:
    """Where each of two steps may not come later than the other, there is no order."""
    journey = Journey((0, 1), (0b10, 0b01), (Fixed((1, 1)),))

    assert narrowest(all_states(journey)) is None


def test_no_steps_are_no_stages() -> None:
    """A package that moves nothing is carried out at once."""
    journey = Journey((), (), (Fixed(()),))

    assert Order((), Width(0, Fraction(0)), exact=True) == narrowest(all_states(journey))


def test_irreversible_steps_count_alone() -> None:
    """What remains if all that can be undone is undone counts as exposure, too."""
    journey = Journey((0, 1, 2), (0, 0b001, 0b010), (Fixed((3, -3, 5), measure=1),))
    widths = [
        found.width
        for lasting in (0, 0b010)
        if (found := narrowest(all_states(replace(journey, irreversible=lasting))))
    ]

    assert [Width(0, Fraction(0)), Width(3, Fraction(3))] == widths


def test_irreversible_steps_count_alone_for_labels_too() -> None:
    """A party of whom only labels are known is exposed by what remains, too."""

    def labels(positions: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Exposed where the first issue has moved and the second has not."""
        import numpy as np

        exposed = np.where((positions[0] == 1) & (positions[1] == 0), 3, 0)
        return np.stack([exposed, 0 * exposed])

    journey = Journey((0, 1), (0b10, 0), (Labelled(labels),))
    widths = [
        found.width.label
        for lasting in (0b00, 0b01)
        if (found := narrowest(all_states(replace(journey, irreversible=lasting))))
    ]

    assert [NONE, CERTAIN] == widths

"""Orders of many steps: never below the bound, and the narrowest where that is claimed."""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from detente.analysis.roadmap.floor import least_width, proven_by
from detente.analysis.roadmap.journey import Fixed, Journey
from detente.analysis.roadmap.large import narrowest_by_search, narrowest_of_many
from detente.analysis.roadmap.moves import terrain
from detente.analysis.roadmap.narrowest import narrowest
from detente.analysis.roadmap.programme import programme_for, solver_for
from detente.analysis.roadmap.states import all_states, listed_states
from oracles.orders import Degrees, ends_of, is_allowed
from strategies.journeys import random_journey


def _soon(seconds: float = 60) -> float:
    return time.monotonic() + seconds


def _with_measures(journey: Journey) -> Journey:
    """The span over the allowed states is known only where they can all be listed."""
    divided_by = all_states(journey).scales.measures
    parties = tuple(
        replace(party, measure=by) if isinstance(party, Fixed) else party
        for party, by in zip(journey.parties, divided_by, strict=True)
    )
    return replace(journey, parties=parties)


def _same_width(seed: int, most_steps: int) -> None:
    journey = random_journey(seed, most_steps=most_steps)
    if not is_allowed(journey, 0):
        return
    journey = _with_measures(journey)
    expected, found = narrowest(all_states(journey)), narrowest_by_search(journey, _soon())

    assert (expected and expected.width) == (found and found.width)
    assert found is None or found.exact
    assert [] == [
        end for end in ends_of(found.stages if found else ()) if not is_allowed(journey, end)
    ]
    assert found is None or Degrees(journey).width(ends_of(found.stages)) == found.width


@pytest.mark.parametrize("seed", range(60))
def test_equals_the_exact_search(seed: int) -> None:
    """Forced through the search for many steps, 9 steps come out as narrow as by listing them."""
    _same_width(seed, most_steps=9)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(1000, 1300))
def test_equals_the_exact_search_at_twelve_steps(seed: int) -> None:
    """The same on 300 journeys of up to 12 steps."""
    _same_width(seed, most_steps=12)


@pytest.mark.parametrize("size", [9, 10**6, 10**30])
@pytest.mark.parametrize("seed", range(2000, 2040))
def test_linear_programmes_never_claim_too_much(seed: int, size: int) -> None:
    """What they prove is at most the width of the narrowest order."""
    journey = random_journey(seed, most_steps=8, size=size)
    if not is_allowed(journey, 0):
        return
    journey = _with_measures(journey)
    found = narrowest(all_states(journey))
    asked = [Fraction(10)] * (journey.steps - 1)

    assert found is None or least_width(terrain(journey), asked, _soon()) <= found.width.share


@pytest.mark.parametrize("seed", range(2500, 2560))
def test_whatever_the_solver_answers_the_bound_holds(seed: int) -> None:
    """Any dual values prove a bound that no state of so many steps comes below."""
    journey = random_journey(seed, most_steps=7)
    if not is_allowed(journey, 0) or journey.steps < 2:
        return
    journey = _with_measures(journey)
    programme, random = programme_for(terrain(journey)), Random(seed)
    done = random.randint(1, journey.steps - 1)
    degrees = Degrees(journey)
    states = [
        one
        for one in range(journey.end + 1)
        if one.bit_count() == done and is_allowed(journey, one)
    ]
    least = min((degrees.width([one]).share for one in states), default=None)

    model = solver_for(programme)
    model.changeRowBounds(len(programme.rows), float(done), float(done))
    model.run()
    solved = list(model.getSolution().row_dual)
    noise = [random.choice([0.0, random.uniform(-1, 2)]) for _ in solved]
    for times, more in ((1, 0), (0.5, 0), (3, 0), (1, 1), (0, 1)):
        duals = [times * dual + more * other for dual, other in zip(solved, noise, strict=True)]
        proven = proven_by(programme, duals, done, [(0, 1)] * journey.steps)
        assert least is None or proven <= least


@pytest.mark.parametrize("seed", range(2700, 2760))
def test_the_search_alone_finds_the_narrowest(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a good order to begin with, the two searches meet at the narrowest one."""
    monkeypatch.setattr("detente.analysis.roadmap.large.good_order", lambda *_: None)

    _same_width(seed, most_steps=8)


@pytest.mark.parametrize("seed", range(3000, 3020))
def test_without_room_the_bound_is_below_the_width(seed: int) -> None:
    """A search that has to stop early says so, with a bound that the true width keeps."""
    journey = _with_measures(random_journey(seed, most_steps=12, bound=False))
    found, best = narrowest_by_search(journey, _soon(), most_kept=3), narrowest(all_states(journey))

    assert (found is None) <= (best is None)
    if found is not None and best is not None:
        assert (found.bound or found.width) <= best.width <= found.width
        assert found.exact == (found.bound is None)


@pytest.mark.parametrize("steps", [30, 60, 70])
def test_many_steps_are_answered(steps: int) -> None:
    """Thirty, sixty and more steps, beyond any machine word, have an order and a bound."""
    parties = tuple(
        Fixed(tuple((7 * step * step + 3 * who * step) % 41 - 18 for step in range(steps)))
        for who in range(3)
    )
    journey = Journey(tuple(range(steps)), (0,) * steps, parties)
    found = narrowest_by_search(journey, _soon(3), most_kept=2_000)

    assert found is not None
    assert list(range(steps)) == sorted(step for stage in found.stages for step in stage)
    assert found.bound is None or found.bound <= found.width


def test_a_forced_loss_is_proven_at_once() -> None:
    """Where one side has to deliver everything first, the linear programmes prove the width."""
    giver, taker = Fixed((-1,) * 12 + (2,) * 12), Fixed((2,) * 12 + (-1,) * 12)
    late = sum(1 << step for step in range(12))
    journey = Journey(tuple(range(24)), (0,) * 12 + (late,) * 12, (giver, taker))
    found = narrowest_by_search(journey, _soon(), most_kept=10)

    assert found is not None
    assert found.exact
    assert Fraction(1) == found.width.share


def _tranches(issues: int, each: int) -> Journey:
    """Issues in tranches; every second one costs the first party and is worth it to the second."""
    issue = tuple(step // each for step in range(issues * each))
    first = tuple((-3, 4)[one % 2] for one in issue)
    second = tuple((5, -2)[one % 2] for one in issue)
    return Journey(issue, (0,) * len(issue), (Fixed(first), Fixed(second)))


def test_many_tranches_are_listed() -> None:
    """Thirty steps on six issues have few states, so that the order is exact, ties and all."""
    journey = _tranches(6, 5)
    states = listed_states(journey)
    found, searched = narrowest_of_many(journey, _soon()), narrowest_by_search(journey, _soon())

    assert states is not None
    assert 6**6 == len(states.masks)
    assert found is not None
    assert searched is not None
    assert (True, found.width) == (found.exact, searched.width)
    degrees = Degrees(journey)
    totals = [degrees.total(ends_of(order.stages)) for order in (found, searched)]
    assert totals[0] <= totals[1]


@pytest.mark.parametrize("seed", range(5000, 5040))
def test_listed_states_are_all_states(seed: int) -> None:
    """Listing by what may come next gives the states, and the order, that listing all gives."""
    journey = random_journey(seed, most_steps=8)
    listed, every = listed_states(journey), all_states(journey)

    if listed is None:  # steps that need one another
        assert narrowest(every) is None
    else:
        assert every.masks.tolist() == listed.masks.tolist()
        assert narrowest(every) == narrowest(listed)


def test_a_late_deadline_is_no_hang() -> None:
    """With no time left there is no order, or one with the bound that nothing is known."""
    journey = Journey(tuple(range(40)), (0,) * 40, (Fixed((1,) * 40),))

    assert narrowest_of_many(journey, time.monotonic() - 1) is None


def test_no_more_states_are_listed_than_there_is_time_for() -> None:
    """A million states are not gone through in a second: the search answers within its time."""
    journey = Journey(tuple(range(20)), (0,) * 20, (Fixed((1, -2) * 10), Fixed((-1, 3) * 10)))

    assert listed_states(journey, 1000) is None
    found = narrowest_of_many(journey, time.monotonic() + 0.5)
    assert found is not None
    assert 20 == len(found.stages)

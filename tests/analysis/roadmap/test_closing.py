"""The smallest stages equal trying every ordered partition."""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente.analysis.roadmap.closing import closing, smallest_stages
from detente.analysis.roadmap.journey import Fixed, Journey, Order, Width
from detente.analysis.roadmap.states import all_states
from oracles.orders import Degrees, Stages, best_stages, ends_of, is_allowed
from strategies.journeys import random_journey

TOLERANCES = (Fraction(0), Fraction(1, 10), Fraction(1, 3), Fraction(2))


def _expected(journey: Journey, tolerance: Fraction | None) -> Stages | None:
    found = best_stages(journey, tolerance) if is_allowed(journey, 0) else None
    return None if found is None else found[2]


def _closed(journey: Journey, tolerance: Fraction) -> Stages | None:
    states = all_states(journey)
    found = closing(states, states.degrees.within(tolerance))
    assert found is None or found.exact
    return None if found is None else found.stages


def _smallest(journey: Journey) -> Stages | None:
    found = smallest_stages(all_states(journey))
    return None if found is None else found.stages


@pytest.mark.parametrize("seed", range(100))
def test_closing_equals_trying_every_partition(seed: int) -> None:
    """The same stages as brute force over ordered partitions, at several tolerances."""
    journey, tolerance = random_journey(seed, most_steps=5), TOLERANCES[seed % 4]

    assert _expected(journey, tolerance) == _closed(journey, tolerance)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(1000, 1400))
def test_closing_equals_trying_every_partition_of_six(seed: int) -> None:
    """The same on 400 journeys of up to 6 steps."""
    journey, tolerance = random_journey(seed, most_steps=6), TOLERANCES[seed % 4]

    assert _expected(journey, tolerance) == _closed(journey, tolerance)


@pytest.mark.parametrize("seed", range(100))
def test_smallest_stages_equal_trying_every_partition(seed: int) -> None:
    """Where nothing is asked of the corridor, the narrowest of the smallest stages."""
    journey = random_journey(seed, most_steps=5)

    assert _expected(journey, None) == _smallest(journey)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(1000, 1300))
def test_smallest_stages_equal_trying_every_partition_of_six(seed: int) -> None:
    """The same on 300 journeys of up to 6 steps."""
    journey = random_journey(seed, most_steps=6)

    assert _expected(journey, None) == _smallest(journey)


@pytest.mark.parametrize("seed", range(4000, 4040))
def test_a_table_too_large_is_compared_in_pairs(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs of stage ends give what the table gives."""
    journey, tolerance = random_journey(seed, most_steps=8), TOLERANCES[seed % 4]
    from_table = _closed(journey, tolerance)
    monkeypatch.setattr("detente.analysis.roadmap.closing._MOST_CELLS", 0)

    assert from_table == _closed(journey, tolerance)


@pytest.mark.parametrize("seed", range(4000, 4040))
def test_without_room_for_time_the_rest_is_still_the_best(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too large for the table and for pairs: no time in the ties, and not called exact."""
    journey, tolerance = random_journey(seed, most_steps=8), TOLERANCES[seed % 4]
    states = all_states(journey)
    best = closing(states, states.degrees.within(tolerance))
    monkeypatch.setattr("detente.analysis.roadmap.closing._MOST_CELLS", 0)
    monkeypatch.setattr("detente.analysis.roadmap.closing._MOST_ENDS", 0)
    found = closing(states, states.degrees.within(tolerance))

    assert (found is None) == (best is None)
    if found is not None and best is not None:
        assert not found.exact
        assert _merits(journey, best.stages) == _merits(journey, found.stages)


def _merits(journey: Journey, stages: Stages) -> tuple[int, int, object]:
    sizes = [len(stage) for stage in stages]
    total = Degrees(journey).total(ends_of(stages))
    return max(sizes), sum(size > 1 for size in sizes), total


@pytest.mark.parametrize("seed", range(8))
def test_any_width_of_integers(seed: int) -> None:
    """Amounts beyond any machine word give the same stages."""
    journey = random_journey(seed, most_steps=5, size=10**30)

    assert _expected(journey, Fraction(1, 2)) == _closed(journey, Fraction(1, 2))


@pytest.mark.parametrize("seed", range(3000, 3080))
def test_every_stage_is_allowed(seed: int) -> None:
    """No stage of a larger journey breaks a precondition, a linkage, a red line or a budget."""
    journey = random_journey(seed, most_steps=11)
    found = [_smallest(journey) or (), _closed(journey, Fraction(1)) or ()]
    ends = [end for stages in found for end in ends_of(stages)]

    assert [] == [end for end in ends if not is_allowed(journey, end)]


def test_two_that_only_go_together_go_together() -> None:
    """An exchange is one stage, what costs nobody anything is not drawn into it."""
    seller, buyer = Fixed((-2, 3, 0)), Fixed((3, -2, 1))
    states = all_states(Journey((0, 1, 2), (0, 0, 0), (seller, buyer)))
    order = Order(((2,), (0, 1)), Width(0, Fraction(0)), exact=True)

    assert order == closing(states, states.degrees.within(Fraction(0)))


def test_nothing_closes_what_ends_in_a_loss() -> None:
    """Where a party loses by the whole package, no stages close the corridor."""
    states = all_states(Journey((0,), (0,), (Fixed((-1,)),)))

    assert closing(states, states.degrees.within(Fraction(1, 2))) is None


def test_time_counts_last() -> None:
    """Of two exchanges equally good the one that runs beside the longer step is taken."""
    parties = (Fixed((-1, 1, 1)), Fixed((3, -1, -1), top=1))
    states = all_states(Journey((0, 1, 2), (0,) * 3, parties, days=(9, 1, 9)))
    order = Order(((0, 2), (1,)), Width(0, Fraction(0)), exact=True)

    assert order == closing(states, states.degrees.within(Fraction(0)))


def test_a_smaller_sum_counts_before_time() -> None:
    """Of two exchanges the one that leaves less exposed is taken, though it takes longer."""
    parties = (Fixed((-20, 19, 18), measure=20), Fixed((60, -1, -1), top=1))
    states = all_states(Journey((0, 1, 2), (0,) * 3, parties, days=(9, 1, 9)))
    order = Order(((0, 1), (2,)), Width(3, Fraction(1, 20)), exact=True)

    assert order == closing(states, states.degrees.within(Fraction(1, 4)))


def test_no_steps_are_no_stages() -> None:
    """A package that moves nothing closes at once."""
    states = all_states(Journey((), (), (Fixed(()),)))

    assert Order((), Width(0, Fraction(0)), exact=True) == closing(states, states.masks == 0)

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from detente.analysis.preferences import Outlook
from detente.analysis.robustness import Robustness, robustness
from detente.analysis.robustness.influence import BINS, _gain
from detente.case import Case, Issue, NoDeal, Option, Package, Party, Value, Weight, text

F = Fraction


def _case(floor: tuple[int, int], value: tuple[int, int] | None = None) -> Case:
    """A has x1 or y1, not both; weights 50 each. b takes everything but both.

    ``floor`` is the no deal of a, ``value`` what x1 is worth to it (100 unless given).
    """
    issues = tuple(
        Issue(name, options=tuple(Option(f"{name}{k}") for k in range(3)), status_quo=f"{name}0")
        for name in "xy"
    )
    weights = [Weight(f"{p}.{i}", p, i, F(50)) for p in "ab" for i in "xy"]
    values = [
        Value(f"{p}.{i}{k}", p, i, f"{i}{k}", F(worth))
        for p in "ab"
        for i in "xy"
        for k, worth in enumerate((0, 60, 100) if p == "a" else (100, 60, 0))
        if not (value and p == "a" and i == "x" and k == 1)
    ]
    if value:
        low, high = value
        values.append(Value("open", "a", "x", "x1", None, (F(low), F(high))))
    return Case(
        "unknown",
        parties=(Party("a", text("A")), Party("b", text("B"))),
        issues=issues,
        statements=(*weights, *values),
        no_deal=(NoDeal("a", interval=(F(floor[0]), F(floor[1]))), NoDeal("b", value=F(0))),
    )


def _package(x: int, y: int) -> Package:
    return Package((("x", f"x{x}"), ("y", f"y{y}")))


def _found(case: Case, packages: list[Package], samples: int = 4_000) -> Robustness:
    outlooks = {party: Outlook(case, party) for party in "ab"}
    return robustness(case, outlooks, packages, parties=("a", "b"), samples=samples, seed=3)


def test_one_unknown_that_decides_gains_what_it_decides() -> None:
    """x1 is worth 0 to 100, y1 stays at 60 with no deal at 25: x1 alone passes half the time.

    ``x1`` is worth half its value: at least 25 for values from 50. The other package offered is
    never acceptable, so knowing the value changes nothing; a second one, acceptable below 50 only,
    cannot exist for one party: more for a is never worse for a.
    """
    found = _found(_case((25, 25), value=(0, 100)), [_package(1, 0), _package(0, 0)])

    assert found.share(found.candidates[0].joint) == pytest.approx(0.5, abs=0.03)
    assert () == found.influence


def test_votes_that_turn_with_a_number_gain_a_half() -> None:
    """One package is good below the median, the other above: 0.5 before, 1 when known."""
    numbers = np.linspace(0, 1, 4_000)
    votes = np.stack([numbers < 0.5, numbers >= 0.5], axis=1).astype(np.int32)
    gain, error, low, high = _gain(numbers, votes, BINS)

    assert gain == pytest.approx(0.5, abs=1e-6)
    assert error == pytest.approx(0.5 * (2 / 4_000) ** 0.5, rel=0.01)
    assert (0, 1) == (low, high)


def test_a_number_that_has_nothing_to_do_with_the_votes_gains_nothing() -> None:
    """Up to noise on either side of nought: never more than three standard errors."""
    for seed in range(20):
        rng = np.random.default_rng(seed)
        votes = (rng.random((4_000, 8)) < 0.4).astype(np.int32)
        gain, error, _, _ = _gain(rng.random(4_000), votes, BINS)
        assert gain <= 3 * error


def test_one_package_good_in_every_sample_gains_nothing() -> None:
    """There is nothing left to know."""
    votes = np.ones((1_000, 3), dtype=np.int32)
    gain, error, low, high = _gain(np.linspace(0, 1, 1_000), votes, 10)

    assert (0.0, 0.0, 0, 0) == (gain, error, low, high)


def test_what_a_party_may_walk_away_for_decides_the_nash_package() -> None:
    """A's no deal is open between 0 and 60: the higher it is, the more a gets."""
    packages = [_package(x, y) for x in range(3) for y in range(3)]
    found = _found(_case((0, 60)), packages)
    first = found.influence[0]

    assert ("a", "no_deal", None, None) == (first.party, first.kind, first.issue, first.option)
    assert first.gain > 0.1
    worth = {package: index for index, package in enumerate(packages)}
    assert worth[first.low] < worth[first.high]


def test_what_is_fixed_is_no_unknown() -> None:
    """Weights and values as numbers, no deal as one number: nothing is listed."""
    packages = [_package(x, y) for x in range(3) for y in range(3)]

    assert () == _found(_case((20, 20)), packages).influence


def test_too_few_samples_say_nothing_of_influence() -> None:
    """Two bins need two hundred."""
    packages = [_package(x, y) for x in range(3) for y in range(3)]

    assert () == _found(_case((0, 60)), packages, samples=150).influence

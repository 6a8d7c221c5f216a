"""Samples weighed by how likely the answers are if people err."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from detente.analysis.advice.erring import erring
from detente.analysis.advice.seats import seat_of
from detente.analysis.preferences import Outlook
from detente.case import Package, Scale, WouldSign, WouldWalkAway
from strategies.seats import negotiation

ERROR = Fraction(1, 10)
TODAY = Package(tuple((f"i{i}", "o1") for i in range(4)))


def test_spread_is_that_of_the_error() -> None:
    """A middle value said as a number is drawn around it, with about the error as its spread."""
    case = negotiation(2, exact=True)
    found = erring(Outlook(case, "a"), ERROR, 2_000, np.random.default_rng(1))
    assert found is not None
    sampler, drawn = found
    stated = Outlook(case, "a").said.values["i0"]["o1"].value
    assert stated is not None
    table = drawn.tables[0] / sampler.scale
    values = table[:, 1] / table.max(axis=1)

    assert values.mean() == pytest.approx(float(stated) / 100, abs=0.03)
    assert values.std() == pytest.approx(0.09, abs=0.02)


def test_order_and_ends_hold() -> None:
    """Best and worst option stay what they are, and so does the order that was stated."""
    found = erring(Outlook(negotiation(2), "a"), ERROR, 200, np.random.default_rng(1))
    assert found is not None

    for place, table in enumerate(found[1].tables):
        steps = np.diff(table, axis=1)
        assert (steps >= 0).all() or (steps <= 0).all(), place
        assert 0 == table.min(axis=1).max()


def test_a_yes_makes_signing_likelier() -> None:
    """Who would sign a package accepts it in more samples, who would not in fewer; none is all."""
    case = negotiation(3)
    shares = []
    for said in (WouldWalkAway, None, WouldSign):
        told = () if said is None else (said("statements.a.x", "a", TODAY),)
        seat = seat_of(Outlook(case.adding(*told), "a"), 0, 2_000, 1, ERROR)
        shares.append(float(seat.accepting([TODAY]).mean()))

    assert shares[0] < shares[1] < shares[2]
    assert 0 < shares[0]
    assert shares[2] < 1


def test_numbers_on_a_scale_of_their_own_are_left_alone() -> None:
    """Points of 100 mean nothing there: what was stated is taken as it stands."""
    case = negotiation(3)
    given = replace(case, scales=(Scale("a", as_given=True),))

    assert erring(Outlook(given, "a"), ERROR, 50, np.random.default_rng(1)) is None

"""The representative is the centre of what is compatible: inside all that was said, unmoved."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.preferences import Outlook, representative
from detente.analysis.preferences.findings import Representative
from detente.case import AboutEqual, Order, Ratio, Statement, Swings, Value
from strategies.buyer import buyer, orders, package, swings, worked
from strategies.kinds import of_every_kind
from strategies.statements import one_party

F = Fraction
CLOSE = 1e-9


def of(*said: Statement) -> Representative:
    """The representative of a buyer who says these things."""
    found = representative(Outlook(buyer(*said), "buyer"))
    assert isinstance(found, Representative)
    return found


def test_it_lies_at_the_centre_of_the_worked_case() -> None:
    """Product measure: weights 0.5436, 0.3283, 0.1281, mid price 0.3795, normal delivery 0.1641."""
    found = representative(Outlook(worked(), "buyer"), samples=20_000)
    assert isinstance(found, Representative)
    worths = dict(found.worths)

    assert [0.5436, 0.3283, 0.1281] == pytest.approx([w for _, w in found.weights], abs=0.005)
    assert 0.3795 == pytest.approx(worths["price", "mid"], abs=0.005)
    assert 0.1641 == pytest.approx(worths["delivery", "normal"], abs=0.005)
    assert 20_000 == found.samples


@pytest.mark.parametrize("again", range(6))
def test_a_statement_said_twice_does_not_move_it(again: int) -> None:
    """As it would move an analytic centre: orders, swings, a ratio, a value, a near tie."""
    one, other = package("mid", "fast", "short"), package("low", "normal", "short")
    said = (
        *orders(),
        swings("price", "delivery", "warranty"),
        Ratio("r", "buyer", "price", "delivery", (F(1), F(3))),
        Value("v", "buyer", "delivery", "normal", None, (F(40), F(60))),
        AboutEqual("e", "buyer", one, other, F(20)),
    )
    twice = (*said, replace(said[again + 1], id="again"))

    assert of(*said) == of(*twice)


def misplaced(seed: int, *, kinds: bool) -> list[Statement]:
    """Statements of orders, weights and values that the representative does not keep."""
    random = Random(seed)
    case = of_every_kind(random)[1] if kinds else one_party(random)[0]
    outlook = Outlook(case, "a")
    found = representative(outlook, samples=200, seed=seed)
    if case.scale("a").as_given or not isinstance(found, Representative):
        return []
    weights, worths = dict(found.weights), dict(found.worths)
    bad: list[Statement] = []
    for statement in case.statements:
        match statement:
            case Order(issue=issue, tiers=tiers):
                row = [worths[issue, tier[0]] for tier in tiers]
                bad += [] if row == sorted(row, reverse=True) else [statement]
            case Swings(issues=tiers):
                row = [weights[tier[0]] for tier in tiers]
                bad += [] if row == sorted(row, reverse=True) else [statement]
            case Ratio(issue=issue, to=to, interval=(low, high)):
                least = weights[issue] - float(low or 0) * weights[to]
                most = float(high) * weights[to] - weights[issue] if high is not None else 0
                bad += [] if min(least, most) >= -CLOSE else [statement]
            case Value(issue=issue, option=option, interval=interval) if interval is not None:
                ends = [float(end) / 100 * weights[issue] for end in interval]
                inside = ends[0] - CLOSE <= worths[issue, option] <= ends[1] + CLOSE
                bad += [] if inside else [statement]
            case _:
                pass
    return bad


@given(st.integers(0, 2**40), st.booleans())
def test_it_keeps_every_stated_rank_and_bound(seed: int, kinds: bool) -> None:
    """Check 12 of the field notes: stated ranks survive the representative."""
    assert [] == misplaced(seed, kinds=kinds)


def test_weights_add_up_to_one() -> None:
    """On the native scale, to a float's precision."""
    assert 1 == pytest.approx(sum(weight for _, weight in of(*orders()).weights), abs=1e-12)

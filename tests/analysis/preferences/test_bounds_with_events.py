"""Bounds of packages that hang on events, against every belief of a grid and every vertex."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.preferences import Outlook, Span
from detente.case import Case, Package
from oracles.contingent import Signed, beliefs, over_beliefs, sum_ends
from oracles.preferences import Compatible, Ends, compatible, ties_to_no_deal
from strategies.contingent_cases import with_events
from strategies.statements import every_package, one_party

F = Fraction
SEEDS = st.integers(0, 2**40)
STEPS = 4


def exactly(span: Span, true: Ends) -> bool:
    """Whether the span is the true one; a loose one only has to hold it."""
    if not span.loose:
        return (span.low, span.high) == true
    below = span.low is None or (true[0] is not None and span.low <= true[0])
    return below and (span.high is None or (true[1] is not None and span.high >= true[1]))


def true_ends(case: Case, known: Compatible, *terms: tuple[int, Package]) -> Ends:
    """The bounds over the grid of beliefs."""
    sum_of: Signed = terms
    grid = beliefs(case, known.party, STEPS)
    return over_beliefs(sum_ends(known, case, chances, sum_of) for chances in grid)


def no_deal_true(case: Case, known: Compatible, package: Package) -> Ends | None:
    """The bounds against no deal, of which at most one thing is said."""
    ties = ties_to_no_deal(case, known.party)
    if not ties:
        return None
    kind, other, within = ties[0]
    if within is not None:
        low, high = true_ends(case, known, (1, package))
        return (
            None if low is None else low - within[1],
            None if high is None else high - within[0],
        )
    assert other is not None
    low, high = true_ends(case, known, (1, package), (-1, other))
    return (None if kind == "above" else low, None if kind == "below" else high)


def disagreements(seed: int) -> list[object]:
    """Where bounds are not those over the grid and the vertices."""
    random = Random(seed)
    case = with_events(random, one_party(random)[0])
    outlook, known = Outlook(case, "a"), compatible(case, "a")
    if known.contradictory:
        return [] if outlook.contradictory else ["not seen to be contradictory"]
    packages = every_package(case)
    found: list[object] = []
    for _ in range(4):
        more, less = random.choice(packages), random.choice(packages)
        checks = [
            (outlook.difference(more, less), true_ends(case, known, (1, more), (-1, less))),
            (outlook.utility(more), true_ends(case, known, (1, more))),
        ]
        against, true = outlook.against_no_deal(more), no_deal_true(case, known, more)
        assert (against is None) == (true is None)
        checks += [(against, true)] if against is not None and true is not None else []
        found += [(more, less, span, true) for span, true in checks if not exactly(span, true)]
        low = true_ends(case, known, (1, more), (-1, less))[0]
        loose = checks[0][0].loose
        if not loose and outlook.no_loss(more, less) != (low is not None and low >= 0):
            found.append(("no loss", more, less))
    return found


@settings(max_examples=60)
@given(SEEDS)
def test_bounds_are_those_over_beliefs_and_vertices(seed: int) -> None:
    """Differences, utilities, worth against no deal: equal to brute force, or loose and wider."""
    assert [] == disagreements(seed)


@pytest.mark.nightly
@settings(max_examples=400)
@given(SEEDS)
def test_bounds_hold_on_many_parties_with_events(seed: int) -> None:
    """The same on four hundred parties."""
    assert [] == disagreements(seed)

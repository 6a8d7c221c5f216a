"""Bounds where statements tie issues together, against the vertices of one joint polytope."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.preferences import Outlook, Span
from detente.analysis.preferences.programmes.joint import Joint
from oracles.preferences import Ends, Form, joined, plus, ties_to_no_deal
from strategies.statements import every_package, one_party, tied

SEEDS = st.integers(0, 2**40)
NINE_DIGITS = Fraction(1, 10**6)


def holds(span: Span, ends: Ends) -> bool:
    """Whether a span holds the true bounds; an end that claims nothing has about nine digits."""
    low, high = ends
    below = span.low is None or (low is not None and span.low <= low + (span.low < 0) * NINE_DIGITS)
    above = span.high is None or (
        high is not None and high <= span.high + (span.high > 0) * NINE_DIGITS
    )
    return below and above


def agree(span: Span, ends: Ends) -> bool:
    """Whether a span is the true one: exactly where it claims something, else to nine digits."""
    if span.loose or not holds(span, ends):
        return holds(span, ends)

    def same(found: Fraction | None, true: Fraction | None) -> bool:
        if found is None or true is None:
            return found is true
        return abs(found - true) <= NINE_DIGITS

    exact = (ends[0] is None or ends[0] < 0 or span.low == ends[0]) and (
        ends[1] is None or ends[1] > 0 or span.high == ends[1]
    )
    return exact and same(span.low, ends[0]) and same(span.high, ends[1])


def disagreements(seed: int) -> list[tuple[str, object, object, object]]:
    """Where the bounds of a random party with tied statements are not those over the vertices."""
    random = Random(seed)
    case, _ = tied(random)
    outlook, known = Outlook(case, "a"), joined(case, "a")
    if known is None:
        return []
    if known.contradictory or outlook.contradictory:
        return [] if known.contradictory else [("contradictory", case, None, None)]
    packages = every_package(case)
    found: list[tuple[str, object, object, object]] = []
    for _ in range(4):
        more, less = random.choice(packages), random.choice(packages)
        first, second = known.utility(more), known.utility(less)
        no_deal: Form = {"r": Fraction(1)}
        checks = [
            ("difference", outlook.difference(more, less), plus((1, first), (-1, second))),
            ("utility", outlook.utility(more), first),
        ]
        against = outlook.against_no_deal(more)
        assert (against is None) == (not ties_to_no_deal(case, "a"))
        if against is not None:
            checks.append(("no deal", against, plus((1, first), (-1, no_deal))))
        found += [
            (n, (more, less), s, known.ends(f)) for n, s, f in checks if not agree(s, known.ends(f))
        ]
    return found


@settings(max_examples=80)
@given(SEEDS)
def test_bounds_are_those_over_the_joint_vertices(seed: int) -> None:
    """With comparisons, swings and several things on no deal, bounds equal brute force."""
    assert [] == disagreements(seed)


@pytest.mark.nightly
@settings(max_examples=500)
@given(SEEDS)
def test_joint_bounds_hold_on_many_cases(seed: int) -> None:
    """The same on five hundred cases."""
    assert [] == disagreements(seed)


@settings(max_examples=60)
@given(SEEDS)
def test_both_paths_agree_where_both_can_answer(seed: int) -> None:
    """The linear programme gives the bounds of the product where statements speak of one issue."""
    random = Random(seed)
    case, _ = one_party(random)
    outlook = Outlook(case, "a")
    if outlook.contradictory:
        return
    joint = Joint(case, outlook.said, outlook.no_deal)
    more, less = random.choice(every_package(case)), random.choice(every_package(case))
    pairs = [
        (joint.difference(more, less), outlook.difference(more, less)),
        (joint.utility(more), outlook.utility(more)),
    ]
    against = outlook.against_no_deal(more)
    if against is not None:
        pairs.append((joint.against_no_deal(more), against))

    assert [] == [pair for pair in pairs if not agree(pair[0], (pair[1].low, pair[1].high))]

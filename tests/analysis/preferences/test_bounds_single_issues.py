"""Bounds where every statement speaks of one issue, against the vertices of the compatible set."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.preferences import Outlook, Span
from oracles.preferences import Ends, compatible, difference_ends, no_deal_ends
from strategies.statements import every_package, one_party

SEEDS = st.integers(0, 2**40)


def contains(span: Span, ends: Ends) -> bool:
    """Whether a span holds the true bounds."""
    low, high = ends
    below = span.low is None or (low is not None and span.low <= low)
    return below and (span.high is None or (high is not None and high <= span.high))


def agree(span: Span | None, ends: Ends | None) -> bool:
    """Whether a span is the true one, or holds it and says that it is loose."""
    if span is None or ends is None:
        return span is None and ends is None
    return contains(span, ends) if span.loose else (span.low, span.high) == ends


def disagreements(seed: int) -> list[tuple[str, object, object, object]]:
    """Where the bounds of a random party are not those over the vertices."""
    random = Random(seed)
    case, _ = one_party(random)
    outlook, known = Outlook(case, "a"), compatible(case, "a")
    assert known.contradictory == outlook.contradictory
    if known.contradictory:
        return []
    packages = every_package(case)
    pairs = [(random.choice(packages), random.choice(packages)) for _ in range(6)]
    found: list[tuple[str, object, object, object]] = []
    for more, less in pairs:
        checks = (
            ("difference", outlook.difference(more, less), difference_ends(known, more, less)),
            ("utility", outlook.utility(more), difference_ends(known, more, None)),
            ("no deal", outlook.against_no_deal(more), no_deal_ends(known, more)),
        )
        found += [(name, more, s, e) for name, s, e in checks if not agree(s, e)]
    return found


@settings(max_examples=80)
@given(SEEDS)
def test_bounds_are_those_over_all_vertices(seed: int) -> None:
    """Differences, utilities and distances to no deal have exactly the bounds of brute force."""
    assert [] == disagreements(seed)


@pytest.mark.nightly
@settings(max_examples=500)
@given(SEEDS)
def test_bounds_hold_on_many_cases(seed: int) -> None:
    """The same on five hundred cases."""
    assert [] == disagreements(seed)


def test_few_bounds_are_loose() -> None:
    """What is proved exactly is nearly everything: a loose span is the exception."""
    spans = []
    for seed in range(150):
        case, _ = one_party(Random(seed))
        packages = every_package(case)
        spans.append(Outlook(case, "a").difference(packages[0], packages[-1]))

    assert sum(span.loose for span in spans) <= 8
    assert sum(span.low is not None and span.low >= Fraction(0) for span in spans) >= 15

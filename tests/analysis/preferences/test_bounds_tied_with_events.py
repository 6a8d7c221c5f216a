"""Bounds where statements about packages tie issues together and packages hang on events."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.preferences import Outlook, Span
from detente.case import Case, Package, Prefers, WouldSign
from oracles.contingent import beliefs, believing, over_beliefs
from oracles.preferences import Ends, Form, Joined, joined, plus, ties_to_no_deal
from strategies.contingent_cases import with_events
from strategies.statements import every_package, tied

F = Fraction
SEEDS = st.integers(0, 2**40)
NINE_DIGITS = F(1, 10**6)
STEPS = 2


def holds(span: Span, ends: Ends) -> bool:
    """Whether a span holds the true bounds; an end that claims nothing has about nine digits."""
    low, high = ends
    below = span.low is None or (low is not None and span.low <= low + (span.low < 0) * NINE_DIGITS)
    above = span.high is None or (
        high is not None and high <= span.high + (span.high > 0) * NINE_DIGITS
    )
    return below and above


def same(found: Fraction | None, true: Fraction | None) -> bool:
    """Whether two ends agree to nine digits."""
    if found is None or true is None:
        return found is true
    return abs(found - true) <= NINE_DIGITS


def agree(span: Span, ends: Ends, *, wide: bool) -> bool:
    """Whether a span is the true one, or only holds it where it is loose or the grid too wide."""
    if span.loose or wide or not holds(span, ends):
        return holds(span, ends)
    return same(span.low, ends[0]) and same(span.high, ends[1])


def naming_contingent(random: Random, case: Case) -> Case:
    """One more package over another, or one more that would be signed, of any options."""
    packages = every_package(case)
    more, less = random.sample(packages, 2) if len(packages) > 1 else packages * 2
    kind = random.random()
    if kind < 0.4:
        return case.adding(Prefers("statements.a.prefers.9", "a", more, less))
    if kind < 0.8:
        return case.adding(WouldSign("statements.a.would_sign.9", "a", more))
    return case


def known_everywhere(case: Case) -> list[Joined] | None:
    """The joint vertices at every belief of the grid; None where they are too many."""
    found = []
    for chances in beliefs(case, "a", STEPS):
        here = joined(believing(case, "a", chances), "a", most_pieces=4)
        if here is None:
            return None
        found.append(here)
    return [here for here in found if not here.contradictory]


def disagreements(seed: int, *, certain: bool) -> list[object]:
    """Where bounds of a random party are not those over all vertices at all beliefs."""
    random = Random(seed)
    case = with_events(random, tied(random)[0], certain=certain)
    case = replace(naming_contingent(random, case), linkages=())
    known = known_everywhere(case)
    if known is None:
        return []
    outlook = Outlook(case, "a")
    if outlook.contradictory:
        return ["contradictory"] if known else []
    if not known:
        return []  # where the best option is not known, the programme may not see it
    packages = every_package(case)
    no_deal: Form = {"r": F(1)}
    found: list[object] = []
    for _ in range(3):
        more, less = random.choice(packages), random.choice(packages)

        def true(here: Joined, *terms: tuple[int, Form]) -> Ends:
            return here.ends(plus(*terms))

        def worth(here: Joined, package: Package) -> Form:
            return here.utility(package)

        checks = [
            (
                outlook.difference(more, less),
                [true(k, (1, worth(k, more)), (-1, worth(k, less))) for k in known],
            ),
            (outlook.utility(more), [true(k, (1, worth(k, more))) for k in known]),
        ]
        against = outlook.against_no_deal(more)
        assert (against is None) == (not ties_to_no_deal(case, "a"))
        if against is not None:
            checks.append((against, [true(k, (1, worth(k, more)), (-1, no_deal)) for k in known]))
        for span, ends in checks:
            if not agree(span, over_beliefs(ends), wide=not certain):
                found.append((more, less, span, over_beliefs(ends)))
    return found


@settings(max_examples=40)
@given(SEEDS)
def test_bounds_are_exact_where_beliefs_are_numbers(seed: int) -> None:
    """Statements that name packages hanging on events bound like any other statement."""
    assert [] == disagreements(seed, certain=True)


@settings(max_examples=40)
@given(SEEDS)
def test_bounds_are_never_narrower_than_the_truth(seed: int) -> None:
    """Whatever is believed: nothing compatible lies outside the bounds."""
    assert [] == disagreements(seed, certain=False)


@pytest.mark.nightly
@settings(max_examples=300)
@given(SEEDS)
def test_bounds_hold_for_many_tied_parties(seed: int) -> None:
    """The same on three hundred parties of each kind."""
    assert [] == disagreements(seed, certain=True) + disagreements(seed, certain=False)

"""Frontier and zone of cases with options that hang on events, against every package."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.agreements import Acceptance, acceptance, first_steps
from detente.analysis.preferences import Outlook
from detente.app.analyze import analyze
from detente.case import Case, Package
from oracles.central import no_deal
from oracles.contingent import central_worth, crosses, possible
from strategies.contingent_cases import with_events
from strategies.statements import every_package, negotiation

SEEDS = st.integers(0, 2**40)
F = Fraction
Vector = tuple[Fraction, ...]


def in_play(case: Case, parties: tuple[str, ...]) -> list[Package]:
    """The packages possible in every outcome, with what others decide at today's."""
    today = case.status_quo().as_dict()
    held = {i.id for i in case.issues if not set(i.decided_by) <= set(parties)}
    return [
        package
        for package in every_package(case)
        if possible(case, package) and all(package.get(i) == today[i] for i in held)
    ]


def vectors(case: Case, parties: tuple[str, ...], packages: list[Package]) -> dict[Vector, int]:
    """The efficient utility vectors with how many packages reach them."""
    reached: dict[Vector, int] = {}
    for package in packages:
        vector = tuple(central_worth(case, party, package) or F(0) for party in parties)
        reached[vector] = reached.get(vector, 0) + 1

    def beaten(one: Vector) -> bool:
        return any(
            other != one and all(a >= b for a, b in zip(other, one, strict=True))
            for other in reached
        )

    return {vector: count for vector, count in reached.items() if not beaten(vector)}


def accepted(case: Case, parties: tuple[str, ...], package: Package) -> bool:
    """Whether no party refuses it in any outcome, and it is worth no deal to each."""
    for party in parties:
        worth, floor = central_worth(case, party, package), no_deal(case, party)
        assert worth is not None
        if crosses(case, party, package) or (floor is not None and worth < floor):
            return False
    return True


def check(seed: int) -> None:
    """A case in which every party values everything and believes a number of every event."""
    random = Random(seed)
    case = with_events(random, negotiation(random, valued=1.0, most=2), certain=True)
    parties = tuple(party.id for party in case.parties if party.id != "outside")
    packages = in_play(case, parties)
    if any(central_worth(case, party, p) is None for party in parties for p in packages[:1]):
        return
    held = analyze(case, parties).held
    if not packages:
        assert held.zone.empty
        return
    zone = [package for package in packages if accepted(case, parties, package)]
    assert held.frontier is not None
    assert held.zone.frontier is not None
    assert (not zone, len(zone)) == (held.zone.empty, held.zone.count)
    for expected, finding in (
        (vectors(case, parties, packages), held.frontier),
        (vectors(case, parties, zone), held.zone.frontier),
    ):
        assert expected == {point.utilities: point.count for point in finding.points(1_000)}


@settings(max_examples=25)
@given(SEEDS)
def test_frontier_and_zone_are_those_over_all_packages(seed: int) -> None:
    """Frontier points with their counts, and the zone, equal those over every outcome."""
    check(seed)


@pytest.mark.nightly
@settings(max_examples=200)
@given(SEEDS)
def test_frontiers_with_events_hold_on_many_cases(seed: int) -> None:
    """The same on two hundred cases."""
    check(seed)


@settings(max_examples=40)
@given(SEEDS)
def test_what_crosses_a_line_in_one_outcome_is_refused(seed: int) -> None:
    """A party refuses what may turn out beyond its line; no first step takes it there."""
    random = Random(seed)
    case = with_events(random, negotiation(random, most=2))
    parties = [party.id for party in case.parties if party.id != "outside"]
    outlooks = [Outlook(case, party) for party in parties]
    for package in random.sample(every_package(case), 1):
        for outlook in outlooks:
            if crosses(case, outlook.said.party, package):
                assert acceptance(outlook, package).acceptance is Acceptance.REFUSED
    for step in first_steps(case, outlooks).steps:
        assert possible(case, step.package)
        assert not any(crosses(case, party, step.package) for party in parties)

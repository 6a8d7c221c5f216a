"""The smallest change that brings a blocker in, against trying every package."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from detente.analysis.ratification import BringIn, Ratification, ratify
from detente.case import Case, Package
from oracles.central import utility
from oracles.random_bodies import chamber, outlooks_on, random_package, ratified, stances_in
from oracles.ratification import Chamber, ranked
from strategies.statements import every_package


def allowed(case: Case, package: Package) -> bool:
    """Whether facts and caps hold, straight from their definitions."""
    for link in case.linkages:
        if link.owner is not None or link.then is None or not link.when.holds(package):
            continue
        if link.then.holds(package) == (link.kind == "excludes"):
            return False
    return all(
        sum((cap.cost(issue, o) for issue, o in package.choices), Fraction(0)) <= cap.at_most
        for cap in case.constraints
    )


def expected(
    found: Chamber, package: Package, target: tuple[str, str]
) -> list[tuple[Package | None, bool]]:
    """(package, whether it turns nobody away) of the best, and of the best that keeps everybody."""

    def central(party: str, before: Package, after: Package) -> Fraction | None:
        worth = utility(found.case, party, before), utility(found.case, party, after)
        return None if worth[0] is None or worth[1] is None else worth[0] - worth[1]

    packages = [p for p in every_package(found.case) if p != package and allowed(found.case, p)]
    ways = ranked(found, package, target, packages, central)
    if not ways:
        return [(None, False)]
    rank, best = ways[0]
    if not rank[1]:
        return [(best, True)]
    keeping = next((way for rank, way in ways if not rank[1]), None)
    return [(best, False), (keeping, True)]


def told(found: tuple[BringIn, ...], consent: str) -> list[tuple[Package | None, bool]]:
    """The same, as it was found."""
    return [(each.package, each.keeps_all) for each in found if each.consent == consent]


def compared(seed: int) -> int:
    """How many changes were compared for one random case; fails where one differs."""
    random = Random(seed)
    case, parties = ratified(random, most=3 if seed % 4 else 4)
    room = chamber(case, parties)
    if room is None:
        return 0
    package, outlooks = random_package(random, case), outlooks_on(case)
    if any(o.difference(package, p).loose for o in outlooks.values() for p in every_package(case)):
        return 0  # brute force knows tighter bounds than are claimed
    found: Ratification = ratify(case, package, parties, stances_in(room), outlooks)
    refused = [consent for consent in found.consents if consent.passes == "no"]
    for consent in refused:
        kind = "party" if consent.kind == "decider" else "body"
        wanted = expected(room, package, (kind, consent.id))
        assert wanted == told(found.bring_in, consent.id), f"seed {seed}, {consent.id}"
    assert all(each.complete for each in found.bring_in)
    return len(refused)


def test_smallest_changes_are_those_of_brute_force() -> None:
    """Over all packages of 200 random cases: the same best, the same best that keeps everybody."""
    assert sum(map(compared, range(200))) > 100


@pytest.mark.nightly
def test_smallest_changes_are_those_of_brute_force_at_length() -> None:
    """The same over 1,000 random cases."""
    assert sum(map(compared, range(1_000, 2_000))) > 500

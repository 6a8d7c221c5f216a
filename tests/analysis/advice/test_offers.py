"""Several offers of about equal worth to one party."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from math import prod

import numpy as np
import pytest

from detente.analysis.advice.advise import advise
from detente.analysis.advice.diverse import distance
from detente.analysis.advice.seats import seat_of
from detente.analysis.agreements import acceptance
from detente.analysis.preferences import Outlook
from detente.case import Package
from strategies.seats import negotiation

SEEDS = range(4)


def _every() -> list[Package]:
    return [
        Package(tuple((f"i{j}", option) for j, option in enumerate(options)))
        for options in product(("o0", "o1", "o2"), repeat=4)
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_offers_are_of_about_equal_worth(seed: int) -> None:
    """Means lie within the band that is stated, and no exact difference lies beyond it for sure."""
    case = negotiation(seed)
    found = advise(case, "a", ("a", "b"), samples=200, seed=seed)
    outlook = Outlook(case, "a")

    assert found.band is not None
    for one, other in combinations(found.offers, 2):
        assert one.mean is not None
        assert other.mean is not None
        assert abs(one.mean - other.mean) <= float(found.band) + 1e-9
        span = outlook.difference(one.package, other.package)
        assert span.low is not None
        assert span.high is not None
        assert span.low <= found.band
        assert span.high >= -found.band


@pytest.mark.parametrize("seed", SEEDS)
def test_offers_are_no_variants_of_one(seed: int) -> None:
    """Any two differ in as many issues as is said: two at least, but for want of a third."""
    found = advise(negotiation(seed), "a", ("a", "b"), samples=200, seed=seed)
    apart = [distance(a.package, b.package) for a, b in combinations(found.offers, 2)]

    assert len(found.offers) >= 3 or found.few is not None
    assert found.apart == min(apart, default=0)
    assert found.apart >= 2 or len(found.offers) <= 3


@pytest.mark.parametrize("seed", SEEDS)
def test_recommended_has_the_largest_product_of_shares(seed: int) -> None:
    """No package of all there are has a larger product, counted sample by sample."""
    case = negotiation(seed)
    found = advise(case, "a", ("a", "b"), samples=200, seed=seed)
    seats = [seat_of(Outlook(case, p), n, 200, seed) for n, p in enumerate("ab")]
    every = [p for p in _every() if p.moves_from(case.status_quo())]
    best = 0.0
    for package in every:
        shares = []
        for seat in seats:
            worths = seat.worths([package])
            assert worths is not None
            assert worths[1] is not None
            crossed = bool(case.crossed(package, seat.party))
            shares.append(0.0 if crossed else float(np.mean(worths[0][:, 0] >= worths[1])))
        best = max(best, prod(shares))

    assert found.exhaustive
    assert best == pytest.approx(found.offers[0].product)
    assert found.offers[0].recommended is (best > 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_acceptance_is_that_of_every_other_command(seed: int) -> None:
    """The label of each other party is that of `agreements.acceptance`; shares agree with proof."""
    case = negotiation(seed, parties=3)
    found = advise(case, "b", ("a", "b", "c"), samples=100, seed=seed)

    for offer in found.offers:
        assert ["a", "c"] == [each.party for each in offer.acceptable]
        for each in offer.acceptable:
            verdict = acceptance(Outlook(case, each.party), offer.package)
            assert verdict == each.verdict
            assert each.share is not None
            if each.proved == "certain":
                assert each.share.count == each.share.samples
            if each.proved == "never":
                assert 0 == each.share.count


@pytest.mark.parametrize("seed", SEEDS)
def test_own_red_line_is_never_offered(seed: int) -> None:
    """What the party itself refuses is no offer of its own."""
    case = negotiation(seed)
    found = advise(case, "b", ("a", "b"), samples=100, seed=seed)

    assert all("o2" != offer.package.get("i0") for offer in found.offers)


@pytest.mark.parametrize("seed", SEEDS)
def test_costs_add_up_to_what_is_given_away(seed: int) -> None:
    """With exact numbers the costs issue by issue are the whole difference from the best."""
    case = negotiation(seed, exact=True)
    found = advise(case, "a", ("a", "b"), samples=50, seed=seed)
    outlook = Outlook(case, "a")

    for offer in found.offers:
        if found.best is None:
            continue
        whole = outlook.difference(found.best, offer.package)
        costs = [each.cost.low for each in offer.gives]
        assert whole.low == sum((c for c in costs if c is not None), Fraction(0))
        assert {each.issue for each in offer.gives} == {
            move.issue for move in offer.package.moves_from(found.best)
        }


def test_same_seed_gives_the_same_advice() -> None:
    """Nothing is left to chance but the seed."""
    case = negotiation(3)
    first, second = (advise(case, "a", ("a", "b"), samples=60, seed=7) for _ in range(2))

    assert first == second


def test_others_not_at_the_table_change_nothing() -> None:
    """What a party said that does not negotiate is not read: the advice stays as it is."""
    here, elsewhere = negotiation(5, parties=3), negotiation(6, parties=3)
    mixed = here.adding(*(s for s in elsewhere.statements if s.holder == "c"))

    assert advise(here, "a", ("a", "b"), samples=60, seed=1) == advise(
        mixed, "a", ("a", "b"), samples=60, seed=1
    )


def test_what_only_others_decide_is_only_recommended() -> None:
    """An issue that somebody absent decides stays as it is; one decided together is marked."""
    from dataclasses import replace

    case = negotiation(2, parties=3)
    issues = tuple(replace(i, decided_by=("c",)) if i.id == "i3" else i for i in case.issues)
    found = advise(replace(case, issues=issues), "a", ("a", "b"), samples=60, seed=1)

    assert ("i3",) == found.authority.not_theirs
    assert all("o1" == offer.package.get("i3") for offer in found.offers)

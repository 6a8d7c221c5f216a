"""Because of which statements a package is certainly preferred: all of them needed, and enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest

from detente.analysis.preferences import Outlook
from detente.analysis.preferences.conflicts import reasons, reasons_for
from detente.case import Case, NoDeal, Package, WouldSign
from strategies.one_party import (
    PARTY,
    PATH,
    anything,
    case_of,
    comparisons,
    every_pair,
    orders,
    planted,
    random_truth,
    ratings,
    ratios,
    steps,
    swing_pairs,
)


def truthful(seed: int) -> Case:
    """A dozen or two true statements."""
    random = Random(seed)
    truth = random_truth(random, random.randint(2, 4), 3)
    said = [*orders(truth), *swing_pairs(truth), *ratings(random, truth)]
    said += [*comparisons(random, truth, 5), *ratios(random, truth, 2), *steps(random, truth, 2)]
    return case_of(truth, said)


def implies(case: Case, kept: Iterable[str], more: Package, less: Package) -> bool:
    """Whether these statements alone make one package certainly at least as good as another."""
    left = tuple(s for s in case.statements if s.id in set(kept))
    return Outlook(replace(case, statements=left), PARTY).no_loss(more, less)


def unfounded(seed: int, most: int) -> list[tuple[Package, Package, tuple[str, ...] | None]]:
    """Pairs whose reasons are missing, too many or not enough."""
    case = truthful(seed)
    outlook = Outlook(case, PARTY)
    found = []
    for one, other in every_pair(case, most):
        for more, less in ((one, other), (other, one)):
            because = reasons(case, PARTY, more, less)
            if not outlook.no_loss(more, less):
                good = because is None
            else:
                good = because is not None and implies(case, because, more, less)
                good = good and not any(
                    implies(case, set(because or ()) - {left}, more, less) for left in because or ()
                )
            found += [] if good else [(more, less, because)]
    return found


@pytest.mark.parametrize("seed", range(4))
def test_reasons_imply_the_pair_and_none_can_be_dropped(seed: int) -> None:
    """What is open has none; what is certain follows from them, and not without any one of them."""
    assert [] == unfounded(seed, 8)


@pytest.mark.nightly
def test_reasons_hold_on_many_sets() -> None:
    """The same on sixty sets of statements."""
    assert [] == [wrong for seed in range(100, 160) for wrong in unfounded(seed, 12)]


def test_a_package_needs_no_reason_to_be_as_good_as_itself() -> None:
    """What holds whatever is said rests on nothing that was said."""
    case = truthful(0)
    package = anything(Random(0), random_truth(Random(0), len(case.issues), 3))

    assert () == reasons(case, PARTY, package, package)


def test_a_stated_preference_is_its_own_reason() -> None:
    """What was said of two packages is all that it takes."""
    random = Random(3)
    truth = random_truth(random, 3, 3)
    (said,) = comparisons(random, truth, 1, differing=3)
    case = case_of(truth, [said])

    assert (said.id,) == reasons(case, PARTY, said.package, said.over)  # type: ignore[union-attr]


def test_anything_an_outlook_tells_has_reasons() -> None:
    """That a package is above no deal: because of what it would sign, and an order."""
    truth = random_truth(Random(5), 2, 3)
    signs = WouldSign(f"{PATH}.would_sign.1", PARTY, Package((("i0", "o1"), ("i1", "o1"))))
    case = replace(case_of(truth, [*orders(truth), signs]), no_deal=(NoDeal(PARTY),))
    better = Package((("i0", "o0"), ("i1", "o1")))

    def above(outlook: Outlook) -> bool:
        span = outlook.against_no_deal(better)
        return span is not None and span.low is not None and span.low >= 0

    assert (f"{PATH}.order.i0", signs.id) == reasons_for(case, PARTY, above)


def test_reasons_in_a_contradiction_hold_once_it_is_resolved() -> None:
    """They come from what is left after the cheapest withdrawal, and imply the pair there."""
    case, _ = planted(1)
    way = Outlook(case, PARTY).ways[0]
    for more, less in every_pair(case, 6):
        because = reasons(case, PARTY, more, less)
        assert (because is not None) == way.no_loss(more, less)
        assert because is None or implies(case, because, more, less)

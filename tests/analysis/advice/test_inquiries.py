"""What to find out next, from whom."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.analysis.advice.advise import advise
from detente.analysis.advice.choosing import best_first, own_worth, ranked
from detente.analysis.advice.inquiries import WEIGHED, inquiries
from detente.analysis.advice.seats import Seat, seat_of
from detente.analysis.preferences import Outlook
from detente.case import Case, Package
from strategies.seats import negotiation


def _seats(case: Case, samples: int, seed: int) -> list[Seat]:
    return [seat_of(Outlook(case, p), n, samples, seed) for n, p in enumerate("ab")]


def _product(seats: list[Seat], listed: list[Package], keep: object = None) -> float:
    """The largest product of shares, those of the second party over some of its samples."""
    own, other = (seat.accepting(listed) for seat in seats)
    other = other if keep is None else other[keep]
    return float((own.mean(axis=0) * other.mean(axis=0)).max())


@pytest.mark.parametrize("seed", range(6))
def test_gain_is_that_of_every_answer_tried(seed: int) -> None:
    """Every gain told is the average of the best product after each answer, less that of now."""
    case = negotiation(seed, lines=False)
    seats = _seats(case, 150, seed)
    found = advise(case, "a", ("a", "b"), samples=150, seed=seed)
    packages = [offer.package for offer in found.offers]
    told = inquiries(seats[0], seats[1:], found.offers, packages)
    order = best_first(*ranked(seats, packages), own_worth(seats[0], packages), WEIGHED)
    listed = list(dict.fromkeys([*packages, *(packages[k] for k in order)]))

    for asked in told:
        if asked.gain is None or asked.first is None:
            continue
        if asked.kind == "sign":
            yes = seats[1].accepting([asked.first])[:, 0]
        else:
            assert asked.second is not None
            worths = seats[1].worths([asked.first, asked.second])
            assert worths is not None
            yes = worths[0][:, 0] > worths[0][:, 1]
        part = float(np.mean(yes))
        after = part * _product(seats, listed, yes) + (1 - part) * _product(seats, listed, ~yes)
        assert after - _product(seats, listed) == pytest.approx(asked.gain)
        assert asked.gain > 0


def test_no_deal_is_asked_for_where_it_is_unknown() -> None:
    """Of a party whose no deal nobody stated, this is a question; and shares are not given."""
    case = negotiation(1)
    silent = replace(case, no_deal=tuple(n for n in case.no_deal if n.party != "b"))
    found = advise(silent, "a", ("a", "b"), samples=60, seed=0)

    assert ("no_deal", "b") in {(asked.kind, asked.party) for asked in found.inquiries}
    assert all(each.share is None for offer in found.offers for each in offer.acceptable)


def test_only_others_are_asked() -> None:
    """What the party itself did not say is for the interview, not for its counterparts."""
    found = advise(negotiation(4), "a", ("a", "b"), samples=60, seed=0)

    assert {"a"}.isdisjoint(asked.party for asked in found.inquiries)

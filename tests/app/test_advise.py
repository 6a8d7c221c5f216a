"""Advice to one party, through the use case."""

from __future__ import annotations

import pytest

from detente.app.advise import advice_as, advise
from detente.app.requests import BadRequestError
from strategies.seats import advised
from strategies.shipped_cases import shipped

SEATS = (
    ("alaska-2025", "russia"),
    ("alaska-2025", "ukraine"),
    ("wage-round", "union"),
    ("wage-round", "employers"),
    ("river-treaty", "delta"),
)


@pytest.mark.parametrize(("name", "party"), SEATS)
def test_examples_give_three_to_five_offers(name: str, party: str) -> None:
    """Every example yields several offers, or says why there are fewer."""
    found = advised(name, party)

    assert 3 <= len(found.offers) <= 5 or found.few is not None
    assert found.parties[0] == shipped(name).negotiators()[0]


@pytest.mark.parametrize("party", ["russia", "ukraine"])
def test_before_the_first_number_nothing_is_counted(party: str) -> None:
    """Where nobody gave numbers there are no shares and no worths: proof, grades and unknowns."""
    case = shipped("alaska-2025")
    _, values = advice_as(case, advised("alaska-2025", party))

    for offer in values["offers"]:
        assert offer["worth"] is None
        assert offer["regret"] is None
        assert all(each["share"] is None for each in offer["acceptable"].values())
    assert values["find_out"]
    assert {"nothing", "directions"} == {each["kind"] for each in values["trust"].values()}


def test_same_seed_gives_the_same_values() -> None:
    """Text and values are the same to the last sign."""
    case = shipped("wage-round")

    assert advice_as(case, advised("wage-round", "union")) == advice_as(
        case, advise(case, "union", samples=60)
    )


def test_party_is_always_at_the_table() -> None:
    """Whoever is advised negotiates, named or not; a mediator and a stranger have no seat."""
    case = shipped("river-treaty")

    assert ("delta", "upland") == advise(case, "delta", ["upland"], samples=20).parties
    for party in ("panel", "nobody"):
        with pytest.raises(BadRequestError, match=party):
            advise(case, party)


@pytest.mark.parametrize("written", ["0", "-3", "51", "much"])
def test_error_is_a_number_of_points(written: str) -> None:
    """What is no error is refused in words."""
    with pytest.raises(BadRequestError, match="no error"):
        advise(shipped("wage-round"), "union", error=written)


def test_time_limit_labels_the_answer() -> None:
    """With no time at all there is an answer still, and it is called partial."""
    assert "time" == advise(shipped("wage-round"), "union", samples=20, time_limit=1e-9).partial


def test_what_somebody_refuses_is_not_recommended() -> None:
    """On the river every package is refused by somebody: offers are shown, and none recommended."""
    found = advise(shipped("river-treaty"), "delta", samples=200)

    assert len(found.offers) >= 3
    assert not any(offer.recommended for offer in found.offers)

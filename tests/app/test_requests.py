from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

import detente
from detente.app.requests import BadRequestError, chosen_parties, chosen_powers
from strategies.brief_cases import valued_case
from strategies.shipped_cases import shipped


def test_everybody_but_the_mediator_negotiates_by_default() -> None:
    """Nobody named: principals and affected parties, in the order of the case."""
    assert ("delta", "upland", "fishers") == chosen_parties(shipped("river-treaty"), None)


def test_parties_come_in_the_order_of_the_case() -> None:
    """Named in any order, and twice, they stand in the order of the case, once."""
    asked = ["fishers", "delta", "fishers"]
    assert ("delta", "fishers") == chosen_parties(shipped("river-treaty"), asked)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["uplant"], "Did you mean “upland”"),
        (["nobody at all"], "delta, upland, fishers"),
        (["panel"], "mediator"),
        ([], "No party was named"),
        ([""], "has no party “”"),
    ],
)
def test_a_wrong_party_is_refused_in_words(asked: list[str], words: str) -> None:
    """The message names what is wrong, what there is, and what was perhaps meant."""
    with pytest.raises(BadRequestError, match=words):
        detente.analyze(shipped("river-treaty"), asked)


def test_a_wrong_party_is_refused_in_german() -> None:
    """The same in the reader's language."""
    with pytest.raises(BadRequestError, match="Meinten Sie „upland“"):
        chosen_parties(shipped("river-treaty"), ["uplant"], "de")


@pytest.mark.parametrize("written", ["0", "-1", "much", "", "nan", "1e999", "1/0"])
def test_a_power_is_a_number_above_zero(written: str) -> None:
    """Anything else is refused, with what was written."""
    with pytest.raises(BadRequestError, match="above 0"):
        chosen_powers(shipped("river-treaty"), {"upland": written})


def test_power_of_an_unknown_party_is_refused() -> None:
    """A power for nobody would be dropped in silence otherwise."""
    with pytest.raises(BadRequestError, match="upland"):
        chosen_powers(shipped("river-treaty"), {"uplant": "2"})


def test_power_is_read_exactly() -> None:
    """Numbers, text and fractions mean what they say."""
    asked: dict[str, str | int | Fraction] = {
        "upland": "0.1",
        "delta": 3,
        "fishers": Fraction(2, 3),
    }
    expected = {"upland": Fraction(1, 10), "delta": Fraction(3), "fishers": Fraction(2, 3)}
    assert expected == dict(chosen_powers(shipped("river-treaty"), asked))


def test_power_moves_weighted_nash() -> None:
    """Some case exists where a party of great power gets more of weighted Nash, never less."""
    moved = 0
    for seed in range(12):
        case = valued_case(Random(seed))
        plain = detente.analyze(case)
        strong = detente.analyze(case, power={"ash": 50})
        first, second = (
            [
                point.utilities[0]
                for s in a.held.solutions
                if s.name == "weighted_nash"
                for point in s.points
            ]
            for a in (plain, strong)
        )
        assert bool(first) == bool(second)
        if first:
            assert max(second) >= max(first)
            moved += max(second) > max(first)
    assert moved

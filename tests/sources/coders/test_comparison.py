from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from typing import Any

from hypothesis import given

from detente.case import Claim, ClaimStatus, ClaimType, Mode, Strength
from detente.sources.coders import (
    Coding,
    alpha,
    compare,
    is_coding,
    overlap,
    spots_of,
    units_of,
    value_of,
)

from .codings import VERSION, claim, codings, passage


def test_overlap_counts_against_the_longer() -> None:
    """Half of the longer must be shared; a word in a paragraph is no match."""
    short, long_, other = claim("a", 0, 10), claim("b", 0, 20), claim("c", 5, 15)

    assert Fraction(1, 2) == overlap(spots_of(short), spots_of(long_))
    assert Fraction(1, 2) == overlap(spots_of(short), spots_of(other))
    assert 0 == overlap(spots_of(short), spots_of(claim("d", 10, 20)))


def test_a_stretch_named_twice_counts_once() -> None:
    """Overlapping passages of one claim are one stretch; other versions are other texts."""
    twice = Claim("a", "s1", passages=(passage(0, 10), passage(5, 20)))
    elsewhere = Claim("b", "s1", passages=(passage(0, 20, "1" * 64),))

    assert ((VERSION, 0, 20),) == spots_of(twice)
    assert 0 == overlap(spots_of(twice), spots_of(elsewhere))


def test_half_matches_and_less_does_not() -> None:
    """From 50 % on claims are about the same words."""
    for end, units in ((20, 1), (21, 2)):
        drawn = [Coding("anna", (claim("a", 0, 10),)), Coding("ben", (claim("b", 0, end),))]
        assert units == len(units_of(drawn))


def test_two_claims_on_one_sentence_meet_their_counterparts() -> None:
    """Among equal overlaps those that agree on most fields come together."""
    demand: dict[str, Any] = {"type": (ClaimType.DEMAND,), "strength": Strength.FIRM}
    offer: dict[str, Any] = {"type": (ClaimType.OFFER,), "strength": Strength.PLAIN}
    anna = Coding("anna", (claim("a1", **demand), claim("a2", **offer)))
    ben = Coding("ben", (claim("b1", **offer), claim("b2", **demand)))
    met = [[one.id for _, one in unit.claims] for unit in units_of([anna, ben])]

    assert [["a1", "b2"], ["a2", "b1"]] == sorted(met)


@given(codings())
def test_units_hold_every_claim_once(drawn: list[Coding]) -> None:
    """Each claim stands in one unit, no coder twice in a unit, all within on the same words."""
    units = units_of(drawn)
    members = sorted((name, one.id) for unit in units for name, one in unit.claims)

    assert sorted((c.name, one.id) for c in drawn for one in c.claims) == members
    for unit in units:
        assert len(set(unit.names)) == len(unit.names)
        for (_, one), (_, other) in permutations(unit.claims, 2):
            assert overlap(spots_of(one), spots_of(other)) >= Fraction(1, 2)


@given(codings())
def test_order_of_coders_does_not_count(drawn: list[Coding]) -> None:
    """The same units and figures whoever is named first."""
    one, other = compare(drawn, {VERSION: 30}), compare(drawn[::-1], {VERSION: 30})

    assert one.units == other.units
    assert (one.fields, one.characters) == (other.fields, other.characters)


@given(codings())
def test_characters_as_counted_one_by_one(drawn: list[Coding]) -> None:
    """Agreement on characters is what counting every character of the text gives."""
    found = compare(drawn, {VERSION: 30}).characters
    marked = [
        {at for c in coding.claims if is_coding(c) for _, a, b in spots_of(c) for at in range(a, b)}
        for coding in drawn
    ]
    some, every = set.union(*marked), set.intersection(*marked)

    assert (len(some), len(every)) == (found.coded_by_some, found.coded_by_all)
    if some:
        assert Fraction(30 - len(some - every), 30) == found.same
        assert alpha([[at in own for own in marked] for at in range(30)]) == found.alpha


def test_without_the_length_of_the_text_no_alpha_over_characters() -> None:
    """A text that is not at hand has no known number of characters left uncoded."""
    found = compare([Coding("anna", (claim("a"),)), Coding("ben", (claim("b"),))], {}).characters

    assert (None, None, None) == (found.characters, found.alpha, found.same)
    assert (10, 10) == (found.coded_by_some, found.coded_by_all)


def test_fields_side_by_side() -> None:
    """Agreement counts matched units; a field left empty is a value; differences name the field."""
    anna = (claim("a1", mode=Mode.DIRECT), claim("a2", 20, 30, strength=Strength.FIRM))
    ben = (claim("b1", mode=Mode.MIXED), claim("b2", 21, 31), claim("b3", 40, 50))
    found = compare([Coding("anna", anna), Coding("ben", ben)], {VERSION: 60})
    by_field = {one.field: one.nominal for one in found.fields}

    assert (3, 2, 3) == (len(found.units), len(found.matched), len(found.differing))
    assert [("mode",), ("strength",), ()] == [unit.differing() for unit in found.units]
    assert (1, 2) == (by_field["mode"].agreeing, by_field["mode"].pairs)
    assert (1, 2) == (by_field["strength"].agreeing, by_field["strength"].pairs)
    assert by_field["issue"].value is None


def test_types_are_sets() -> None:
    """The order of types means nothing, and shared ones count in part."""
    both = (ClaimType.DEMAND, ClaimType.RED_LINE)
    anna = (claim("a1", type=both), claim("a2", 20, 30, type=both), claim("a3", 40, 50))
    ben = (claim("b1", type=both[::-1]), claim("b2", 20, 30, type=both[:1]), claim("b3", 40, 50))
    found = compare([Coding("anna", anna), Coding("ben", ben)], {})
    [types] = [one for one in found.fields if one.field == "type"]

    assert (2, 3) == (types.nominal.agreeing, types.nominal.pairs)
    assert types.by_share is not None
    assert types.by_share.value is not None
    assert types.nominal.value is not None
    assert types.by_share.value > types.nominal.value
    assert value_of(anna[0], "type") == value_of(ben[0], "type")


def test_only_confirmed_claims_are_compared() -> None:
    """What is suggested, rejected or disputed is counted and left out; so is what has no place."""
    anna = (claim("a1"), claim("a2", status=ClaimStatus.SUGGESTED), Claim("a3", "s1", line=4))
    found = compare([Coding("anna", anna), Coding("ben", ())], {})

    assert [("anna",)] == [unit.names for unit in found.units]
    assert (("anna", "a3"),) == found.without_place
    assert (("anna", 1), ("ben", 0)) == found.left_out

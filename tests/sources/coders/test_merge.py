from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from detente.case import Claim, ClaimStatus, ClaimType, Strength, text
from detente.case.coding import changed
from detente.sources.coders import (
    FIELDS,
    Coding,
    Merge,
    coders_of,
    differing,
    merge,
    take,
    value_of,
)

from .codings import NOON, claim, codings

LATER = NOON + timedelta(days=1)


def _merged(*parts: Coding) -> Merge:
    return merge(parts, "mediator", LATER)


@given(codings(most=1))
def test_merged_with_itself_it_is_the_same(drawn: list[Coding]) -> None:
    """merge(A, A) = A, and merge(A) = A: claims, order, ids."""
    [one] = drawn

    assert one.claims == _merged(one).claims
    assert one.claims == _merged(one, one).claims
    assert one.claims == _merged(one, replace(one, name="copy")).claims


@given(codings())
def test_every_claim_of_every_coder_is_in_the_merge(drawn: list[Coding]) -> None:
    """Coded fields, passages, links, notes, coders and events of each claim are found again."""
    found = _merged(*drawn)
    by_id = {one.id: one for one in found.claims}

    assert len(by_id) == len(found.claims)
    for coding in drawn:
        for own in coding.claims:
            there = by_id[found.id_of(coding.name, own.id)]
            assert [value_of(own, f) for f in FIELDS] == [value_of(there, f) for f in FIELDS]
            assert set(own.passages) <= set(there.passages)
            assert set(own.links) <= set(there.links)
            assert set(own.history) <= set(there.history)
            assert set(coders_of([own])) <= set(coders_of([there]))
            assert _words(own) <= _words(there)


def _words(one: Claim) -> set[str]:
    if one.note is None:
        return set()
    written = [one.note.plain or "", *(words for _, words in one.note.by_language)]
    return {word for words in written for word in words.replace(":", " ").split()}


@given(codings())
def test_order_of_coders_changes_only_the_order(drawn: list[Coding]) -> None:
    """The same claims under the same ids, whoever is named first."""
    one, other = _merged(*drawn), _merged(*reversed(drawn))

    assert _sorted(one.claims) == _sorted(other.claims)
    assert (one.disputes, one.became, one.united) == (other.disputes, other.became, other.united)


def _sorted(claims: tuple[Claim, ...]) -> list[Claim]:
    return sorted(claims, key=lambda one: one.id)


@given(codings())
def test_nothing_becomes_confirmed(drawn: list[Coding]) -> None:
    """A claim of the merge is confirmed only if each claim that it came of was."""
    found = _merged(*drawn)
    by_id = {one.id: one for one in found.claims}
    for coding in drawn:
        for own in coding.claims:
            there = by_id[found.id_of(coding.name, own.id)]
            assert own.confirmed or not there.confirmed


@given(codings())
def test_disputes_are_those_that_differ(drawn: list[Coding]) -> None:
    """A dispute names the fields on which its claims differ; each of them is disputed."""
    found = _merged(*drawn)
    by_id = {one.id: one for one in found.claims}
    for ids, names in found.disputes:
        assert names
        assert names == differing([by_id[one] for one in ids])
        assert {ClaimStatus.DISPUTED} == {by_id[one].status for one in ids}


def _two(**ben: Any) -> Merge:
    one = claim("c1", coder="anna", type=(ClaimType.DEMAND,), strength=Strength.FIRM)
    other = replace(one, coder="ben", **ben)
    return _merged(Coding("anna", (one,)), Coding("ben", (other,)))


def test_agreeing_claims_are_united() -> None:
    """The same coding of the same words by two coders is one claim of both."""
    found = _two(note=text("clear"), passages=claim("c1", 1, 11).passages)

    assert ["c1"] == [one.id for one in found.claims]
    assert "anna, ben" == found.claims[0].coder
    assert [(0, 10), (1, 11)] == [(p.start, p.end) for p in found.claims[0].passages]
    assert (1, ()) == (found.united, found.disputes)


def test_differing_claims_stand_side_by_side() -> None:
    """Both codings stay, disputed, each with its coder; the fields that differ are named."""
    found = _two(strength=Strength.FINAL)

    assert ["c1-anna", "c1-ben"] == [one.id for one in found.claims]
    assert {ClaimStatus.DISPUTED} == {one.status for one in found.claims}
    assert [Strength.FIRM, Strength.FINAL] == [one.strength for one in found.claims]
    assert ((("c1-anna", "c1-ben"), ("strength",)),) == found.disputes


def test_different_claims_under_one_id_both_get_a_name() -> None:
    """An id that two coders gave to different words is given to neither."""
    one, other = claim("c1", 0, 10, coder="anna"), claim("c1", 50, 60, coder="ben")
    found = _merged(Coding("anna", (one,)), Coding("ben", (other,)))

    assert ["c1-anna", "c1-ben"] == [one.id for one in found.claims]
    assert all(one.confirmed for one in found.claims)


def test_a_name_that_is_taken_is_not_given_again() -> None:
    """Ids never collide: where the id with the name exists, a number follows."""
    mine = (claim("c1", 0, 10), claim("c1-anna", 20, 30))
    found = _merged(Coding("anna", mine), Coding("ben", (claim("c1", 50, 60),)))

    assert ["c1-anna-2", "c1-anna", "c1-ben"] == [one.id for one in found.claims]


def test_a_later_state_stands_for_the_earlier_one() -> None:
    """A claim corrected by one coder and left alone by the other is no dispute."""
    base = claim("c1", coder="earlier")
    later = changed(base, "anna", NOON, strength=Strength.FIRM)
    found = _merged(Coding("anna", (later,)), Coding("ben", (base,)))

    assert (later,) == found.claims


def test_a_history_that_does_not_explain_is_another_claim() -> None:
    """Same id, other words: events about every field do not make one swallow the other."""
    by_hand = claim("c1", 50, 60, strength=Strength.FINAL)
    coded = changed(
        Claim("c1", "s1"), "anna", NOON, strength=Strength.FIRM, passages=(claim("c1").passages)
    )
    found = _merged(Coding("anna", (coded,)), Coding("ben", (by_hand,)))

    assert 2 == len(found.claims)


def test_taking_is_an_event_and_the_other_stays_disputed() -> None:
    """The coding taken is confirmed by whoever took it; the losing one stays, disputed."""
    found = take(_two(strength=Strength.FINAL).claims, ["c1-ben"], "chair", LATER)

    assert [ClaimStatus.DISPUTED, ClaimStatus.CONFIRMED] == [one.status for one in found]
    last = found[1].history[-1]
    assert ("chair", "disputed", "confirmed") == (last.who, last.before, last.after)


@pytest.mark.parametrize("status", [s for s in ClaimStatus if s is not ClaimStatus.DISPUTED])
def test_only_what_is_in_dispute_can_be_taken(status: ClaimStatus) -> None:
    """Taking is no way to confirm a suggestion or to bring a rejected claim back."""
    with pytest.raises(ValueError, match="c1"):
        take([claim("c1", status=status)], ["c1"], "chair", LATER)


def test_an_unknown_claim_cannot_be_taken() -> None:
    """An id that is not there is an error."""
    with pytest.raises(KeyError):
        take([claim("c1")], ["c2"], "chair", LATER)


@given(codings())
def test_merging_the_merge_again_adds_no_claim(drawn: list[Coding]) -> None:
    """What was merged and is merged with one of its parts again keeps every claim of both."""
    first = _merged(*drawn)
    again = _merged(Coding("merged", first.claims), drawn[0])
    names = {one.id for one in again.claims}

    assert all(again.id_of("merged", one.id) in names for one in first.claims)
    assert all(again.id_of(drawn[0].name, one.id) in names for one in drawn[0].claims)

"""A grade follows from the confirmed claims behind an element and is never better than they."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.case import (
    Basis,
    Case,
    Claim,
    ClaimStatus,
    Delegate,
    Grade,
    Kind,
    Party,
    SpeakerKind,
    text,
)

NAMED = SpeakerKind.NAMED
PARTIES = (
    Party("a", text("Anna"), Kind.PRINCIPAL, delegation=(Delegate("A. Berg"),)),
    Party("b", text("Bert"), Kind.PRINCIPAL),
)


def _case(*claims: Claim) -> Case:
    return Case("c", parties=PARTIES, claims=claims)


def _grade(claim: Claim, stated: Grade | None = None, holder: str | None = "a") -> Grade:
    return _case(claim).grade(Basis(grade=stated, claims=(claim.id,)), holder)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (Claim("c", "s", speaker="a", speaker_kind=NAMED), Grade.SAID),
        (Claim("c", "s", speaker="X", speaker_kind=NAMED, party="a"), Grade.SAID),
        (Claim("c", "s", speaker="A. Berg", speaker_kind=NAMED), Grade.SAID),
        (Claim("c", "s", speaker="A. Berg", speaker_kind=NAMED, party="b"), Grade.REPORTED),
        (Claim("c", "s", speaker="b", speaker_kind=NAMED), Grade.REPORTED),
        (Claim("c", "s", speaker="X", speaker_kind=NAMED), Grade.REPORTED),
        *(
            (Claim("c", "s", speaker_kind=kind, party="a"), Grade.UNSOURCED)
            for kind in SpeakerKind
            if kind is not NAMED
        ),
    ],
)
def test_each_kind_of_speaker_bears_its_grade(claim: Claim, expected: Grade) -> None:
    """The party's own named voice: said; another: reported; nobody named: unsourced."""
    assert expected == _grade(claim)


@pytest.mark.parametrize("status", ClaimStatus)
@pytest.mark.parametrize("stated", [None, *Grade])
def test_only_confirmed_claims_bear_anything(status: ClaimStatus, stated: Grade | None) -> None:
    """A suggestion changes nothing; a claim that fell takes the grade with it."""
    claim = Claim("c", "s", speaker="b", speaker_kind=NAMED, status=status)
    expected: Grade
    if status is ClaimStatus.CONFIRMED:
        expected = Grade.REPORTED if stated in (None, Grade.SAID) else stated
    elif status is ClaimStatus.SUGGESTED:
        expected = stated or Grade.ASSUMED
    else:
        expected = Grade.ASSUMED
    assert expected == _grade(claim, stated)


def test_no_way_from_a_suggestion_to_a_grade_without_confirmation() -> None:
    """Beside a confirmed claim, too, the best suggestion counts for nothing."""
    poor = Claim("poor", "s")
    good = Claim("good", "s", speaker="a", speaker_kind=NAMED, status=ClaimStatus.SUGGESTED)
    case, basis = _case(poor, good), Basis(claims=("poor", "good"))
    assert Grade.UNSOURCED is case.grade(basis, "a")
    assert ("poor",) == tuple(claim.id for claim in case.behind(basis))
    confirmed = replace(good, status=ClaimStatus.CONFIRMED)
    assert Grade.SAID is _case(poor, confirmed).grade(basis, "a")


_CLAIMS = st.builds(
    Claim,
    id=st.sampled_from("pqr"),
    source=st.just("s"),
    speaker=st.sampled_from([None, "a", "b", "A. Berg", "X"]),
    speaker_kind=st.sampled_from(SpeakerKind),
    party=st.sampled_from([None, "a", "b"]),
    status=st.sampled_from(ClaimStatus),
)
_SEVERAL = st.lists(_CLAIMS, max_size=3, unique_by=lambda claim: claim.id)


def _by_hand(claim: Claim) -> Grade:
    if claim.speaker_kind is not NAMED:
        return Grade.UNSOURCED
    if claim.speaker == "a" or claim.party == "a":
        return Grade.SAID
    return Grade.SAID if (claim.speaker, claim.party) == ("A. Berg", None) else Grade.REPORTED


@settings(max_examples=300)
@given(_SEVERAL, st.sampled_from([None, *Grade]))
def test_it_is_never_better_than_the_best_confirmed_claim(
    claims: list[Claim], stated: Grade | None
) -> None:
    """For any claims: the worse of what is stated and what the best confirmed claim bears."""
    grade = _case(*claims).grade(Basis(grade=stated, claims=("p", "q", "r")), "a")
    counted = [claim for claim in claims if claim.status is not ClaimStatus.SUGGESTED]
    borne = [_by_hand(claim) for claim in counted if claim.status is ClaimStatus.CONFIRMED]
    ranks = [min((one.rank for one in borne), default=Grade.ASSUMED.rank)] if counted else []
    if stated is not None:
        ranks.append(stated.rank)
    assert max(ranks, default=Grade.ASSUMED.rank) == grade.rank

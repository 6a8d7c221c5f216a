"""Claims fall into one field each, by who says so and for whom."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.case import Case, Claim, ClaimStatus, Delegate, Kind, Party, SpeakerKind, text
from detente.sources.coverage import Voices, voices

CASE = Case(
    "c",
    parties=(
        Party("a", text("A"), Kind.PRINCIPAL, delegation=(Delegate("Ann"),)),
        Party("b", text("B"), Kind.PRINCIPAL),
    ),
)


def _claim(one: str = "c", **fields: object) -> Claim:
    return Claim(one, "s", **fields)  # type: ignore[arg-type]


def test_a_delegate_speaks_for_its_own_side() -> None:
    """A member of a delegation is its party's named voice, also where no party is stated."""
    said = _claim(holder=("a",), speaker="Ann", speaker_kind=SpeakerKind.NAMED)

    assert Voices(own=("c",)) == voices(CASE, [said])


def test_a_position_told_by_the_other_side() -> None:
    """What one party says of another's position is the other side's voice."""
    said = _claim(holder=("b",), speaker="Ann", speaker_kind=SpeakerKind.NAMED)

    assert Voices(other_side=("c",)) == voices(CASE, [said])


def test_an_outsider_is_named_and_outside() -> None:
    """A named speaker of no party is named, but neither side's own voice."""
    said = _claim(holder=("b",), speaker="Zoe", speaker_kind=SpeakerKind.NAMED)

    assert Voices(outside=("c",)) == voices(CASE, [said])


def test_an_outsider_speaks_for_itself() -> None:
    """An expectation that its holder utters is in the holder's own voice."""
    said = _claim(holder=("Zoe",), speaker="Zoe", speaker_kind=SpeakerKind.NAMED)

    assert Voices(own=("c",)) == voices(CASE, [said])


def test_a_position_of_two_is_seen_from_either() -> None:
    """Of a position of both sides, one's voice is its own and the other's other side."""
    said = _claim(holder=("a", "b"), speaker="Ann", speaker_kind=SpeakerKind.NAMED)

    assert Voices(own=("c",)) == voices(CASE, [said], "a")
    assert Voices(other_side=("c",)) == voices(CASE, [said], "b")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(SpeakerKind),
            st.sampled_from(ClaimStatus),
            st.sampled_from([(), ("a",), ("b",), ("a", "b"), ("Zoe",)]),
            st.sampled_from([None, "a", "b", "Ann", "Zoe"]),
        )
    )
)
def test_every_confirmed_claim_is_counted_once(drawn: list[tuple[object, ...]]) -> None:
    """The fields share out the confirmed claims: none twice, none lost, none unconfirmed."""
    claims = [
        _claim(f"c{i}", speaker_kind=kind, status=status, holder=holder, speaker=speaker)
        for i, (kind, status, holder, speaker) in enumerate(drawn)
    ]

    found = voices(CASE, claims)

    assert sorted(c.id for c in claims if c.confirmed) == sorted(found.claims)
    named = {c.id for c in claims if c.confirmed and c.speaker_kind is SpeakerKind.NAMED}
    assert named == set(found.named)

"""Codings drawn at random on one short text, and claims made by hand, for the tests beside."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from detente.case import (
    Claim,
    ClaimStatus,
    ClaimType,
    CodingEvent,
    Link,
    Mode,
    Passage,
    SpeakerKind,
    Strength,
    text,
)
from detente.sources.coders import Coding

VERSION = "0" * 64
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def passage(start: int, end: int, version: str | None = VERSION) -> Passage:
    """A stretch of the text, without its words."""
    return Passage("s1", version, start, end)


def claim(name: str, start: int = 0, end: int = 10, **values: Any) -> Claim:
    """A confirmed claim on one stretch of the text."""
    return Claim(name, "s1", passages=(passage(start, end),), **values)


@st.composite
def claims_of(draw: st.DrawFn, coder: str) -> tuple[Claim, ...]:
    """Up to four claims of a coder, their stretches and values near those of other coders."""
    ids = draw(st.lists(st.sampled_from(["c1", "c2", "c3", "c4"]), unique=True, max_size=4))
    return tuple(draw(_claim(one, coder)) for one in ids)


@st.composite
def _claim(draw: st.DrawFn, name: str, coder: str) -> Claim:
    start = draw(st.integers(0, 3)) * 4
    place = passage(start, start + draw(st.integers(4, 8)))
    status = [ClaimStatus.CONFIRMED] * 3 + [ClaimStatus.SUGGESTED, ClaimStatus.DISPUTED]
    when = NOON.replace(minute=draw(st.integers(0, 2)))
    return Claim(
        name,
        "s1",
        holder=draw(st.sampled_from([(), ("nord",), ("nord", "sued"), ("sued", "nord")])),
        speaker_kind=draw(st.sampled_from([SpeakerKind.UNMARKED, SpeakerKind.AUTHOR])),
        type=draw(st.sampled_from([(), (ClaimType.DEMAND,)])),
        mode=draw(st.sampled_from([None, Mode.INDIRECT])),
        strength=draw(st.sampled_from([None, Strength.FIRM])),
        passages=draw(st.sampled_from([(), (place,), (place,), (place,)])),
        note=draw(st.sampled_from([None, text("unsure"), text("seen twice"), text(de="unklar")])),
        status=draw(st.sampled_from(status)),
        coder=coder,
        links=draw(st.sampled_from([(), (Link("x1"),), (Link("x2"),)])),
        history=draw(st.sampled_from([(), (CodingEvent(when, coder, "mode", None, None),)])),
    )


@st.composite
def codings(draw: st.DrawFn, most: int = 3) -> list[Coding]:
    """One to three codings of the same text, some of them with the very same claims."""
    shared = draw(claims_of("earlier"))
    found = []
    for name in ("anna", "ben", "cleo")[: draw(st.integers(1, most))]:
        known = {one.id for one in shared}
        own = tuple(one for one in draw(claims_of(name)) if one.id not in known)
        found.append(Coding(name, shared + own if draw(st.booleans()) else draw(claims_of(name))))
    return found

"""Where in a source something stands."""

from __future__ import annotations

from detente.case import Passage
from detente.formats.limits import TEXT_LENGTH
from detente.formats.reading.spot import Spot
from detente.formats.verbatim import UnknownEscape, unescaped

PASSAGE = (
    "source",
    "version",
    "start",
    "end",
    "exact",
    "prefix",
    "suffix",
    "sha256",
    "length",
)


def read_passages(spot: Spot, source: str) -> tuple[Passage, ...]:
    """One passage or a list; of the claim's own source where it names no other.

    A passage of which anything could not be read is left out, so that nothing follows from it.
    """
    found = (_passage(at, source) for at in spot.items())
    return tuple(passage for passage in found if passage is not None)


def _passage(spot: Spot, source: str) -> Passage | None:
    told = len(spot.log.faults)
    at = spot.fields(*PASSAGE).get
    passage = Passage(
        source=(s.word() if (s := at("source")) else None) or source,
        version=s.word() if (s := at("version")) else None,
        start=s.whole(0) if (s := at("start")) else None,
        end=s.whole(0) if (s := at("end")) else None,
        exact=_quoted(s) if (s := at("exact")) else None,
        prefix=_quoted(s) if (s := at("prefix")) else None,
        suffix=_quoted(s) if (s := at("suffix")) else None,
        sha256=s.word() if (s := at("sha256")) else None,
        length=s.whole() if (s := at("length")) else None,
    )
    return passage if len(spot.log.faults) == told else None


def _quoted(spot: Spot) -> str | None:
    word = spot.word(TEXT_LENGTH)
    try:
        return None if word is None else unescaped(word)
    except UnknownEscape as unknown:
        spot.fault("needs_escape", spot.node.place, found=unknown)
        return None

"""A place of a passage in a text, and how well what stands around it fits what was stored."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.sources.anchors.anchor import Candidate
from detente.sources.anchors.bounds import CONTEXT_COMPARED, STRANGE, TELLING
from detente.sources.anchors.distances import nearest
from detente.sources.anchors.passage import Passage
from detente.sources.anchors.searched import SearchedText

_SLACK = 8
_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Place:
    """A span of the folded text (``start`` to ``end``) and of the text as received (``raw``).

    ``sides`` are the similarities of what stands before and after, for those that can tell places
    apart; ``context`` is that of both together, None where the selector gives nothing.
    """

    start: int
    end: int
    raw: tuple[int, int]
    similarity: Fraction
    context: Fraction | None
    sides: tuple[Fraction, ...]

    @property
    def strange(self) -> bool:
        """Whether nothing around it resembles what was stored."""
        return bool(self.sides) and max(self.sides) < STRANGE

    @property
    def doubtful(self) -> bool:
        """Whether what stands on one side does not resemble what was stored."""
        return bool(self.sides) and min(self.sides) < STRANGE

    @property
    def candidate(self) -> Candidate:
        """The place as it is reported."""
        return Candidate(*self.raw, self.similarity, self.context)

    def overlaps(self, other: Place) -> bool:
        """Whether two places share words."""
        return self.start < other.end and other.start < self.end


def place_at(
    searched: SearchedText, passage: Passage, start: int, end: int, similarity: Fraction = _ONE
) -> Place:
    """The place of a passage at a span of the folded text."""
    text = searched.lowered
    reach = CONTEXT_COMPARED + _SLACK
    before = text[max(0, start - reach) : start].rstrip(" ")
    after = text[end : end + reach].lstrip(" ")
    sides = (
        _side(passage.before.rstrip(" ")[: -CONTEXT_COMPARED - 1 : -1], before[::-1]),
        _side(passage.after.lstrip(" ")[:CONTEXT_COMPARED], after),
    )
    length = sum(stored for stored, _ in sides)
    missed = sum(off for _, off in sides)
    context = 1 - Fraction(missed, length) if length else None
    telling = tuple(1 - Fraction(off, stored) for stored, off in sides if stored >= TELLING)
    return Place(start, end, _raw(searched, passage, start, end), similarity, context, telling)


def _side(stored: str, here: str) -> tuple[int, int]:
    """Length of a side of the context, read away from the passage, and how far it is off."""
    if here.startswith(stored):
        return len(stored), 0
    return len(stored), nearest(stored, here[: len(stored) + _SLACK])


def _raw(searched: SearchedText, passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The span as received, with the white space that the quotation had at its ends, if there."""
    first, last = searched.folded.cover(start, end)
    lead, trail = passage.lead, passage.trail
    if lead and searched.text.endswith(lead, 0, first):
        first -= len(lead)
    if trail and searched.text.startswith(trail, last):
        last += len(trail)
    return first, last

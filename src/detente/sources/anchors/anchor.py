"""Where a passage was found: status, place, and what a person must look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Status(StrEnum):
    """How a passage was found. Only ``position`` and ``quote`` need nobody's confirmation."""

    POSITION = "position"
    QUOTE = "quote"
    FUZZY = "fuzzy"
    AMBIGUOUS = "ambiguous"
    ORPHAN = "orphan"


class Flag(StrEnum):
    """Why a person should look."""

    NUMBER = "number"
    """Numbers differ between the stored words and those found."""

    NEGATION = "negation"
    """A negation stands in one and not in the other."""

    NAME = "name"
    """A capitalised word stands in one and not in the other."""

    CONTEXT = "context"
    """Other words stand before and after than those stored: perhaps a twin of a deleted passage."""

    EDGE = "edge"
    """The words end inside a longer word or number."""

    UNVERIFIED = "unverified"
    """A bare position: no words and no hash say whether it still means the same."""

    UNSUPPORTED = "unsupported"
    """No selector of a kind that is read."""

    BOUNDED = "bounded"
    """The search stopped at a bound (see `detente.sources.anchors.bounds`): there may be more."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that was considered; ``similarity`` of the words, ``context`` of what is around.

    Both are 1 for equal and at least 0; ``context`` is None where the selector gives none.
    """

    start: int
    end: int
    similarity: Fraction
    context: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of a passage in a text: half-open, in code points; None where it has none.

    ``similarity`` is 1 minus the edit distance of the folded words, regardless of case, over the
    length of the longer. ``candidates`` are the places to choose from (at most 20 are listed).
    """

    status: Status
    start: int | None = None
    end: int | None = None
    similarity: Fraction | None = None
    candidates: tuple[Candidate, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def found(self) -> bool:
        """Whether there is one place, confirmed or still to be confirmed."""
        return self.start is not None

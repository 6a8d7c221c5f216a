"""Sources, what is claimed in them, and what is expected to happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from detente.case.basis import NOTHING_STATED, Basis, Grade
from detente.case.text import Text


class SpeakerKind(StrEnum):
    """Who, per the text, says it: the words of ``sources``."""

    NAMED = "named"
    UNNAMED_GROUP = "unnamed_group"
    AUTHOR = "author"
    UNMARKED = "unmarked"
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class Source:
    """A document. Everything but the id may be unknown."""

    id: str
    title: Text | None = None
    file: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: date | None = None
    url: str | None = None
    language: str | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed in a source: whose position it is (holder) and who says so (speaker).

    ``party`` is the party the speaker belongs to, where the speaker is not a party itself.
    """

    id: str
    source: str
    holder: tuple[str, ...] = ()
    speaker: str | None = None
    speaker_kind: SpeakerKind = SpeakerKind.UNMARKED
    party: str | None = None
    predicted_speaker: str | None = None
    line: int | None = None
    type: tuple[str, ...] = ()
    stance: str | None = None
    text: Text | None = None
    note: Text | None = None

    def grade_for(self, holder: str) -> Grade:
        """The best grade this claim bears for an element of a holder (case file, rule 8)."""
        if self.speaker_kind is not SpeakerKind.NAMED:
            return Grade.UNSOURCED
        own = holder in (self.speaker, self.party)
        return Grade.SAID if own else Grade.REPORTED


@dataclass(frozen=True, slots=True)
class Expectation:
    """What somebody expects to come of it; no preference of anyone."""

    id: str
    text: Text
    holder: str | None = None
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class RoadmapStep:
    """A step that somebody has named for carrying an agreement out."""

    id: str
    issue: str
    to: str
    by: tuple[str, ...] = ()
    verified_by: tuple[str, ...] = ()
    proof: Text | None = None
    days: Fraction | None = None
    reversible: bool | None = None
    basis: Basis = NOTHING_STATED

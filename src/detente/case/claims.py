"""What is claimed in a source: whose position it is, who says so, in which words, how sure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from detente.case.basis import Grade
from detente.case.passages import Passage
from detente.case.text import Text


class SpeakerKind(StrEnum):
    """Who, per the text, says it. *unmarked*: reported speech without anybody; *forecast*: to come.

    The words are those of the coding scheme (project specification, sources, section 1).
    """

    NAMED = "named"
    UNNAMED_GROUP = "unnamed_group"
    AUTHOR = "author"
    UNMARKED = "unmarked"
    FORECAST = "forecast"


class Attribution(StrEnum):
    """How the speaker is known: named in the frame, in the sentence before, from context, not."""

    EXPLICIT = "explicit"
    CONTINUED = "continued"
    INFERRED = "inferred"
    NONE = "none"


class Mode(StrEnum):
    """How the text renders what is said, from a full quotation to the article's own assertion."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    INDIRECT_FRAMELESS = "indirect_frameless"
    REPORTED = "reported"
    AUTHOR = "author"


class Mood(StrEnum):
    """The grammatical mood as printed, not as interpreted."""

    INDICATIVE = "indicative"
    KONJUNKTIV_I = "konjunktiv_I"
    KONJUNKTIV_II = "konjunktiv_II"
    CONDITIONAL = "conditional"
    UNKNOWN = "unknown"


class ClaimType(StrEnum):
    """What sort of thing is claimed; several may hold of one claim."""

    POSITION = "position"
    INTEREST = "interest"
    RED_LINE = "red_line"
    DEMAND = "demand"
    OFFER = "offer"
    CONCESSION = "concession"
    THREAT = "threat"
    LINKAGE = "linkage"
    EXPECTATION = "expectation"
    ROADMAP = "roadmap"
    AGENDA = "agenda"
    ASSESSMENT = "assessment"
    FACT = "fact"
    APPEAL = "appeal"


class Strength(StrEnum):
    """How firmly it is worded; neither how important nor how true."""

    HEDGED = "hedged"
    PLAIN = "plain"
    FIRM = "firm"
    FINAL = "final"


class ClaimStatus(StrEnum):
    """What has become of a claim; only *confirmed* ones bear anything."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    REJECTED = "rejected"
    ORPHANED = "orphaned"
    SUPERSEDED = "superseded"


class Relation(StrEnum):
    """What a claim does to an element of the case."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONDITIONAL_ON = "conditional_on"


@dataclass(frozen=True, slots=True)
class Link:
    """A claim's tie to an element of the case: its path, or any id `Case.without` takes."""

    to: str
    relation: Relation = Relation.SUPPORTS


@dataclass(frozen=True, slots=True)
class IfThen:
    """The two halves of a linkage as a source has them, in our words or as passages.

    ``tracks`` are the tracks of the case that it ties together.
    """

    when: Text | None = None
    then: Text | None = None
    when_passages: tuple[Passage, ...] = ()
    then_passages: tuple[Passage, ...] = ()
    tracks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodingEvent:
    """One change of a claim: when (UTC, to the second), by whom, which field, before and after.

    ``before`` and ``after`` are the texts of `detente.case.coding.spelled`; None is not stated.
    """

    when: datetime
    who: str
    changed: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed in a source: whose position it is (holder) and who says so (speaker).

    ``party`` is the party the speaker belongs to, where the speaker is not a party itself;
    ``chain`` those through whom it came, outermost first; ``value`` a stance as a number on the
    issue's scale; ``date`` the day it was coded, by ``coder``; ``history`` is only ever added to.
    A claim whose status nobody stated is confirmed, as every claim was before there was a status.
    """

    id: str
    source: str
    holder: tuple[str, ...] = ()
    speaker: str | None = None
    speaker_kind: SpeakerKind = SpeakerKind.UNMARKED
    party: str | None = None
    predicted_speaker: str | None = None
    line: int | None = None
    type: tuple[ClaimType, ...] = ()
    stance: str | None = None
    text: Text | None = None
    note: Text | None = None
    passages: tuple[Passage, ...] = ()
    attribution: Attribution | None = None
    chain: tuple[str, ...] = ()
    mode: Mode | None = None
    mood: Mood | None = None
    issue: str | None = None
    track: str | None = None
    value: Fraction | None = None
    condition: IfThen | None = None
    strength: Strength | None = None
    target: str | None = None
    status: ClaimStatus = ClaimStatus.CONFIRMED
    coder: str | None = None
    date: date | None = None
    links: tuple[Link, ...] = ()
    history: tuple[CodingEvent, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether it may bear a grade, be counted, and stand behind an element."""
        return self.status is ClaimStatus.CONFIRMED

    def all_passages(self) -> tuple[Passage, ...]:
        """Its passages, then those of its condition."""
        if self.condition is None:
            return self.passages
        return (*self.passages, *self.condition.when_passages, *self.condition.then_passages)

    def grade_for(self, holder: str, party: str | None = None) -> Grade:
        """The best grade this claim bears for an element of a holder (case file, rule 8).

        ``party`` is the speaker's where the claim itself does not name it. Status is not looked at.
        """
        if self.speaker_kind is not SpeakerKind.NAMED:
            return Grade.UNSOURCED
        own = holder in (self.speaker, self.party or party)
        return Grade.SAID if own else Grade.REPORTED

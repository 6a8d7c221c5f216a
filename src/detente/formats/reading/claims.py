"""Claims: whose position, who says so, where, in which words, and what has become of them."""

from __future__ import annotations

from detente.case import (
    Attribution,
    Claim,
    ClaimStatus,
    ClaimType,
    CodingEvent,
    IfThen,
    Link,
    Mode,
    Mood,
    Relation,
    SpeakerKind,
    Strength,
)
from detente.formats.document import Mapping
from detente.formats.limits import TEXT_LENGTH
from detente.formats.reading.passages import read_passages
from detente.formats.reading.spot import Spot

CLAIM = (
    "source",
    "line",
    "passages",
    "holder",
    "speaker",
    "speaker_kind",
    "party",
    "predicted_speaker",
    "attribution",
    "chain",
    "mode",
    "mood",
    "type",
    "issue",
    "track",
    "stance",
    "value",
    "condition",
    "strength",
    "target",
    "status",
    "coder",
    "date",
    "text",
    "note",
    "links",
    "history",
)
CONDITION = ("if", "then", "if_passages", "then_passages", "tracks")
LINK = ("to", "relation")
EVENT = ("when", "who", "changed", "before", "after")


def read_claims(spot: Spot) -> tuple[Claim, ...]:
    """Every claim."""
    claims = (_claim(claim, at) for claim, at in spot.entries())
    return tuple(claim for claim in claims if claim is not None)


def _claim(claim: str, spot: Spot) -> Claim | None:
    at = spot.fields(*CLAIM).get
    source = s.word() if (s := at("source")) else None
    if source is None:
        spot.fault("missing_key", key="source")
        return None
    kind = s.one_of(SpeakerKind) if (s := at("speaker_kind")) else None
    status = s.one_of(ClaimStatus) if (s := at("status")) else None
    return Claim(
        claim,
        source,
        holder=s.words() if (s := at("holder")) else (),
        speaker=s.word() if (s := at("speaker")) else None,
        speaker_kind=kind or SpeakerKind.UNMARKED,
        party=s.word() if (s := at("party")) else None,
        predicted_speaker=s.word() if (s := at("predicted_speaker")) else None,
        line=s.whole() if (s := at("line")) else None,
        type=s.several_of(ClaimType) if (s := at("type")) else (),
        stance=s.word() if (s := at("stance")) else None,
        text=s.text() if (s := at("text")) else None,
        note=s.text() if (s := at("note")) else None,
        passages=read_passages(s, source) if (s := at("passages")) else (),
        attribution=s.one_of(Attribution) if (s := at("attribution")) else None,
        chain=s.words() if (s := at("chain")) else (),
        mode=s.one_of(Mode) if (s := at("mode")) else None,
        mood=s.one_of(Mood) if (s := at("mood")) else None,
        issue=s.word() if (s := at("issue")) else None,
        track=s.word() if (s := at("track")) else None,
        value=s.number() if (s := at("value")) else None,
        condition=_condition(s, source) if (s := at("condition")) else None,
        strength=s.one_of(Strength) if (s := at("strength")) else None,
        target=s.word() if (s := at("target")) else None,
        status=status or ClaimStatus.CONFIRMED,
        coder=s.word() if (s := at("coder")) else None,
        date=s.date() if (s := at("date")) else None,
        links=_links(s) if (s := at("links")) else (),
        history=_history(s) if (s := at("history")) else (),
    )


def _condition(spot: Spot, source: str) -> IfThen | None:
    fields = spot.fields(*CONDITION)
    at = fields.get
    found = IfThen(
        when=s.text() if (s := at("if")) else None,
        then=s.text() if (s := at("then")) else None,
        when_passages=read_passages(s, source) if (s := at("if_passages")) else (),
        then_passages=read_passages(s, source) if (s := at("then_passages")) else (),
        tracks=s.words() if (s := at("tracks")) else (),
    )
    return None if found == IfThen() else found


def _links(spot: Spot) -> tuple[Link, ...]:
    """Elements of the case; one by its path alone is supported."""
    found = (_link(at) for at in spot.items())
    return tuple(link for link in found if link is not None)


def _link(spot: Spot) -> Link | None:
    if not isinstance(spot.node, Mapping):
        word = spot.word()
        return None if word is None else Link(word)
    fields = spot.fields(*LINK)
    if "to" not in fields:
        spot.fault("missing_key", key="to")
        return None
    to = fields["to"].word()
    relation = fields["relation"].one_of(Relation) if "relation" in fields else None
    return None if to is None else Link(to, relation or Relation.SUPPORTS)


def _history(spot: Spot) -> tuple[CodingEvent, ...]:
    found = (_event(at) for at in spot.items())
    return tuple(event for event in found if event is not None)


def _event(spot: Spot) -> CodingEvent | None:
    fields = spot.fields(*EVENT)
    for key in ("when", "who", "changed"):
        if key not in fields:
            spot.fault("missing_key", key=key)
            return None
    when, who = fields["when"].moment(), fields["who"].word()
    changed = fields["changed"].word()
    if when is None or who is None or changed is None:
        return None
    at = fields.get
    before = s.word(TEXT_LENGTH) if (s := at("before")) else None
    after = s.word(TEXT_LENGTH) if (s := at("after")) else None
    return CodingEvent(when, who, changed, before, after)

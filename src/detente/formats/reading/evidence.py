"""Sources and claims, expectations and steps of a roadmap."""

from __future__ import annotations

from detente.case import Claim, Expectation, RoadmapStep, Source, SpeakerKind
from detente.formats.limits import NAME_LENGTH
from detente.formats.reading.parts import BASIS, Numeric, read_basis, read_option
from detente.formats.reading.spot import Spot

SOURCE = ("title", "file", "publisher", "author", "date", "url", "language", "note")
CLAIM = (
    "source",
    "line",
    "holder",
    "speaker",
    "speaker_kind",
    "party",
    "predicted_speaker",
    "type",
    "stance",
    "text",
    "note",
)
EXPECTATION = ("holder", *BASIS)
ROADMAP = ("issue", "to", "by", "verified_by", "proof", "days", "reversible", *BASIS)


def read_sources(spot: Spot) -> tuple[Source, ...]:
    """Every document."""
    return tuple(_source(source, at) for source, at in spot.entries())


def _source(source: str, spot: Spot) -> Source:
    fields = spot.fields(*SOURCE)
    return Source(
        source,
        fields["title"].text() if "title" in fields else None,
        fields["file"].word() if "file" in fields else None,
        fields["publisher"].word() if "publisher" in fields else None,
        fields["author"].word() if "author" in fields else None,
        fields["date"].date() if "date" in fields else None,
        fields["url"].word() if "url" in fields else None,
        fields["language"].word() if "language" in fields else None,
        fields["note"].text() if "note" in fields else None,
    )


def read_claims(spot: Spot) -> tuple[Claim, ...]:
    """Every claim with its speaker."""
    claims = (_claim(claim, at) for claim, at in spot.entries())
    return tuple(claim for claim in claims if claim is not None)


def _claim(claim: str, spot: Spot) -> Claim | None:
    fields = spot.fields(*CLAIM)
    source = fields["source"].word() if "source" in fields else None
    if source is None:
        spot.fault("missing_key", key="source")
        return None
    kind = fields["speaker_kind"].one_of(SpeakerKind) if "speaker_kind" in fields else None
    return Claim(
        claim,
        source,
        fields["holder"].words() if "holder" in fields else (),
        fields["speaker"].word() if "speaker" in fields else None,
        kind or SpeakerKind.UNMARKED,
        fields["party"].word() if "party" in fields else None,
        fields["predicted_speaker"].word() if "predicted_speaker" in fields else None,
        fields["line"].whole() if "line" in fields else None,
        fields["type"].words() if "type" in fields else (),
        fields["stance"].word() if "stance" in fields else None,
        fields["text"].text() if "text" in fields else None,
        fields["note"].text() if "note" in fields else None,
    )


def read_expectations(spot: Spot) -> tuple[Expectation, ...]:
    """Everything somebody expects to come of it."""
    found = (_expectation(expectation, at) for expectation, at in spot.entries())
    return tuple(expectation for expectation in found if expectation is not None)


def _expectation(expectation: str, spot: Spot) -> Expectation | None:
    fields = spot.fields(*EXPECTATION)
    words = fields["text"].text() if "text" in fields else None
    if words is None:
        spot.fault("missing_key", key="text")
        return None
    holder = fields["holder"].word() if "holder" in fields else None
    basis = read_basis({k: v for k, v in fields.items() if k != "text"})
    return Expectation(expectation, words, holder, basis)


def read_roadmap(spot: Spot, numeric: Numeric) -> tuple[RoadmapStep, ...]:
    """Every step named for carrying an agreement out."""
    found = (_step(step, at, numeric) for step, at in spot.entries())
    return tuple(step for step in found if step is not None)


def _step(step: str, spot: Spot, numeric: Numeric) -> RoadmapStep | None:
    fields = spot.fields(*ROADMAP)
    for key in ("issue", "to"):
        if key not in fields:
            spot.fault("missing_key", key=key)
    issue = fields["issue"].word() if "issue" in fields else None
    target = read_option(fields["to"], issue or "", numeric) if "to" in fields else None
    if issue is None or target is None:
        return None
    return RoadmapStep(
        step,
        issue,
        target,
        fields["by"].words() if "by" in fields else (),
        fields["verified_by"].words() if "verified_by" in fields else (),
        fields["proof"].text(NAME_LENGTH) if "proof" in fields else None,
        fields["days"].number() if "days" in fields else None,
        fields["reversible"].yes_no() if "reversible" in fields else None,
        read_basis(fields),
    )

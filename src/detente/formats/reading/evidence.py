"""Expectations, and steps of a roadmap."""

from __future__ import annotations

from detente.case import Expectation, RoadmapStep
from detente.formats.limits import NAME_LENGTH
from detente.formats.reading.parts import BASIS, Numeric, read_basis, read_option
from detente.formats.reading.spot import Spot

EXPECTATION = ("holder", *BASIS)
ROADMAP = ("issue", "to", "by", "verified_by", "proof", "days", "reversible", *BASIS)


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

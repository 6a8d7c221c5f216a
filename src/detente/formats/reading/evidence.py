"""What somebody expects to come of it."""

from __future__ import annotations

from detente.case import Expectation
from detente.formats.reading.parts import BASIS, read_basis
from detente.formats.reading.spot import Spot

EXPECTATION = ("holder", *BASIS)


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

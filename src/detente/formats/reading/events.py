"""What may or may not happen, and what each side believes of it."""

from __future__ import annotations

from detente.case import Belief, Event
from detente.formats.document import Mapping
from detente.formats.limits import NAME_LENGTH
from detente.formats.reading.parts import BASIS, read_basis, read_measure
from detente.formats.reading.spot import Spot

EVENT = ("name", "by", "verified_by", "proof", "influenced_by", "beliefs", *BASIS)
BELIEF = ("value", "interval", *BASIS)


def read_events(spot: Spot) -> tuple[Event, ...]:
    """Every event that an option may depend on."""
    return tuple(_event(event, at) for event, at in spot.entries())


def _event(event: str, spot: Spot) -> Event:
    fields = spot.fields(*EVENT)
    held = fields["beliefs"].entries() if "beliefs" in fields else []
    beliefs = (_belief(party, at) for party, at in held)
    return Event(
        event,
        fields["name"].text(NAME_LENGTH) if "name" in fields else None,
        fields["by"].date() if "by" in fields else None,
        fields["verified_by"].words() if "verified_by" in fields else (),
        fields["proof"].text() if "proof" in fields else None,
        fields["influenced_by"].words() if "influenced_by" in fields else (),
        tuple(belief for belief in beliefs if belief is not None),
        read_basis(fields),
    )


def _belief(party: str, spot: Spot) -> Belief | None:
    """A number, two of them for an interval, or both under their keys with a basis."""
    fields = spot.fields(*BELIEF) if isinstance(spot.node, Mapping) else {}
    value, interval = read_measure(spot, fields or None)
    if value is None and interval is None:
        return None
    return Belief(party, value, interval, read_basis(fields))

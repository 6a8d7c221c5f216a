"""What may or may not happen, and what each side believes of it."""

from __future__ import annotations

from detente.case import Belief, Event
from detente.formats.document import Mapping
from detente.formats.writing import parts


def write_event(event: Event) -> Mapping:
    """An event with every belief."""
    beliefs = parts.keys((belief.party, _belief(belief)) for belief in event.beliefs)
    return parts.keys(
        [
            ("name", parts.words_of(event.name)),
            ("by", parts.day(event.by)),
            ("verified_by", parts.words(event.verified_by)),
            ("proof", parts.words_of(event.proof)),
            ("influenced_by", parts.words(event.influenced_by)),
            ("beliefs", beliefs if beliefs.entries else None),
            *parts.basis(event.basis),
        ]
    )


def _belief(belief: Belief) -> Mapping:
    return parts.keys(
        [
            ("value", parts.number(belief.value)),
            ("interval", parts.interval(belief.interval)),
            *parts.basis(belief.basis),
        ]
    )

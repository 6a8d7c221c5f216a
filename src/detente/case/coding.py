"""Coding leaves a trace: a claim is changed together with its history."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from detente.case.claims import Claim, CodingEvent
from detente.case.numbers import write_number

_FIXED = ("id", "history")


def changed(claim: Claim, who: str, when: datetime, **values: Any) -> Claim:
    """The claim with some fields changed, and an event per field whose value differs.

    ``when`` has a time zone; it is kept in UTC, to the second. The history is never shortened.
    Raises ``ValueError`` for a field that is no one's to change, or a time without a zone.
    """
    known = {field.name for field in fields(Claim)} - set(_FIXED)
    if wrong := sorted(set(values) - known):
        raise ValueError(", ".join(wrong))
    if when.tzinfo is None:
        raise ValueError(when.isoformat())
    moment = when.astimezone(UTC).replace(microsecond=0)
    new = {name: value for name, value in values.items() if value != getattr(claim, name)}
    events = tuple(
        CodingEvent(moment, who, name, spelled(getattr(claim, name)), spelled(value))
        for name, value in new.items()
    )
    return replace(claim, **new, history=claim.history + events)


def spelled(value: Any) -> str | None:
    """A field's value as an event keeps it: a word as it is, all else as JSON in plain ASCII.

    None where nothing is stated.
    """
    if value is None or value == ():
        return None
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int | Fraction | date):
        return str(_plain(value))
    return json.dumps(_plain(value))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        inner = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {name: part for name, part in inner.items() if part not in (None, [])}
    if isinstance(value, Fraction):
        return write_number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value

"""What several parts of a case share: bases, packages, conditions, intervals."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from detente.case import (
    NOTHING_STATED,
    Among,
    Basis,
    Bounds,
    Condition,
    Confidence,
    Grade,
    Package,
    parse_number,
    write_number,
)
from detente.case.statements import Interval
from detente.formats.document import Mapping, Sequence
from detente.formats.reading.spot import Spot

BASIS = ("grade", "confidence", "claims", "author", "date", "text")
BOUNDS = ("below", "above", "at_least", "at_most")

Numeric = frozenset[str]
"""The ids of the issues whose options are numbers."""


def read_basis(fields: dict[str, Spot], defaults: Basis = NOTHING_STATED) -> Basis:
    """The basis among the fields of an element; what is not stated there is the default."""
    basis = defaults
    if spot := fields.get("grade"):
        basis = replace(basis, grade=spot.one_of(Grade))
    if spot := fields.get("confidence"):
        basis = replace(basis, confidence=spot.one_of(Confidence))
    if spot := fields.get("claims"):
        basis = replace(basis, claims=spot.words())
    if spot := fields.get("author"):
        basis = replace(basis, author=spot.word())
    if spot := fields.get("date"):
        basis = replace(basis, date=spot.date())
    if spot := fields.get("text"):
        basis = replace(basis, text=spot.text())
    return basis


def option_id(written: str, issue: str, numeric: Numeric) -> str:
    """The id of an option as the case spells it: numbers in their shortest exact text."""
    if issue not in numeric:
        return written
    try:
        return write_number(parse_number(written))
    except ValueError:
        return written


def read_option(spot: Spot, issue: str, numeric: Numeric) -> str | None:
    """An option of an issue."""
    word = spot.word()
    return None if word is None else option_id(word, issue, numeric)


def read_options(spot: Spot, issue: str, numeric: Numeric) -> tuple[str, ...]:
    """An option, or a list of options."""
    found = (read_option(item, issue, numeric) for item in spot.items())
    return tuple(option for option in found if option is not None)


def read_package(spot: Spot, numeric: Numeric) -> Package | None:
    """One option per issue named."""
    chosen = [(issue, read_option(at, issue, numeric)) for issue, at in spot.entries()]
    choices = tuple((issue, option) for issue, option in chosen if option is not None)
    if not choices:
        spot.fault("empty_package")
        return None
    return Package(choices)


def read_condition(spot: Spot, numeric: Numeric) -> Condition | None:
    """Options on some issues, all together."""
    parts = []
    for issue, at in spot.entries():
        part = _part(at, issue, numeric)
        if part is not None:
            parts.append((issue, part))
    if not parts:
        spot.fault("empty_condition")
        return None
    return Condition(tuple(parts))


def read_conditions(spot: Spot, numeric: Numeric) -> tuple[Condition, ...]:
    """A condition, or a list of conditions each of which is enough."""
    read = (read_condition(item, numeric) for item in spot.items())
    return tuple(condition for condition in read if condition is not None)


def _part(spot: Spot, issue: str, numeric: Numeric) -> Among | Bounds | None:
    if isinstance(spot.node, Mapping):
        fields = spot.fields(*BOUNDS)
        if not fields:
            spot.fault("empty_condition")
            return None
        return Bounds(**{name: at.number() for name, at in fields.items()})
    options = read_options(spot, issue, numeric)
    if not options:
        spot.fault("empty_condition")
        return None
    return Among(options)


def read_interval(spot: Spot) -> Interval | None:
    """Two numbers, low and high."""
    items = spot.items()
    if len(items) != 2:
        spot.fault("needs_two_numbers")
        return None
    low, high = (item.number() for item in items)
    return None if low is None or high is None else (low, high)


def read_measure(
    spot: Spot, fields: dict[str, Spot] | None = None
) -> tuple[Fraction | None, Interval | None]:
    """A number, two numbers for an interval, or both under ``value`` and ``interval``.

    ``fields`` are those of a mapping that has further keys and was taken apart already.
    """
    if isinstance(spot.node, Sequence):
        return None, read_interval(spot)
    if not isinstance(spot.node, Mapping):
        return spot.number(), None
    inner = spot.fields("value", "interval") if fields is None else fields
    if not {"value", "interval"} & set(inner):
        spot.fault("value_or_interval")
    value = inner["value"].number() if "value" in inner else None
    return value, read_interval(inner["interval"]) if "interval" in inner else None

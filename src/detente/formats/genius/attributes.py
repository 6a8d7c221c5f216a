"""Attributes of an element as numbers and names; what is wrong with one goes to the log."""

from __future__ import annotations

from fractions import Fraction

from detente.case import parse_number
from detente.formats.imports.notes import SHOWN, name_of, wrong
from detente.formats.log import Log
from detente.formats.xml_file import Element


def number_at(element: Element, key: str, log: Log) -> Fraction | None:
    """An exact number; a missing or unreadable one is an error and gives None."""
    written = element.get(key)
    if written is None:
        wrong(log, element.place, "xml_attribute_missing", tag=element.tag, key=key)
        return None
    try:
        if "/" in written:
            raise ValueError(written)
        return parse_number(written)
    except ValueError:
        wrong(log, element.place, "xml_not_a_number", key=key, found=written[:SHOWN])
        return None


def whole_at(element: Element, key: str, log: Log) -> int | None:
    """A whole number, of any sign; errors as in `number_at`."""
    number = number_at(element, key, log)
    if number is not None and number.denominator != 1:
        wrong(log, element.place, "xml_not_whole", key=key, found=number)
        return None
    return None if number is None else int(number)


def name_at(element: Element, key: str, log: Log) -> str | None:
    """A name of 1 to 1,000 characters without control characters, blanks kept as written."""
    written = element.get(key)
    if written is None:
        wrong(log, element.place, "xml_attribute_missing", tag=element.tag, key=key)
        return None
    return name_of(written, element.place, log)

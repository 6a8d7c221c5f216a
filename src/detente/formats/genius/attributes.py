"""Attributes of an element as numbers and names; what is wrong with one goes to the log."""

from __future__ import annotations

import re
from fractions import Fraction

from detente.case import fault, parse_number, warning
from detente.formats.genius.xml import Element
from detente.formats.limits import NAME_LENGTH
from detente.formats.log import Log

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_SHOWN = 100


def plain(words: str) -> str:
    """Words without control characters: a blank for each, since a case holds none."""
    return _CONTROL.sub(" ", words)


def wrong(log: Log, element: Element, code: str, /, **values: object) -> None:
    """An error at an element."""
    log.add(fault("", code, **_short(values)), element.place)


def note(log: Log, element: Element, code: str, /, **values: object) -> None:
    """A note at an element: something assumed or ignored, never an error."""
    log.add(warning("", code, **_short(values)), element.place)


def _short(values: dict[str, object]) -> dict[str, str]:
    return {name: str(value)[: 3 * _SHOWN] for name, value in values.items()}


def number_at(element: Element, key: str, log: Log) -> Fraction | None:
    """An exact number; a missing or unreadable one is an error and gives None."""
    written = element.get(key)
    if written is None:
        wrong(log, element, "xml_attribute_missing", tag=element.tag, key=key)
        return None
    try:
        if "/" in written:
            raise ValueError(written)
        return parse_number(written)
    except ValueError:
        wrong(log, element, "xml_not_a_number", key=key, found=written[:_SHOWN])
        return None


def whole_at(element: Element, key: str, log: Log) -> int | None:
    """A whole number, of any sign; errors as in `number_at`."""
    number = number_at(element, key, log)
    if number is not None and number.denominator != 1:
        wrong(log, element, "xml_not_whole", key=key, found=number)
        return None
    return None if number is None else int(number)


def name_at(element: Element, key: str, log: Log) -> str | None:
    """A name of 1 to 1,000 characters without control characters, blanks kept as written."""
    written = element.get(key)
    if written is None:
        wrong(log, element, "xml_attribute_missing", tag=element.tag, key=key)
    elif not written:
        wrong(log, element, "empty_text")
    elif len(written) > NAME_LENGTH:
        wrong(log, element, "too_long", found=len(written), limit=NAME_LENGTH)
    elif found := _CONTROL.search(written):
        wrong(log, element, "control_character", code=f"U+{ord(found[0]):04X}")
    else:
        if written != written.strip():
            note(log, element, "genius_blanks", name=written)
        return written
    return None

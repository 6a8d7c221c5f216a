"""What a reader types into the small forms: read exactly, within bounds, else none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from detente.case import parse_number, write_number
from detente.web.numbers import whole


@dataclass(frozen=True, slots=True)
class Entry:
    """A field: what it holds as a command takes it, what it is where empty, and its fault.

    ``read`` gives None for what does not fit; ``fault`` is the key of the words that say so.
    """

    read: Callable[[str], str | int | None]
    empty: str | int
    fault: str


def whole_within(least: int, most: int) -> Callable[[str], int | None]:
    """Reads whole numbers from ``least`` to ``most``."""

    def read(written: str) -> int | None:
        found = whole(written)
        return found if found is not None and least <= found <= most else None

    return read


def number_up_to(most: int) -> Callable[[str], str | None]:
    """Reads numbers above 0, up to ``most``; the decimal mark may be a comma."""

    def read(written: str) -> str | None:
        found = _exact(written)
        return write_number(found) if found is not None and 0 < found <= most else None

    return read


def share(written: str) -> str | None:
    """A share from 0 to 1, also in per cent."""
    found = _exact(written.removesuffix("%").rstrip())
    if found is None:
        return None
    found /= 100 if written.endswith("%") else 1
    return write_number(found) if 0 <= found <= 1 else None


def day(written: str) -> str | None:
    """A day of the calendar."""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return None


def _exact(written: str) -> Fraction | None:
    try:
        return parse_number(written.replace(",", ".", 1))
    except ValueError:
        return None


MOST_SAMPLES = 100_000
MOST_POINTS = 200_000
POWER = Entry(number_up_to(1_000), "", "findings.wrong.power")
"""The weight of one party; the proportion of all is looked at where the case is at hand."""
ENTRIES = {
    "tolerance": Entry(share, "0", "findings.wrong.tolerance"),
    "error": Entry(number_up_to(50), "", "findings.wrong.error"),
    "since": Entry(day, "", "findings.wrong.since"),
    "seed": Entry(whole_within(0, 999_999_999), 0, "findings.wrong.seed"),
    "samples": Entry(whole_within(1, MOST_SAMPLES), 1_000, "findings.wrong.samples"),
    "points": Entry(whole_within(2, MOST_POINTS), MOST_POINTS, "findings.wrong.points"),
}
"""By the name of the field."""

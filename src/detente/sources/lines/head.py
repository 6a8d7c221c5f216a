"""Who wrote a text and when, where a line of its own says so."""

from __future__ import annotations

from datetime import date

from detente.sources.lines import words

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "januar"),
            ("february", "februar"),
            ("march", "märz"),
            ("april",),
            ("may", "mai"),
            ("june", "juni"),
            ("july", "juli"),
            ("august",),
            ("september",),
            ("october", "oktober"),
            ("november",),
            ("december", "dezember"),
        ),
        start=1,
    )
    for name in names
}


def date_of(line: str) -> date | None:
    """The day of a line that is nothing but a full date with a month in words, perhaps a place.

    Dates in figures alone are left to a person: 3/4 is not one day everywhere.
    """
    found = words.DATE_LINE.match(line.strip())
    if found is None:
        return None
    month = _MONTHS[(found["month"] or found["first"]).lower()]
    try:
        return date(int(found["year"]), month, int(found["day"] or found["second"]))
    except ValueError:
        return None


def byline_of(line: str) -> str | None:
    """The name in a line that is nothing but a byline: ``By Nora Pell``, ``Von Clara Venn``."""
    found = words.BYLINE.match(line.strip())
    return None if found is None else found["name"]

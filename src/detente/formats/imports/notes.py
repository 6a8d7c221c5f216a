"""What is wrong with an imported file, or was assumed about it: to the log, with its place."""

from __future__ import annotations

import re

from detente.case import fault, warning
from detente.formats.document import Place
from detente.formats.limits import NAME_LENGTH
from detente.formats.log import Log

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
SHOWN = 100
"""Characters of a name or number that a message repeats."""


def plain(words: str) -> str:
    """Words without control characters: a blank for each, since a case holds none."""
    return _CONTROL.sub(" ", words)


def wrong(log: Log, place: Place | None, code: str, /, **values: object) -> None:
    """An error at a place."""
    log.add(fault("", code, **_short(values)), place)


def note(log: Log, place: Place | None, code: str, /, **values: object) -> None:
    """A note at a place: something assumed, repaired or ignored, never an error."""
    log.add(warning("", code, **_short(values)), place)


def name_of(written: str, place: Place | None, log: Log) -> str | None:
    """A name of 1 to 1,000 characters without control characters, blanks kept as written.

    None, with an error in the log, for anything else.
    """
    if not written:
        wrong(log, place, "empty_text")
    elif len(written) > NAME_LENGTH:
        wrong(log, place, "too_long", found=len(written), limit=NAME_LENGTH)
    elif found := _CONTROL.search(written):
        wrong(log, place, "control_character", code=f"U+{ord(found[0]):04X}")
    else:
        if written != written.strip():
            note(log, place, "import_blanks", name=written)
        return written
    return None


def _short(values: dict[str, object]) -> dict[str, str]:
    return {name: str(value)[: 3 * SHOWN] for name, value in values.items()}

"""Signs and words that mean the program, not the text: the same signs in both languages."""

from __future__ import annotations

from enum import StrEnum

from detente.i18n import say


class Stop(Exception):  # noqa: N818 - no fault: the person has done enough
    """The person wants to stop."""


class Key(StrEnum):
    """What can be asked of the program."""

    HELP = "help"
    BACK = "back"
    UNDO = "undo"
    SKIP = "skip"
    STOP = "stop"
    SAME = "same"
    EVERY = "every"
    LINES = "lines"
    ALL = "all"
    NUMBERED = "numbered"
    CLAIMS = "claims"
    EDIT = "edit"
    YES = "yes"
    WITHDRAW = "withdraw"


_SIGNS = {
    "?": Key.HELP,
    "<": Key.BACK,
    "<<": Key.UNDO,
    "-": Key.SKIP,
    ".": Key.STOP,
    "=": Key.SAME,
    "*": Key.EVERY,
}


def key_of(typed: str, language: str) -> Key | None:
    """The key that was typed, as a sign or as its word in a language; None for anything else."""
    if typed in _SIGNS:
        return _SIGNS[typed]
    wanted = typed.casefold()
    words = ((key, say(f"coding.word.{key}", language).split("|")) for key in Key)
    return next((key for key, own in words if wanted in own), None)

"""Write a case in another spelling or for another program: what ``detente convert`` calls."""

from __future__ import annotations

import os
from pathlib import Path

from detente import formats
from detente.app.requests import BadRequestError
from detente.case import Case
from detente.i18n import say

SUFFIXES = (".csv", ".json", ".xlsx", ".yaml", ".yml")
_FOLDERS = ("genius", "negmas")
_OF_FILES = (*SUFFIXES, ".xml")


def write_case(
    case: Case,
    target: Path,
    language: str = "en",
    documents: Path | None = None,
    *,
    to: str | None = None,
    accept_loss: bool = False,
) -> tuple[str, ...]:
    """Write a case by the target's ending, or in the format ``to``; whole or not at all.

    ``to`` is ``genius`` or ``negmas`` (a folder) or ``csv`` (a file, as the ending .csv chooses).
    What such a format cannot carry is written off only with ``accept_loss``; returned are sentences
    on what was lost or written in another form, none for our own formats.

    ``documents`` is where the case was read from; what its sources name there comes along into a
    folder of our own. Raises `BadRequestError` for an ending that does not fit, for what would be
    lost without consent, for what cannot be exported, and where the place cannot be written to.
    """
    folder = target.is_dir() or not target.suffix
    _refuse_ending(target, folder=folder, to=to, language=language)
    try:
        remarks = formats.write(
            case, target, folder=folder, documents=documents, to=to, accept_loss=accept_loss
        )
    except (formats.WouldLose, formats.CannotWrite) as hindered:
        raise BadRequestError(hindered.words(language)) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        message = say("requests.cannot_write", language, file=target, reason=reason)
        raise BadRequestError(message) from error
    return _told(remarks, language)


def _refuse_ending(target: Path, *, folder: bool, to: str | None, language: str) -> None:
    suffix = target.suffix.lower()
    if to in _FOLDERS and suffix in _OF_FILES and not target.is_dir():
        raise BadRequestError(say("requests.suffix_of_folder", language, file=target.name))
    if to == "csv" and suffix != ".csv":
        known = ".csv"
    elif to is None and not folder and suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
    else:
        return
    raise BadRequestError(say("requests.suffix", language, file=target.name, known=known))


def _told(remarks: tuple[formats.Remark, ...], language: str) -> tuple[str, ...]:
    """Losses, then notes, each group under its head."""
    lines: list[str] = []
    for kind, head in (("loss", "exports.lost"), ("note", "exports.noted")):
        found = [one.words(language) for one in remarks if one.code.startswith(f"{kind}.")]
        lines += [say(head, language), *(f"- {words}" for words in found)] if found else []
    return tuple(lines)

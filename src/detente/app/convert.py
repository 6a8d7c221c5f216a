"""Write a case in another spelling: what ``detente convert`` calls."""

from __future__ import annotations

import os
from pathlib import Path

from detente import formats
from detente.app.requests import BadRequestError
from detente.case import Case
from detente.i18n import say

SUFFIXES = (".json", ".xlsx", ".yaml", ".yml")


def write_case(
    case: Case, target: Path, language: str = "en", documents: Path | None = None
) -> None:
    """Write a case as YAML, JSON, XLSX or a folder, by the target's ending; whole or not at all.

    ``documents`` is where the case was read from; what its sources name there comes along into a
    folder. Raises `BadRequestError` for another ending, and where the place cannot be written to.
    """
    folder = target.is_dir() or not target.suffix
    if not folder and target.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise BadRequestError(say("requests.suffix", language, file=target.name, known=known))
    try:
        formats.write(case, target, folder=folder, documents=documents)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        message = say("requests.cannot_write", language, file=target, reason=reason)
        raise BadRequestError(message) from error

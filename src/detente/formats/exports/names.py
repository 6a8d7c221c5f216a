"""Names of files, made from the ids of parties so that every system can hold them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 60
_RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))}
_RESULTS = "pareto"
"""Readers take a name with this ending for computed results and leave the file alone."""


def file_stems(ids: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """A file name without its ending per id, each its own also where case does not count.

    An id that fits stays as it is; ``taken`` are the stems of other files of the folder.
    """
    used = {stem.casefold() for stem in taken}
    found: dict[str, str] = {}
    for one in ids:
        plain = _plain(one)
        stem, number = plain, 2
        while stem.casefold() in used or stem.casefold() in _RESERVED:
            stem, number = f"{plain} {number}", number + 1
        used.add(stem.casefold())
        found[one] = stem
    return found


def _plain(one: str) -> str:
    """Letters, digits, blanks inside, hyphens and underscores; all else as ``%2F``.

    No name begins with a dot or an underscore, which readers take for files that stand aside.
    """
    composed = unicodedata.normalize("NFC", one)
    words = re.sub(r"[^\w -]|^[ _]+| +$", _escaped, composed)
    words = words[:_LONGEST].rstrip()
    return f"{words}-" if words.casefold().endswith(_RESULTS) else words


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())

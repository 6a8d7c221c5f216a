"""Ids made from names: stable, unique, easy to read in a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 40
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "å": "a"})


def new_id(name: str, taken: Collection[str], otherwise: str = "element") -> str:
    """An id of small letters, digits and hyphens that is not taken.

    Letters of other scripts are kept: an id of hyphens alone would tell nobody anything.
    """
    spelt = unicodedata.normalize("NFC", name).lower().translate(_SPELT)
    plain = "".join(
        one for one in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(one)
    )
    stem = re.sub(r"[^\w]+|_+", "-", plain).strip("-")
    if len(stem) > _LONGEST:
        stem = stem[:_LONGEST].rpartition("-")[0] or stem[:_LONGEST]
    stem = stem or otherwise
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found

"""German and English: every word a reader sees, and the one function that says it.

A catalogue is a folder of TOML files per language, one file per room: the key ``brief.today`` is
``today`` in ``brief.toml``. Both languages hold the same keys with the same placeholders (a test
compares them). gettext was the rejected alternative: it needs a compile step before the program
can run from a checkout, and its keys are English sentences, which then cannot be mended without
touching code.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

LANGUAGES = ("en", "de")


@cache
def _catalogue(language: str, room: str) -> dict[str, str]:
    source = resources.files(__name__) / language / f"{room}.toml"
    entries: dict[str, str] = {}

    def flatten(prefix: str, value: object) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                flatten(f"{prefix}.{key}" if prefix else key, inner)
        else:
            entries[prefix] = str(value)

    flatten("", tomllib.loads(source.read_text(encoding="utf-8")))
    return entries


def say(key: str, language: str, /, **values: object) -> str:
    """The text of a key in a language, with its placeholders filled.

    Raises ``KeyError`` for a key or a placeholder that the catalogue does not have: a missing word
    is a fault of the program, never a blank in front of a reader. With a value ``count`` the key's
    ``one`` or ``other`` form is taken (German and English need no more).
    """
    room, _, name = key.partition(".")
    catalogue = _catalogue(language, room)
    if "count" in values and f"{name}.other" in catalogue:
        name = f"{name}.one" if values["count"] == 1 else f"{name}.other"
    return catalogue[name].format_map(values)

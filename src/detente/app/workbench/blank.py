"""The smallest case there is: who negotiates about what, and nothing said yet."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence

from detente.app.building.names import new_id
from detente.i18n import say

_LONGEST = 200
_MOST = 50


def blank(
    title: str, language: str, parties: Sequence[str] = (), issues: Sequence[str] = ()
) -> bytes:
    """A ``case.yaml`` under a title, with parties and issues by name.

    A case needs two parties and an issue to be read at all, and an issue two options: where names
    are missing, placeholders in the language say that they are to be replaced. Of every name, what
    no reader could see is left out.
    """
    words = {word: say(f"cases.blank.{word}", language) for word in _WORDS}
    sides = _named(parties) or []
    sides += [words[word] for word in ("first", "second")[len(sides) :]]
    topics = _named(issues) or [words["issue"]]
    lines = ["detente: case/1", "id: case", f"title: {_quoted(_plain(title) or words['title'])}"]
    lines.append("parties:")
    for id_, name in _with_ids(sides, "party"):
        lines += [f"  {_quoted(id_)}:", f"    name: {_quoted(name)}"]
    lines.append("issues:")
    for id_, name in _with_ids(topics, "issue"):
        lines += [
            f"  {_quoted(id_)}:",
            f"    name: {_quoted(name)}",
            "    options:",
            f"      as-it-is: {_quoted(words['today'])}",
            f"      otherwise: {_quoted(words['otherwise'])}",
            "    status_quo: as-it-is",
        ]
    return ("\n".join(lines) + "\n").encode()


_WORDS = ("title", "first", "second", "issue", "today", "otherwise")


def _named(names: Sequence[str]) -> list[str]:
    """The names somebody really gave, each once, and no more than a page can show."""
    return list(dict.fromkeys(filter(None, map(_plain, names))))[:_MOST]


def _with_ids(names: Sequence[str], otherwise: str) -> list[tuple[str, str]]:
    taken: dict[str, str] = {}
    for name in names:
        taken[new_id(name, taken, otherwise)] = name
    return list(taken.items())


def _plain(text: str) -> str:
    shown = "".join(sign for sign in text if unicodedata.category(sign)[0] != "C")
    return shown.strip()[:_LONGEST]


def _quoted(text: str) -> str:
    """A text in YAML's double quotes, which are those of JSON."""
    return json.dumps(text, ensure_ascii=False)

"""One word for one thing, in every catalogue: the choices of both languages, and what they replace.

The words are those of the field. In German an *issue* is a *Thema* (a *Punkt* is what worth is
counted in, or a place on a frontier), the *agenda* the *Tagesordnung*, a thing that is entered in a
case an *Eintrag*. In English that is an *entry*; a *principal* is a party that sits at the table,
and whoever tells negotiators what to hold to gives the *mandate* or *instructs*.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest

REPLACED = {
    "de": (r"\bAgenda", r"[Ss]treitpunkt", r"[Vv]erhandlungspunkt", r"\bElement(e|en|s)?\b"),
    "en": (r"\bprincipals?\b", r"\belements?\b"),
}
OTHERWISE = {
    # Elements of a page in HTML.
    "sources.document.html_too_deep",
    # Parties at the table.
    "brief.group.principal_in",
    "brief.group.principal_out",
    "build.word.party_kind.principal",
    "faults.no_parties",
    "report.party.principal_in",
    "report.party.principal_out",
}
_NAMES = re.compile(r"\{\w+\}")


def _texts(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for room in files("detente.i18n").joinpath(language).iterdir():
        if room.name.endswith(".toml"):
            tree = tomllib.loads(room.read_text(encoding="utf-8"))
            found.update(_flat(tree, room.name.removesuffix("toml")))
    return found


def _flat(tree: dict[str, object], before: str) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, _NAMES.sub("", str(value))


@pytest.mark.parametrize("language", list(REPLACED))
def test_no_text_uses_a_word_that_was_replaced(language: str) -> None:
    """No second word stands for what has one already."""
    found = {
        key: text
        for key, text in _texts(language).items()
        if any(re.search(word, text, re.IGNORECASE) for word in REPLACED[language])
    }

    assert {} == {key: text for key, text in found.items() if key not in OTHERWISE}


def test_what_is_an_issue_in_english_is_a_thema_in_german() -> None:
    """A German text says Punkt only where the English one speaks of points, or lists items."""
    german, english = _texts("de"), _texts("en")
    points = {
        key: text
        for key, text in german.items()
        if re.search(r"\bPunkt(e|en|es|s)?\b", text)
        and not re.search(
            r"\bpoint|\bscores\b|\bdecimal|\bworth\b|\bitem\b", english[key], re.IGNORECASE
        )
    }
    agendas = {key for key, text in english.items() if re.search(r"\bagenda\b", text)}

    assert {} == points
    assert all("agesordnung" in german[key] for key in agendas)

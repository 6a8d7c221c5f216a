"""The one function that turns keys into words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import detente.i18n
from detente.i18n import say

ENGLISH = """
hello = "Hello {name}"
[deep.down]
key = "found"
[moves]
one = "moves one issue"
other = "moves {count} issues"
"""
GERMAN = ENGLISH.replace("Hello", "Guten Tag").replace("moves one issue", "bewegt ein Thema")


@pytest.fixture(autouse=True)
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Small catalogues of the test's own, in place of the program's."""
    for language, text in (("en", ENGLISH), ("de", GERMAN)):
        (tmp_path / language).mkdir()
        (tmp_path / language / "room.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("importlib.resources.files", lambda _: tmp_path)
    detente.i18n._catalogue.cache_clear()
    yield
    detente.i18n._catalogue.cache_clear()


def test_placeholders_are_filled() -> None:
    """A text comes in the reader's language with its values in place."""
    assert "Hello Anna" == say("room.hello", "en", name="Anna")
    assert "Guten Tag Anna" == say("room.hello", "de", name="Anna")


def test_keys_may_have_parts() -> None:
    """The part before the first dot names the file, the rest the place in it."""
    assert "found" == say("room.deep.down.key", "en")


@pytest.mark.parametrize(
    ("count", "words"), [(0, "moves 0 issues"), (1, "moves one issue"), (2, "moves 2 issues")]
)
def test_count_chooses_the_form(count: int, words: str) -> None:
    """One is one; none and several are *other*, as in English and German grammar."""
    assert words == say("room.moves", "en", count=count)


def test_values_are_not_read_as_text_with_placeholders() -> None:
    """What a person wrote with braces in it is printed as written."""
    assert "Hello {name}" == say("room.hello", "en", name="{name}")


def test_missing_key_is_a_fault() -> None:
    """A key the catalogue does not have raises: never a blank in front of a reader."""
    with pytest.raises(KeyError, match="no-such-key"):
        say("room.no-such-key", "en")


def test_missing_value_is_a_fault() -> None:
    """So does a placeholder that nobody fills."""
    with pytest.raises(KeyError, match="name"):
        say("room.hello", "en")

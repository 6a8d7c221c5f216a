"""German and English say the same things, and only things that somebody says."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from detente.i18n import LANGUAGES
from helpers.tree import SOURCE, source_modules

CATALOGUES = SOURCE / "i18n"
ROOMS = sorted(path.stem for path in (CATALOGUES / "en").glob("*.toml"))
PLURAL = re.compile(r"\.(?:one|other)$")


def _flat(prefix: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(f"{prefix}.{key}", inner)
    else:
        yield prefix, str(value)


def _catalogue(language: str, room: str) -> dict[str, str]:
    text = (CATALOGUES / language / f"{room}.toml").read_text(encoding="utf-8")
    return dict(_flat(room, tomllib.loads(text)))


def _placeholders(text: str) -> set[str]:
    return {
        name.partition(".")[0].partition("[")[0]
        for _, name, _, _ in Formatter().parse(text)
        if name
    }


@cache
def _known() -> dict[str, frozenset[str]]:
    """Every key as `say` takes it (plural forms joined), with the values it needs."""
    needs: dict[str, set[str]] = {}
    for room in ROOMS:
        for key, text in _catalogue("en", room).items():
            base = PLURAL.sub("", key)
            needs.setdefault(base, set()).update(_placeholders(text))
    return {key: frozenset(values) for key, values in needs.items()}


def test_languages_have_the_same_rooms() -> None:
    """Every catalogue exists in every language."""
    for language in LANGUAGES:
        assert ROOMS == sorted(path.stem for path in (CATALOGUES / language).glob("*.toml"))


@pytest.mark.parametrize("room", ROOMS)
def test_languages_have_the_same_keys(room: str) -> None:
    """No text is missing in a language, none is left over."""
    english, german = _catalogue("en", room), _catalogue("de", room)

    assert sorted(english) == sorted(german)


@pytest.mark.parametrize("room", ROOMS)
def test_languages_have_the_same_placeholders(room: str) -> None:
    """What one language names, the other names too; a text that is empty says nothing."""
    english, german = _catalogue("en", room), _catalogue("de", room)
    different = [
        key
        for key in english.keys() & german.keys()
        if _placeholders(english[key]) != _placeholders(german[key])
        or bool(english[key].strip()) != bool(german[key].strip())
    ]

    assert [] == sorted(different)


def _strings() -> Iterator[str]:
    """Every text constant of the source and every quoted text of a template."""
    for _, tree in source_modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for template in _templates():
        yield from re.findall(r"""["']([\w.-]+)["']""", template.read_text(encoding="utf-8"))


def _templates() -> list[Path]:
    return [path for path in SOURCE.rglob("templates/**/*") if path.suffix in {".html", ".j2"}]


def _patterns() -> Iterator[re.Pattern[str]]:
    """Keys put together from parts, in code (``f"faults.{code}"``) or a template (``"a." ~ b``)."""
    for _, tree in source_modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w.-]+"
                    for part in node.values
                ]
                yield re.compile("".join(parts))
    for template in _templates():
        for prefix in re.findall(
            r"""["']([\w.-]+[.-])["']\s*~""", template.read_text(encoding="utf-8")
        ):
            yield re.compile(re.escape(prefix) + r"[\w.-]+")


def test_every_text_is_said_somewhere() -> None:
    """A key that no code and no template names, in full or by its beginning, is dropped."""
    said = set(_strings())
    rooms = tuple(f"{room}\\." for room in ROOMS)
    patterns = [pattern for pattern in _patterns() if pattern.pattern.startswith(rooms)]
    unused = [
        key
        for key in _known()
        if key not in said and not any(pattern.fullmatch(key) for pattern in patterns)
    ]

    assert [] == unused


def test_every_fault_is_found_somewhere() -> None:
    """Faults are named by their code alone; a code that no check gives out is dropped."""
    said = set(_strings())
    unused = [
        key for key in _known() if key.startswith("faults.") and key.partition(".")[2] not in said
    ]

    assert [] == unused


def _calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Place, key and named values of each call of ``say`` with a key written out.

    The values are None where some are passed on with ``**``.
    """
    for path, tree in source_modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func
            name = name.id if isinstance(name, ast.Name) else name
            key = node.args[0]
            if name == "say" and isinstance(key, ast.Constant) and isinstance(key.value, str):
                names = [word.arg for word in node.keywords]
                given = None if None in names else {n for n in names if n}
                yield f"{path}:{node.lineno}", key.value, given


def test_every_text_that_is_said_is_there() -> None:
    """A call of ``say``, in code or in a template, names a key of the catalogues."""
    said = [(place, key) for place, key, _ in _calls()] + [
        (template.name, key)
        for template in _templates()
        for key in re.findall(
            r"""\bsay\(["']([\w.-]+)["']\s*[,)]""", template.read_text(encoding="utf-8")
        )
    ]

    assert [] == [f"{place}: {key}" for place, key in said if key not in _known()]


def test_every_call_gives_what_the_text_needs() -> None:
    """A call of ``say`` fills every placeholder of its text."""
    short = [
        f"{place}: {key} lacks {', '.join(sorted(_known()[key] - given))}"
        for place, key, given in _calls()
        if given is not None and key in _known() and _known()[key] - given
    ]

    assert [] == short

"""A form that is opened and saved unchanged leaves the file as it is, to the byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.app.building.forms import LISTS, form_of
from detente.app.building.overview import SECTIONS, elements
from detente.app.building.saving import changes, save
from detente.app.building.showing import seen_of, shown, texts_of
from detente.app.building.world import World
from detente.app.examples import EXAMPLES, example
from detente.formats.editing import Shelf
from detente.i18n import LANGUAGES

Ids = tuple[str, ...]


def _elements(world: World) -> list[tuple[Ids, str | None]]:
    """Every element with a form: of the sections, of every voice on every issue, of its lists."""
    found: list[tuple[Ids, str | None]] = [((), None)]
    for section in SECTIONS:
        found += [(path, None) for path in elements(world, section)]
    for voice in elements(world, "statements"):
        found += [(voice, issue) for issue in world.part("issues")]
        for kind in LISTS:
            items = world.part(*voice).get(kind)
            count = len(items) if isinstance(items, list) else 0
            found += [((*voice, kind, str(number + 1)), None) for number in range(count)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_changed_is_no_edit(name: str, language: str) -> None:
    """The texts a form shows, sent back as they are, amount to no edit, for every element."""
    world = World(Shelf(example(name)).tree, language)
    for path, on in _elements(world):
        form = form_of(path, world, on)
        assert form is not None, path
        texts, _ = texts_of(form, world)
        texts["present"] = [placed.field.key for placed in form.fields]
        assert ([], []) == changes(form, texts, world), (path, on)


@pytest.mark.parametrize("name", EXAMPLES)
def test_saving_unchanged_leaves_every_byte(name: str, tmp_path: Path) -> None:
    """Saved through the whole way, no file of the folder differs."""
    folder = tmp_path / "case"
    shutil.copytree(example(name), folder)
    before = {file: file.read_bytes() for file in folder.rglob("*.yaml")}
    shelf = Shelf(folder)
    world = World(shelf.tree, "de")
    for path, on in _elements(world)[::5]:
        form = form_of(path, world, on)
        assert form is not None
        texts, _ = texts_of(form, world)
        texts["present"] = [placed.field.key for placed in form.fields]
        assert save(shelf, form, texts, seen_of(form, world.tree), "de")["saved"]

    assert before == {file: file.read_bytes() for file in folder.rglob("*.yaml")}


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_a_form_cannot_show_is_named(name: str) -> None:
    """Every key of an element stands in a field of its form or is named beside it."""
    world = World(Shelf(example(name)).tree, "en")
    for path, _ in _elements(world):
        form = form_of(path, world)
        node = world.part(*path)
        if form is None or not form.own or not path or path[0] == "tracks":
            continue
        keys = {placed.path[len(path)] for placed in form.fields}
        assert set(node) - keys <= set(shown(form, world)["rest"]), path

"""Whatever a case file can say has a field in a form: nothing is left to be edited as text only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from detente.app.building.fields.stated import BASIS
from detente.app.building.forms import LISTS, Form, form_of
from detente.app.building.overview import SECTIONS, elements
from detente.app.building.saving import changes
from detente.app.building.showing import shown, texts_of
from detente.app.building.world import World
from detente.app.examples import EXAMPLES, example
from detente.formats import read, schema
from detente.formats.editing import Shelf, tree_of_text
from detente.i18n import LANGUAGES
from helpers.whole_case import WHOLE

Ids = tuple[str, ...]

ELSEWHERE = {
    "": {"detente", "id", "sources", "claims", *SECTIONS},
    "statements": {"answers", "instructions", "defaults", *LISTS},
}
"""What another page is for: the short name stays, the source desk has sources and claims, and an
interview writes answers; the rest are sections, and lists with forms of their own."""
_SECTIONS = {
    "parties": ("parties", "sued"),
    "issues": ("issues", "toll"),
    "no_deal": ("no_deal", "nord"),
    "linkages": ("linkages", "first"),
    "constraints": ("constraints", "budget"),
    "bodies": ("bodies", "house"),
    "undo": ("undo", "stop"),
    "events": ("events", "drought"),
    "expectations": ("expectations", "x1"),
    "roadmap": ("roadmap", "sluice"),
}


@pytest.fixture
def tree() -> Any:
    """The case with everything in it, as its text has it."""
    return tree_of_text(WHOLE)


def _forms(world: World) -> list[Form]:
    """The forms of every element, statement and group of a body."""
    places: list[tuple[Ids, str | None]] = [((), None)]
    for section in SECTIONS:
        places += [(path, None) for path in elements(world, section)]
    for body in world.part("bodies"):
        places += [
            (("bodies", body, "blocs", b), None) for b in world.part("bodies", body, "blocs")
        ]
    for voice in elements(world, "statements"):
        places += [(voice, issue) for issue in world.part("issues")]
        for kind in LISTS:
            items = world.part(*voice).get(kind)
            listed = len(items) if isinstance(items, list) else 0
            places += [((*voice, kind, str(number + 1)), None) for number in range(listed)]
            places += [((*voice, kind), None)] if isinstance(items, dict) else []
    found = [form_of(path, world, on) for path, on in places]
    assert None not in found
    return [form for form in found if form is not None]


def test_the_whole_case_is_sound(tmp_path: Path) -> None:
    """The case of these tests has no error in it."""
    (tmp_path / "case.yaml").write_text(WHOLE, encoding="utf-8")

    assert () == read(tmp_path).errors


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_of_saying_it_is_shown(tree: Any, language: str) -> None:
    """No form of the case with everything in it names a key that it does not show."""
    world = World(tree, language)

    assert {} == {(f.path, f.on): rest for f in _forms(world) if (rest := shown(f, world)["rest"])}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_have_nothing_but_forms(name: str) -> None:
    """No field of any example is as text only."""
    world = World(Shelf(example(name)).tree, "en")

    assert {} == {(f.path, f.on): rest for f in _forms(world) if (rest := shown(f, world)["rest"])}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_of_saying_it_is_kept(tree: Any, language: str) -> None:
    """Whatever is shown and sent back as it is amounts to no edit."""
    world = World(tree, language)
    for form in _forms(world):
        texts, _ = texts_of(form, world)
        texts["present"] = [placed.field.key for placed in form.fields]
        assert ([], []) == changes(form, texts, world), (form.path, form.on)


@pytest.mark.parametrize("section", _SECTIONS)
def test_every_key_of_an_element_has_a_field(tree: Any, section: str) -> None:
    """The keys that the schema allows an element are those its form has."""
    known = _keys(schema()["properties"][section]["additionalProperties"])
    form = form_of(_SECTIONS[section], World(tree, "en"))
    assert form is not None
    ways = {"options", "range"} if section == "issues" else set()

    assert known == {placed.path[2] for placed in form.fields} | ways


def test_every_key_of_a_group_has_a_field(tree: Any) -> None:
    """The same for a group of a body, and for a red line."""
    bodies = schema()["properties"]["bodies"]["additionalProperties"]["properties"]
    lines = schema()["properties"]["red_lines"]["additionalProperties"]["additionalProperties"]
    world = World(tree, "en")
    bloc = form_of(("bodies", "house", "blocs", "right"), world)
    line = form_of(("red_lines", "nord", "never"), world)
    assert bloc is not None
    assert line is not None

    known = _keys(bodies["blocs"]["additionalProperties"])
    assert known == {placed.path[4] for placed in bloc.fields}
    assert _keys(lines) == {placed.path[3] for placed in line.fields}


def test_every_kind_of_statement_has_a_field(tree: Any) -> None:
    """Whatever a party can say of issues, across them, or of its numbers."""
    known = _keys(schema()["properties"]["statements"]["additionalProperties"])
    world = World(tree, "en")
    voice = ("statements", "nord")
    forms = [form_of(voice, world), *(form_of(voice, world, on) for on in ("release", "toll"))]
    keys = {placed.path[2] for form in forms if form is not None for placed in form.fields}

    assert known - ELSEWHERE["statements"] == keys - {"defaults"}


def test_every_kind_of_item_has_its_fields(tree: Any) -> None:
    """A comparison, a ratio, a step: each key that it can have."""
    kinds = schema()["properties"]["statements"]["additionalProperties"]["anyOf"][0]["properties"]
    world = World(tree, "en")
    for kind in LISTS:
        form = form_of(("statements", "nord", kind, "1"), world)
        assert form is not None
        assert _keys(kinds[kind]) == {placed.path[4] for placed in form.fields}, kind


def test_the_head_of_the_case_has_its_fields(tree: Any) -> None:
    """Title, day, marking and note."""
    form = form_of((), World(tree, "en"))
    assert form is not None

    assert set(schema()["properties"]) - ELSEWHERE[""] == {p.path[0] for p in form.fields}


def _keys(node: dict[str, Any]) -> set[str]:
    """The keys of an object of the schema, whichever of its alternatives it is."""
    if "$ref" in node:
        return _keys(schema()["$defs"][node["$ref"].rpartition("/")[2]])
    found = set(node.get("properties", {}))
    for one in node.get("anyOf", []):
        found |= _keys(one) or _keys(one.get("items", {}))
    return found


def test_an_instruction_has_no_author_of_its_own(tree: Any) -> None:
    """Its author is the principal under whose name it stands."""
    world = World(tree, "en")
    told = ("statements", "nord", "instructions", "board")
    forms = [form_of(told, world), form_of((*told, "prefers", "1"), world)]
    keys = {placed.field.key.rpartition(".")[2] for form in forms if form for placed in form.fields}
    said = form_of(told, world, "release")
    assert said is not None
    names = {name.rpartition(".")[2] for name in texts_of(said, world)[0]}

    assert "author" not in keys | names
    assert set(BASIS) - {"author"} <= names

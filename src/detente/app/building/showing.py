"""A form as plain values, ready for a page: fields, texts, what it cannot show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.app.building.edits import digest_of
from detente.app.building.fields.field import Texts
from detente.app.building.forms import Form, Placed
from detente.app.building.titles import title_of
from detente.app.building.world import World
from detente.formats.editing import Tree, at_path


@dataclass(frozen=True, slots=True)
class Wrong:
    """A sentence beside a field (``field`` empty: beside the whole form), and the input meant."""

    field: str
    input: str
    sentence: str


FOLDS = ("", "numbers", "other_ties", "more", "defaults", "basis")


def texts_of(form: Form, world: World) -> tuple[Texts, list[str]]:
    """The texts of every field, and the keys of what cannot be shown."""
    found: Texts = {}
    hidden: list[str] = []
    for placed in form.fields:
        texts = placed.field.texts(at_path(world.tree, placed.path), world)
        if texts is None:
            hidden.append(placed.field.key)
        else:
            found |= texts
    return found, hidden


def rest_of(form: Form, world: World, hidden: list[str]) -> list[str]:
    """What an element holds besides what its form shows."""
    there = at_path(world.tree, form.path)
    if not form.own or not isinstance(there, dict) or form.path in [f.path for f in form.fields]:
        return hidden
    shown = {placed.path[len(form.path)] for placed in form.fields}
    if form.kind == "case":
        return hidden
    return [*hidden, *(key for key in there if key not in shown)]


def seen_of(form: Form, tree: Mapping[str, Tree]) -> str:
    """The digest of everything that a form shows."""
    return digest_of(form.current(dict(tree)))


def shown(
    form: Form,
    world: World,
    sent: Texts | None = None,
    wrong: Sequence[Wrong] = (),
) -> dict[str, Any]:
    """A form to be drawn.

    ``sent``: texts to show instead of those of the case, so that nothing
    typed is lost; ``wrong``: what is to stand beside the fields.
    """
    texts, hidden = texts_of(form, world)
    filled = texts | (sent or {})
    groups: dict[str, list[dict[str, Any]]] = {fold: [] for fold in FOLDS}
    for placed in form.fields:
        if placed.field.key not in hidden:
            drawn = placed.field.widget(filled, world)
            groups[placed.fold].append(drawn | {"part": label_of(form.kind, placed)})
    stated = {fold: _stated(form, fold, world) for fold in FOLDS}
    return {
        "kind": form.kind,
        "on": form.on,
        "path": list(form.path),
        "title": title_of(form.path, world),
        "on_name": None if form.on is None else world.name("issues", form.on),
        "voice_title": title_of(form.path[:2], world),
        "there": at_path(world.tree, form.path) is not None,
        "groups": [
            {"fold": fold, "fields": fields, "open": stated[fold]}
            for fold, fields in groups.items()
            if fields
        ],
        "texts": filled,
        "problems": _by_field(wrong),
        "invalid": [one.input for one in wrong],
        "rest": rest_of(form, world, hidden),
        "seen": seen_of(form, world.tree),
    }


_NAMED_APART = {
    ("event", "by"): "happens_by",
    ("no_deal", "worth"): "no_deal_worth",
    ("ratios", "to"): "than",
    ("constraint", "cost"): "costs",
}
"""Keys that mean another thing in one kind of element."""


def label_of(kind: str, placed: Placed) -> str:
    """The part of the catalogue that names a field: ``defaults.grade`` is a grade."""
    key = placed.field.key
    if key == "text" and placed.fold == "basis":
        return "basis_text"
    named = _NAMED_APART.get((kind, key))
    if named is not None:
        return named
    return key.replace(".", "_") if key.startswith("over.") else key.rpartition(".")[2]


def _stated(form: Form, fold: str, world: World) -> bool:
    return any(
        at_path(world.tree, placed.path) is not None
        for placed in form.fields
        if placed.fold == fold
    )


def _by_field(wrong: Sequence[Wrong]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in wrong:
        found.setdefault(one.field, []).append(one.sentence)
    return found

"""A form as plain values, ready for a page: fields, texts, what it cannot show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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


FOLDS = (
    *("", "numbers", "against", "in_favour", "ballot", "other_ties"),
    *("more", "defaults", "scale", "basis"),
)


def texts_of(form: Form, world: World) -> tuple[Texts, list[str]]:
    """The texts of every field, and the keys of what cannot be shown."""
    found: Texts = {}
    hidden: list[str] = []
    for placed in form.fields:
        texts = placed.field.texts(form.at(world.tree, placed), world)
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
    if form.kind == "case" or form.bare(world.tree) is not None:
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
    filled = texts if sent is None else _filled(form, texts, sent)
    groups: dict[str, list[dict[str, Any]]] = {fold: [] for fold in FOLDS}
    for placed in form.fields:
        if placed.field.key not in hidden:
            drawn = placed.field.widget(filled, world)
            groups[placed.fold].append(drawn | {"part": label_of(form.kind, placed)})
    opened = {fold: _open(form, fold, wrong, world) for fold in FOLDS}
    return {
        "kind": form.kind,
        "on": form.on,
        "path": list(form.path),
        "title": title_of(form.path, world),
        "on_name": None if form.on is None else world.name("issues", form.on),
        "voice_title": title_of(form.path[:2], world),
        "there": at_path(world.tree, form.path) is not None,
        "groups": [
            {"fold": fold, "fields": fields, "open": opened[fold]}
            for fold, fields in groups.items()
            if fields
        ],
        "texts": filled,
        "problems": _by_field(wrong, groups),
        "invalid": [one.input for one in wrong],
        "rest": rest_of(form, world, hidden),
        "seen": seen_of(form, world.tree),
        "listed": {section: world.named(section) for section in _listed(groups)},
    }


def _filled(form: Form, texts: Texts, sent: Texts) -> Texts:
    """What was sent in place of what stands there: a box without a tick sends nothing."""
    present = sent.get("present", [])
    keys = [placed.field.key for placed in form.fields if placed.field.key in present]
    unticked: Texts = {
        name: [] for name in texts if any(name == key or name.startswith(f"{key}.") for key in keys)
    }
    return texts | unticked | sent


_NAMED_APART = {
    ("event", "by"): "happens_by",
    ("event", "verified_by"): "established_by",
    ("no_deal", "worth"): "no_deal_worth",
    ("ratios", "to"): "than",
    ("constraint", "cost"): "costs",
    ("bloc", "refuses"): "bloc_refuses",
    ("bloc", "reason"): "bloc_reason",
    ("no_deal", "text"): "no_deal_text",
    ("constraint", "text"): "constraint_text",
    ("expectation", "text"): "expectation_text",
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


def _open(form: Form, fold: str, wrong: Sequence[Wrong], world: World) -> bool:
    """Whether a fold is drawn open: something is said in it, or something is wrong there."""
    there = [placed for placed in form.fields if placed.fold == fold]
    marked = {one.field for one in wrong}
    return any(
        form.at(world.tree, placed) is not None or placed.field.key in marked for placed in there
    )


def _inside(drawn: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The fields drawn inside a field: those of its rows, and the parts of a basis."""
    for one in (*drawn.get("basis", ()), *drawn.get("fields", ()), *drawn.get("rows", ())):
        if "kind" in one:
            yield one
        yield from _inside(one)


def _listed(groups: Mapping[str, list[dict[str, Any]]]) -> list[str]:
    """The sections whose elements are offered while one types."""
    drawn = [field for fields in groups.values() for field in fields]
    every = [*drawn, *(one for field in drawn for one in _inside(field))]
    return sorted({one["among"] for one in every if one["kind"] == "picked"})


def _by_field(
    wrong: Sequence[Wrong], groups: Mapping[str, list[dict[str, Any]]]
) -> dict[str, list[str]]:
    """Sentences by field; where a field has fields inside, by that with the input meant."""
    found: dict[str, list[str]] = {}
    for one in wrong:
        fields = [field for drawn in groups.values() for field in drawn]
        inside = [part for field in fields if field["key"] == one.field for part in _inside(field)]
        keys = [part["key"] for part in inside if part["kind"] in _WITH_WRONGS]
        around = [key for key in keys if f"{one.input}.".startswith(f"{key}.")]
        best = max(around, key=len, default="")
        found.setdefault(best or one.field, []).append(one.sentence)
    return found


_WITH_WRONGS = ("measure", "condition", "package", "choice")
"""Kinds of fields below which, inside another, a sentence has its place."""

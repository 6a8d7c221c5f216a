"""A form's texts into the case: only what was changed is written, or nothing at all."""

from __future__ import annotations

from typing import Any

from detente.app.building.edits import Edit, Trouble, edited_on
from detente.app.building.fields.field import Sent, Texts, WrongEntryError
from detente.app.building.forms import Form, Placed, form_of
from detente.app.building.showing import Wrong, label_of, seen_of, shown
from detente.app.building.titles import title_of
from detente.app.building.world import World, is_text
from detente.formats.editing import Shelf, Tree, replaced, text_of_tree
from detente.i18n import say


def changes(form: Form, sent: Texts, world: World) -> tuple[list[Edit], list[Wrong]]:
    """The edits that a form's texts amount to, and a sentence for each entry that is none.

    A field that shows the same as before is no edit, however the file spells it.
    """
    edits: list[Edit] = []
    wrong: list[Wrong] = []
    for placed in form.fields:
        old = form.at(world.tree, placed)
        before = placed.field.texts(old, world)
        if before is None or not _was_sent(placed.field.key, sent):
            continue
        try:
            new = placed.field.tree(Sent(sent), old, world)
            if new is None and _needed(placed, old, form, world):
                raise WrongEntryError(placed.field.key, "needed")
        except WrongEntryError as error:
            sentence = say(f"build.wrong.{error.key}", world.language)
            wrong.append(Wrong(placed.field.key, error.name, sentence))
            continue
        if placed.field.texts(new, world) != before:
            edits.append(Edit(placed.path, new))
    return edits, wrong


def _needed(placed: Placed, old: Tree, form: Form, world: World) -> bool:
    """Whether an entry may not be empty; in a case file what has a short name may do without."""
    there = bool(form.path) and form.path[-1] in world.part(*form.path[:-1])
    return getattr(placed.field, "needed", False) and not (there and old is None)


def _as_written(form: Form, edits: list[Edit], world: World) -> list[Edit]:
    """The same edits where the element is a text alone, which first has to become a mapping."""
    if form.bare(world.tree) is None:
        return edits
    whole = form.unfolded(world.tree)
    for edit in edits:
        whole = replaced(whole, edit.path[len(form.path) :], edit.value, form.path)
    return [Edit(form.path, whole)]


def asks_for_more(sent: Texts) -> bool:
    """Whether a form was sent only to be given room for another combination."""
    return any(name.endswith(".another") for name in sent)


def _was_sent(key: str, sent: Texts) -> bool:
    """Whether any input of a field came: a field added since the page was drawn changes nothing.

    Boxes that are not ticked send nothing, so that a form names its fields in ``present``.
    """
    return key in sent.get("present", [])


def save(shelf: Shelf, form: Form, sent: Texts, seen: str, language: str) -> dict[str, Any]:
    """Save a form: ``saved`` with the form as it is now, ``conflict``, or the form with problems.

    Nothing is written unless all of it can be.
    """
    world = World(shelf.tree, language)
    if asks_for_more(sent):
        return {"saved": False, "form": shown(form, world, sent)}
    edits, wrong = changes(form, sent, world)
    if seen != seen_of(form, world.tree) and (edits or wrong):
        return {"conflict": conflict(form, edits, world)}
    if wrong:
        return {"saved": False, "form": shown(form, world, sent, wrong)}
    found = edited_on(shelf, _as_written(form, edits, world), language) if edits else []
    if errors := [one for one in found if one.severity == "error"]:
        wrong = beside_fields(form, errors, sent)
        return {"saved": False, "form": shown(form, world, sent, wrong)}
    after = World(shelf.tree, language)
    again = form_of(form.path, after, form.on) or form
    return {
        "saved": True,
        "form": shown(again, after),
        "about": {"element": title_of(again.path, after)},
    }


def beside_fields(form: Form, errors: list[Trouble], sent: Texts) -> list[Wrong]:
    """Each problem beside the field it belongs to, and at its input as near as paths tell."""
    return [_beside(form, error, sent) for error in errors]


def _beside(form: Form, error: Trouble, sent: Texts) -> Wrong:
    best, length = Wrong("", "", error.sentence), 0
    for placed in form.fields:
        own = ".".join(placed.path)
        if (error.path == own or error.path.startswith(f"{own}.")) and len(own) > length:
            best = Wrong(
                placed.field.key, _input(placed, error.path[len(own) + 1 :], sent), error.sentence
            )
            length = len(own)
    return best


def _input(placed: Placed, rest: str, sent: Texts) -> str:
    """The input of a field for what stands at the rest of a path: itself, or its row's."""
    key, inside = placed.field.key, getattr(placed.field, "input_at", None)
    if inside is not None and (found := inside(rest, Sent(sent))) is not None:
        return str(found)
    for name, texts in sent.items():
        if name.startswith(f"{key}.") and name.endswith(".at") and texts[:1] == [rest]:
            return name.removesuffix(".at")
    name = f"{key}.{rest}" if rest else key
    while name not in sent and "." in name:
        name = name.rpartition(".")[0]
    return name if name in sent else key


def conflict(form: Form, edits: list[Edit], world: World) -> dict[str, Any]:
    """What stands now beside what was meant, field by field."""
    labels = {placed.path: label_of(form.kind, placed) for placed in form.fields}
    standing = {placed.path: form.at(world.tree, placed) for placed in form.fields}
    rows = [
        {
            "label": say(f"build.label.{labels[edit.path]}", world.language),
            "theirs": in_words(standing[edit.path], world),
            "mine": in_words(edit.value, world),
        }
        for edit in edits
    ]
    return {"seen": seen_of(form, world.tree), "rows": rows}


def in_words(tree: Tree, world: World) -> str:
    """A value on a line or a few, as the file has it; a text in the reader's language."""
    if is_text(tree):
        return world.words(tree)
    return "" if tree is None else text_of_tree(tree).strip()

"""Which form an element has: its fields, and where in the case each of them stands."""

from __future__ import annotations

from dataclasses import dataclass

from detente.app.building.element_fields import FIELDS, issue_fields
from detente.app.building.fields.issue_parts import Range
from detente.app.building.fields.placed import Ids, Placed
from detente.app.building.voice_fields import (
    LISTS,
    issue_said,
    item_fields,
    voice_fields,
    voice_of,
)
from detente.app.building.world import World, is_text
from detente.formats.editing import Tree, at_path

__all__ = ["LISTS", "Form", "Ids", "Placed", "form_of", "kind_of"]

_BARE = {"party": "name", "bloc": "seats"}
"""Where an element may be a text alone: the part that this text is."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one element.

    ``kind`` names its words; ``own``: it shows all of the element, so that what it does not know
    there is to be named; ``on``: the issue a voice says something on.
    """

    kind: str
    path: Ids
    fields: tuple[Placed, ...]
    own: bool = True
    on: str | None = None

    def current(self, tree: Tree) -> dict[str, Tree]:
        """What stands at each field's place now."""
        return {placed.field.key: self.at(tree, placed) for placed in self.fields}

    def at(self, tree: Tree, placed: Placed) -> Tree:
        """What stands at a field's place; where the element is a text alone, it is one part."""
        whole = self.bare(tree)
        if whole is None:
            return at_path(tree, placed.path)
        return whole if placed.field.key == _BARE[self.kind] else None

    def bare(self, tree: Tree) -> Tree:
        """The element where it is a text alone (``upland: Upland``), else None."""
        if self.kind not in _BARE:
            return None
        whole = at_path(tree, self.path)
        return whole if isinstance(whole, str) or is_text(whole) else None

    def unfolded(self, tree: Tree) -> Tree:
        """The same element with its part under a key, so that further parts can join it."""
        return {_BARE[self.kind]: self.bare(tree)}


def form_of(
    path: Ids, world: World, on: str | None = None, *, numeric: bool = False
) -> Form | None:
    """The form of an element; None where there is none, and only its text can be edited.

    ``on``: the issue on which a voice (``path``) says something. ``numeric``: an issue that is not
    there yet is to be a number in a range.
    """
    if on is not None:
        if voice_of(path) != path:
            return None
        return Form("said", path, issue_said(path, on, world), own=False, on=on)
    if numeric and kind_of(path) == "issue":
        return Form("issue", path, issue_fields(path, Range(), world))
    if voice := voice_of(path):
        return _of_voice(path, voice)
    kind = kind_of(path)
    if kind is None:
        return None
    return Form(kind, path, FIELDS[kind](path, world))


_DEPTHS = {
    "parties": ("party", 2),
    "tracks": ("track", 2),
    "issues": ("issue", 2),
    "no_deal": ("no_deal", 2),
    "red_lines": ("red_line", 3),
    "linkages": ("linkage", 2),
    "constraints": ("constraint", 2),
    "bodies": ("body", 2),
    "undo": ("undo", 2),
    "events": ("event", 2),
    "expectations": ("expectation", 2),
    "roadmap": ("step", 2),
}


def kind_of(path: Ids) -> str | None:
    """The kind of element that stands at a path, as forms know it."""
    if not path:
        return "case"
    if path[0] == "bodies" and path[2:3] == ("blocs",) and len(path) == 4:
        return "bloc"
    kind, depth = _DEPTHS.get(path[0], (None, 0))
    return kind if len(path) == depth else None


def _of_voice(path: Ids, voice: Ids) -> Form | None:
    if path == voice:
        return Form("voice", path, voice_fields(path), own=False)
    inner = path[len(voice) :]
    if inner[0] in LISTS and len(inner) <= 2:
        return Form(inner[0], path, item_fields(inner[0], path))
    return None

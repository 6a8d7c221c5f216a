"""A statement: what it says, bare or with what it rests on beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Field, Sent, Texts
from detente.app.building.fields.picked import Picked
from detente.app.building.fields.plain import Choice, Word, Words
from detente.app.building.world import World
from detente.case import Confidence, Grade
from detente.formats.editing import Tree

BASIS = ("grade", "confidence", "claims", "author", "date", "text")


def basis_field(key: str, part: str) -> Field:
    """The field of one part of a basis; ``key`` begins the names of its inputs."""
    if part == "grade":
        return Choice(key, tuple(Grade), "grades")
    if part == "confidence":
        return Choice(key, tuple(Confidence), "grades.confidence")
    if part == "claims":
        return Picked(key, "claims", known=True)
    return Words(key) if part == "text" else Word(key, "day" if part == "date" else "text")


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement on one thing.

    ``inner`` is the key of its content where a basis stands beside; None where the content's own
    keys (value, interval) stand there. ``without``: parts of a basis that may not be stated here.
    """

    content: Field
    inner: str | None
    without: tuple[str, ...] = ()

    @property
    def _parts(self) -> tuple[str, ...]:
        return tuple(part for part in BASIS if part not in self.without)

    @property
    def key(self) -> str:
        """That of its content."""
        return self.content.key

    def _split(self, tree: Tree) -> tuple[Tree, dict[str, Tree]]:
        if not isinstance(tree, dict):
            return tree, {}
        basis = {key: tree[key] for key in BASIS if key in tree}
        own = {key: value for key, value in tree.items() if key not in BASIS}
        if self.inner is not None:
            return own.get(self.inner) if set(own) <= {self.inner} else own, basis
        return own.get("value") if set(own) == {"value"} else own or None, basis

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """The content's, and each part of the basis."""
        content, basis = self._split(tree)
        found = self.content.texts(content, world)
        if found is None:
            return None
        for part in self._parts:
            texts = basis_field(f"{self.key}.{part}", part).texts(basis.get(part), world)
            if texts is None:
                return None
            found = found | texts
        return found

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """Bare where nothing is said of its basis; nothing where there is no content."""
        was, before = self._split(old)
        content = self.content.tree(sent, was, world)
        if self.content.texts(content, world) == self.content.texts(was, world):
            content = was
        if content is None:
            return None
        basis: dict[str, Tree] = {}
        for part in self._parts:
            field = basis_field(f"{self.key}.{part}", part)
            value = field.tree(sent, before.get(part), world)
            same = field.texts(value, world) == field.texts(before.get(part), world)
            value = before.get(part) if same else value
            if value is not None:
                basis[part] = value
        if not basis:
            return content
        if self.inner is None:
            return {**_under_its_key(content), **basis}
        return {self.inner: content, **basis}

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """The content's, with the basis below."""
        drawn = self.content.widget(texts, world)
        parts = [
            basis_field(f"{self.key}.{part}", part).widget(texts, world)
            | {"part": "basis_text" if part == "text" else part}
            for part in self._parts
        ]
        named = [texts.get(f"{self.key}.{part}", []) for part in self._parts]
        stated = any(one not in ([], [""]) for one in named)
        return drawn | {"basis": parts, "stated": stated}


def _under_its_key(measure: Tree) -> dict[str, Tree]:
    if isinstance(measure, dict):
        return measure
    return {"interval" if isinstance(measure, list) else "value": measure}

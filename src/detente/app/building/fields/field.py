"""What every field of a form is: a place in the case, and the texts that stand for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from detente.app.building.world import World
from detente.formats.editing import Tree

Texts = dict[str, list[str]]
"""What a form holds: every text of a name, as a browser sends them."""


class WrongEntryError(ValueError):
    """An entry that no file could say: the name of its input, and a key of the catalogue."""

    def __init__(self, name: str, key: str) -> None:
        super().__init__(key)
        self.name = name
        self.key = key


@dataclass(frozen=True, slots=True)
class Sent:
    """Texts by name; what was not sent is empty."""

    texts: Mapping[str, list[str]]

    def text(self, name: str) -> str:
        """The first text of a name, without blanks around it."""
        found = self.texts.get(name) or [""]
        return found[0].replace("\r\n", "\n").strip()

    def all(self, name: str) -> list[str]:
        """Every text of a name that is not empty."""
        return [one for one in self.texts.get(name, []) if one]

    def has(self, name: str) -> bool:
        """Whether a name was sent at all."""
        return name in self.texts


class Field(Protocol):
    """A kind of field. ``key`` names its inputs, its label and its help."""

    @property
    def key(self) -> str:
        """The beginning of the names of its inputs."""

    def texts(self, tree: Tree, world: World, /) -> Texts | None:
        """The texts of a tree; None where a form cannot show it, which is then left alone."""

    def tree(self, sent: Sent, old: Tree, world: World, /) -> Tree:
        """The tree of the texts, None for nothing. Raises `WrongEntryError`."""

    def widget(self, texts: Texts, world: World, /) -> dict[str, Any]:
        """What the template is to draw: ``kind``, and what that kind needs."""

"""How the worth of a number runs: where it is best, and whether it flattens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts
from detente.app.building.fields.plain import Choice, Word
from detente.app.building.world import World
from detente.formats.editing import Tree


@dataclass(frozen=True, slots=True)
class Shape:
    """The number at which an issue is best, and *concave*: each further unit adds no more."""

    key: str
    issue: str

    def _parts(self) -> dict[str, Word | Choice]:
        flattens = Choice(f"{self.key}.concave", ("true", "false"), "truth")
        return {"best_at": Word(f"{self.key}.best_at", "number"), "concave": flattens}

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """Two texts."""
        if tree is not None and not isinstance(tree, dict):
            return None
        parts = self._parts()
        if set(tree or {}) - set(parts):
            return None
        found: Texts = {}
        for part, field in parts.items():
            texts = field.texts((tree or {}).get(part), world)
            if texts is None:
                return None
            found |= texts
        return found

    def tree(self, sent: Sent, _old: Tree, world: World) -> Tree:
        """What is stated of the two."""
        read = {part: field.tree(sent, None, world) for part, field in self._parts().items()}
        return {part: value for part, value in read.items() if value is not None} or None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A number and a list to choose from."""
        flattens = self._parts()["concave"].widget(texts, world)
        found = {"kind": "shape", "key": self.key, "concave": flattens}
        return found | {"range": world.range(self.issue)}

"""How many times as much: a number, a range, or a bound on one side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts, WrongEntryError
from detente.app.building.fields.plain import number_of
from detente.app.building.world import World
from detente.formats.editing import Tree

_BOUNDS = ("at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Times:
    """A factor. One end of a range alone says *at least* or *at most*."""

    key: str

    def texts(self, tree: Tree, _world: World) -> Texts | None:
        """The number, or the two ends."""
        value: Tree = None
        ends: list[Tree] = [None, None]
        if isinstance(tree, dict):
            if set(tree) - set(_BOUNDS):
                return None
            ends = [tree.get(bound) for bound in _BOUNDS]
        elif isinstance(tree, list):
            ends = tree
        else:
            value = tree
        low, high = ends if len(ends) == 2 else ([], [])
        shown = {self.key: value, f"{self.key}.low": low, f"{self.key}.high": high}
        if not all(one is None or isinstance(one, str) for one in shown.values()):
            return None
        return {name: [str(one or "")] for name, one in shown.items()}

    def tree(self, sent: Sent, _old: Tree, _world: World) -> Tree:
        """Raises `WrongEntryError` for a number beside a range: which of them counts is unsaid."""
        value = number_of(sent.text(self.key))
        low, high = (number_of(sent.text(f"{self.key}.{end}")) for end in ("low", "high"))
        if value and (low or high):
            raise WrongEntryError(self.key, "number_or_range")
        if low and high:
            return [low, high]
        bounds: dict[str, Tree] = {"at_least": low} if low else {"at_most": high} if high else {}
        return bounds or value or None

    def widget(self, _texts: Texts, _world: World) -> dict[str, Any]:
        """Three inputs in a row."""
        return {"kind": "measure", "key": self.key}

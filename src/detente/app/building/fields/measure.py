"""A number with the range it may lie in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts, WrongEntryError
from detente.app.building.fields.plain import number_of
from detente.app.building.world import World
from detente.formats.editing import Tree

_ENDS = ("low", "high")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number, the two ends of an interval, or both.

    ``bare_pair``: two numbers may stand alone in a list, without the key ``interval``.
    """

    key: str
    bare_pair: bool = False

    def texts(self, tree: Tree, _world: World) -> Texts | None:
        """The central number and both ends."""
        if isinstance(tree, list) and self.bare_pair:
            tree = {"interval": tree}
        found = {"value": tree} if tree is None or isinstance(tree, str) else tree
        if not isinstance(found, dict) or set(found) - {"value", "interval"}:
            return None
        ends = found.get("interval") or ["", ""]
        value = found.get("value") or ""
        if not isinstance(ends, list) or len(ends) != 2 or not isinstance(value, str):
            return None
        low, high = ends
        if not isinstance(low, str) or not isinstance(high, str):
            return None
        return {self.key: [value], f"{self.key}.low": [low], f"{self.key}.high": [high]}

    def tree(self, sent: Sent, old: Tree, _world: World) -> Tree:
        """A number alone stands without a key. Raises `WrongEntryError` for half an interval."""
        value = number_of(sent.text(self.key))
        ends = [number_of(sent.text(f"{self.key}.{end}")) for end in _ENDS]
        if any(ends) and not all(ends):
            missing = _ENDS[0] if not ends[0] else _ENDS[1]
            raise WrongEntryError(f"{self.key}.{missing}", "half_interval")
        interval: list[Tree] = [*ends] if all(ends) else []
        if not interval:
            return value or None
        if self.bare_pair and not value and not isinstance(old, dict):
            return interval
        return {"value": value, "interval": interval} if value else {"interval": interval}

    def widget(self, _texts: Texts, _world: World) -> dict[str, Any]:
        """Three inputs in a row."""
        return {"kind": "measure", "key": self.key}

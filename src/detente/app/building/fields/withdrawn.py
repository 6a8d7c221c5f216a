"""Whether something is off the table, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts
from detente.app.building.world import World
from detente.formats.editing import Tree


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A box to tick, and the day since when, which alone says as much."""

    key: str = "withdrawn"

    def texts(self, tree: Tree, _world: World) -> Texts | None:
        """*false* says the same as nothing at all."""
        if tree is not None and not isinstance(tree, str):
            return None
        day = tree if tree and tree not in ("true", "false") else ""
        ticked = ["true"] if day or tree == "true" else []
        return {self.key: ticked, f"{self.key}.since": [day]}

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """The day; *true* where none is given. Taking the tick away takes the day with it."""
        since, ticked = sent.text(f"{self.key}.since"), bool(sent.all(self.key))
        before = (self.texts(old, world) or {}).get(f"{self.key}.since", [""])[0]
        if since and (ticked or since != before):
            return since
        return "true" if ticked else None

    def widget(self, _texts: Texts, _world: World) -> dict[str, Any]:
        """The box and the day."""
        return {"kind": "withdrawn", "key": self.key}

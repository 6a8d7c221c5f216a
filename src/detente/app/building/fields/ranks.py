"""An order of options or issues, as a place for each: 1 is best, the same place is a tie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts, WrongEntryError
from detente.app.building.world import Choices, World
from detente.formats.editing import Tree


@dataclass(frozen=True, slots=True)
class Ranks:
    """The order of an issue's options (``issue``), or of the issues themselves."""

    key: str
    issue: str | None = None

    def _ranked(self, world: World) -> Choices:
        return world.issues if self.issue is None else world.options(self.issue)

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """The place of each; empty where it has none."""
        if tree is not None and not isinstance(tree, list):
            tree = [tree]
        known = dict(self._ranked(world))
        found: Texts = {f"{self.key}.{one}": [""] for one in known}
        for place, tier in enumerate(tree or [], 1):
            for one in tier if isinstance(tier, list) else [tier]:
                if not isinstance(one, str) or one not in known:
                    return None
                found[f"{self.key}.{one}"] = [str(place)]
        return found

    def tree(self, sent: Sent, _old: Tree, world: World) -> Tree:
        """Those with the same number are tied; gaps between numbers mean nothing."""
        tiers: dict[int, list[Tree]] = {}
        for one, _ in self._ranked(world):
            if written := sent.text(name := f"{self.key}.{one}"):
                if not written.isdecimal() or len(written) > 4:
                    raise WrongEntryError(name, "needs_place")
                tiers.setdefault(int(written), []).append(one)
        found: list[Tree] = []
        for _, tier in sorted(tiers.items()):
            found.append(tier[0] if len(tier) == 1 else tier)
        return found or None

    def widget(self, _texts: Texts, world: World) -> dict[str, Any]:
        """A small number beside each."""
        offered = self._ranked(world)
        return {"kind": "ranks", "key": self.key, "offered": offered, "last": len(offered)}

"""Elements chosen by what they say: claims, parties who verify; their ids can be typed as well."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts, WrongEntryError
from detente.app.building.world import World
from detente.formats.editing import Tree

_BETWEEN = re.compile(r"[,;]")


@dataclass(frozen=True, slots=True)
class Picked:
    """Some elements of a section, each with a box, and a line in which further ones are named.

    ``every``: all elements of the section have a box; else only those chosen, and the line offers
    the others by their words. A section may have hundreds. ``known``: nothing else can be named.
    """

    key: str
    among: str
    every: bool = False
    known: bool = False

    def texts(self, tree: Tree, _world: World) -> Texts | None:
        """The ids that are ticked, and a line to add to them."""
        found = [tree] if isinstance(tree, str) else tree or []
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            return None
        return {self.key: [str(one) for one in found], f"{self.key}.add": [""]}

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """Those that were there keep their order; in the line commas stand between names.

        Raises `WrongEntryError` for a name that is none, where only elements can be named.
        """
        was = [str(one) for one in (old if isinstance(old, list) else [old]) if one]
        known = {*was, *world.part(self.among)}
        named: list[str] = []
        for written in (*sent.all(self.key), *sent.all(f"{self.key}.add")):
            whole = written.strip()
            parts = [whole] if whole in known else _BETWEEN.split(whole)
            named += [part.strip() for part in parts if part.strip()]
        if self.known and not known.issuperset(named):
            raise WrongEntryError(f"{self.key}.add", "nothing_of_this_name")
        found: list[Tree] = [one for one in was if one in named]
        found += [one for one in dict.fromkeys(named) if one not in was]
        return found or None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A box per element, and the line."""
        chosen = texts.get(self.key, [])
        offered = world.named(self.among) if self.every else ()
        boxes = [*offered, *((one, world.name(self.among, one)) for one in chosen)]
        found = {"kind": "picked", "key": self.key, "offered": list(dict(boxes).items())}
        return found | {"among": self.among, "others": bool(world.part(self.among))}

"""Options of one issue: one of them, or some."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts
from detente.app.building.fields.plain import Names, number_of
from detente.app.building.world import World
from detente.formats.editing import Tree


@dataclass(frozen=True, slots=True)
class Option:
    """One option of an issue: of ``issue``, or of the one chosen in the field ``of``."""

    key: str
    issue: str | None = None
    of: str = "issue"

    def texts(self, tree: Tree, _world: World) -> Texts | None:
        """The option's id, or the number."""
        return {self.key: [tree or ""]} if tree is None or isinstance(tree, str) else None

    def tree(self, sent: Sent, _old: Tree, _world: World) -> Tree:
        """The option chosen."""
        return number_of(sent.text(self.key)) or None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A list to choose from; an input for a number in a range."""
        issue = self.issue or texts.get(self.of, [""])[0]
        if world.range(issue) is not None:
            return {"kind": "number", "key": self.key, "range": world.range(issue)}
        offered = list(world.options(issue))
        now = texts.get(self.key, [""])[0]
        if now and now not in dict(offered):
            offered.append((now, now))
        found = {"kind": "choice", "key": self.key, "words": (), "group": "", "needed": False}
        return found | {"offered": offered}


@dataclass(frozen=True, slots=True)
class SomeOptions:
    """One or several options of an issue, any of which will do."""

    key: str
    issue: str

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """The options ticked; numbers in a line."""
        named = [tree] if isinstance(tree, str) else tree or []
        if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
            return None
        if world.range(self.issue) is not None:
            return Names(self.key).texts([*named], world)
        return {self.key: [str(one) for one in named]}

    def tree(self, sent: Sent, _old: Tree, world: World) -> Tree:
        """One stands alone, several in a list."""
        if world.range(self.issue) is not None:
            written = sent.text(self.key)
            numbers = [number_of(written)] if written.count(",") == 1 else written.split(",")
            found: list[Tree] = [one.strip() for one in numbers if one.strip()]
        else:
            found = [*sent.all(self.key)]
        return found[0] if len(found) == 1 else found or None

    def widget(self, _texts: Texts, world: World) -> dict[str, Any]:
        """A box per option, or an input for numbers."""
        limits = world.range(self.issue)
        if limits is not None:
            return {"kind": "number", "key": self.key, "range": limits}
        return {"kind": "several", "key": self.key, "offered": world.options(self.issue)}

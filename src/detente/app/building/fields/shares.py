"""What share of a vote is to be expected, by what the package holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts, WrongEntryError
from detente.app.building.fields.measure import Measure
from detente.app.building.fields.packages import Condition
from detente.app.building.fields.rows import sent_rows, shown_rows
from detente.app.building.fields.stated import Stated
from detente.app.building.world import World
from detente.formats.editing import Tree


@dataclass(frozen=True, slots=True)
class Shares:
    """Per cent in favour; of several the first whose condition a package meets counts."""

    key: str = "support"

    def _row(self, number: str) -> tuple[Stated, Condition]:
        name = f"{self.key}.{number}"
        return Stated(Measure(name), None), Condition(f"{name}.if")

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """Each share under its number: the measure, what it rests on, and when it counts."""
        rows = tree if isinstance(tree, list) else [tree]
        found: Texts = {f"{self.key}.row": [str(n) for n in range(1, len(rows) + 1)] or ["1"]}
        for number, row in enumerate(rows, 1):
            share, when = self._row(str(number))
            measure, condition = _split(row)
            parts = [share.texts(measure, world), when.texts(condition, world)]
            for texts in parts:
                if texts is None:
                    return None
                found |= texts
        return found

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """A number alone where nothing else is said; one share stands without a list."""

        def made(row: str, was: Tree) -> Tree:
            return self._share(sent, row, was, world)

        found = sent_rows(sent, self.key, old, made)
        if len(found) == 1 and not isinstance(old, list):
            return found[0]
        return found or None

    def _share(self, sent: Sent, row: str, was: Tree, world: World) -> Tree:
        share, when = self._row(row)
        measure, condition = _split(was)
        stated = share.tree(sent, measure, world)
        holds = when.tree(sent, condition, world)
        if stated is None and holds is not None:
            raise WrongEntryError(share.key, "give_share")
        if holds is None or stated is None:
            return stated
        return {"if": holds, **(stated if isinstance(stated, dict) else {"value": stated})}

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A block per share."""
        rows = []
        for number in shown_rows(texts, self.key):
            share, when = self._row(number)
            fields = [
                share.widget(texts, world) | {"part": "share"},
                when.widget(texts, world) | {"part": "share_if"},
            ]
            rows.append({"number": number, "fields": fields})
        found = {"kind": "rows", "key": self.key, "rows": rows, "row_title": "share_row"}
        return found | {"another": "another_share"}


def _split(row: Tree) -> tuple[Tree, Tree]:
    """What is stated, and the condition under which it counts."""
    if not isinstance(row, dict):
        return row, None
    rest = {key: value for key, value in row.items() if key != "if"}
    bare = rest.get("value") if set(rest) == {"value"} else rest
    return bare or None, row.get("if")

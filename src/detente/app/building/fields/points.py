"""What each option is worth to a party, in points of 100."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts
from detente.app.building.fields.measure import Measure
from detente.app.building.fields.plain import number_of
from detente.app.building.fields.stated import Stated
from detente.app.building.world import World
from detente.formats.editing import Tree

_BLANK_ROWS = 2


@dataclass(frozen=True, slots=True)
class Points:
    """A measure per option; for a number in a range, at the numbers that are named.

    Each point that has a number may say what it rests on.
    """

    key: str
    issue: str
    without: tuple[str, ...] = ()

    def _row(self, row: str) -> Stated:
        return Stated(Measure(f"{self.key}.{row}"), None, self.without)

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """The options, or the numbers with a row, and the measure of each."""
        if tree is not None and not isinstance(tree, dict):
            return None
        points = tree or {}
        found: Texts = {}
        rows = self._rows(list(points), world)
        found[f"{self.key}.row"] = [str(n) for n in range(1, len(rows) + 1)]
        for number, option in enumerate(rows, 1):
            measured = self._row(str(number)).texts(points.get(option), world)
            if measured is None:
                return None
            found |= {f"{self.key}.{number}.at": [option], **measured}
        return found

    def _rows(self, named: list[str], world: World) -> list[str]:
        if world.range(self.issue) is not None:
            return [*named, *[""] * _BLANK_ROWS]
        options = [option for option, _ in world.options(self.issue)]
        return [*options, *(one for one in named if one not in options)]

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """Those that have a number, each with the basis it had."""
        before = old if isinstance(old, dict) else {}
        found: dict[str, Tree] = {}
        for row in sent.all(f"{self.key}.row"):
            option = number_of(sent.text(f"{self.key}.{row}.at"))
            made = self._row(row).tree(sent, before.get(option), world)
            if option and made is not None:
                found[option] = made
        ordered = [*(o for o in before if o in found), *(o for o in found if o not in before)]
        return {option: found[option] for option in ordered} or None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A row per option."""
        names = dict(world.options(self.issue))
        rows = []
        for row in texts.get(f"{self.key}.row", []):
            at = texts.get(f"{self.key}.{row}.at", [""])[0]
            drawn = self._row(row).widget(texts, world) | {"option": at, "label": names.get(at, at)}
            ends = (drawn["key"], f"{drawn['key']}.low", f"{drawn['key']}.high")
            given = drawn["stated"] or any(texts.get(end, [""])[0] for end in ends)
            rows.append(drawn | {"name": drawn["key"], "given": given})
        numeric = world.range(self.issue) is not None
        return {"kind": "points", "key": self.key, "rows": rows, "numeric": numeric}

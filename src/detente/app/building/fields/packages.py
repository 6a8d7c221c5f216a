"""Options on several issues at once: a package, or a combination that is refused or required.

Where a case has many issues only those that are named have a row, and another can be added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts, WrongEntryError
from detente.app.building.fields.plain import number_of
from detente.app.building.fields.rows import sent_rows, shown_rows
from detente.app.building.world import World
from detente.formats.editing import Tree

ALL_ROWS = 12
"""Issues up to which each has a row from the start."""
BOUNDS = ("below", "above", "at_least", "at_most")
_ROW = "issue"


@dataclass(frozen=True, slots=True)
class Package:
    """One option for each issue named. ``needed``: at least one."""

    key: str
    needed: bool = True

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """The issues with a row, and the option of each."""
        if tree is not None and not isinstance(tree, dict):
            return None
        chosen = tree or {}
        if any(not isinstance(option, str) for option in chosen.values()):
            return None
        rows = _rows(list(chosen), world)
        found: Texts = {f"{self.key}.{_ROW}": rows}
        for issue in rows:
            found[f"{self.key}.{issue}"] = [str(chosen.get(issue) or "")]
        return found

    def tree(self, sent: Sent, old: Tree, _world: World) -> Tree:
        """The options chosen; an issue added without an option is an entry not yet complete."""
        found: dict[str, Tree] = {}
        before = list(old) if isinstance(old, dict) else []
        for issue in _in_order(sent.all(f"{self.key}.{_ROW}"), before):
            if option := number_of(sent.text(f"{self.key}.{issue}")):
                found[issue] = option
        if added := sent.text(f"{self.key}.add"):
            raise WrongEntryError(f"{self.key}.{added}", "choose_option")
        return found or None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A row per issue."""
        rows = _with_added(texts, self.key) or _rows([], world)
        return {
            "kind": "package",
            "key": self.key,
            "rows": [_row(issue, world) for issue in rows],
            "more": [one for one in world.issues if one[0] not in rows],
        }


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold on some issues, all together: any of some options, or bounds of a number.

    ``many``: several such combinations may stand, each enough.
    """

    key: str
    many: bool = False
    needed: bool = False

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """Each combination under its number."""
        groups = tree if isinstance(tree, list) and self.many else [tree or {}]
        found: Texts = {f"{self.key}.group": [str(n) for n in range(1, len(groups) + 1)]}
        for number, group in enumerate(groups, 1):
            if not isinstance(group, dict):
                return None
            rows = _rows(list(group), world)
            found[f"{self.key}.{number}.{_ROW}"] = rows
            for issue in rows:
                texts = _part_texts(group.get(issue), world.range(issue) is not None)
                if texts is None:
                    return None
                named = {f"{self.key}.{number}.{issue}{end}": t for end, t in texts.items()}
                found |= named
        return found

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """One combination stands alone, several in a list."""

        def made(number: str, was: Tree) -> Tree:
            return self._group(sent, f"{self.key}.{number}", was, world) or None

        found = sent_rows(sent, self.key, old, made, "group")
        if len(found) == 1 and not (isinstance(old, list) and len(old) == 1):
            return found[0]
        return found or None

    def _group(self, sent: Sent, name: str, old: Tree, world: World) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        before = old if isinstance(old, dict) else {}
        for issue in _in_order(sent.all(f"{name}.{_ROW}"), list(before)):
            numeric = world.range(issue) is not None
            part = _part_tree(sent, f"{name}.{issue}", numeric=numeric)
            same = _part_texts(part, numeric) == _part_texts(before.get(issue), numeric)
            part = before.get(issue) if same else part
            if part is not None:
                found[issue] = part
        if added := sent.text(f"{name}.add"):
            raise WrongEntryError(f"{name}.{added}", "choose_option")
        return found

    def input_at(self, rest: str, sent: Sent) -> str | None:
        """The input for a place inside: ``toll.below``, in a list after its number."""
        head, _, inner = rest.partition(".")
        listed = self.many and head.isdecimal() and len(sent.all(f"{self.key}.group")) > 1
        name = f"{self.key}.{rest}" if listed else f"{self.key}.1.{rest}"
        while not sent.has(name) and name != self.key:
            name = name.rpartition(".")[0] if len(name) > len(self.key) else self.key
        return name if inner or sent.has(name) else None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """The combinations, each with a row per issue."""
        groups = []
        for number in shown_rows(texts, self.key, "group") if self.many else ["1"]:
            name = f"{self.key}.{number}"
            rows = _with_added(texts, name) or _rows([], world)
            more = [one for one in world.issues if one[0] not in rows]
            drawn = [_row(issue, world) for issue in rows]
            groups.append({"number": number, "name": name, "rows": drawn, "more": more})
        return {"kind": "condition", "key": self.key, "groups": groups, "many": self.many}


def _rows(named: list[str], world: World) -> list[str]:
    """The issues with a row: all of a few, else those named."""
    known = [issue for issue, _ in world.issues]
    if len(known) > ALL_ROWS:
        return named
    return [*known, *(issue for issue in named if issue not in known)]


def _with_added(texts: Texts, name: str) -> list[str]:
    rows = list(texts.get(f"{name}.{_ROW}", []))
    added = texts.get(f"{name}.add", [""])[0]
    return [*rows, added] if added and added not in rows else rows


def _in_order(sent: list[str], before: list[str]) -> list[str]:
    return [*(one for one in before if one in sent), *(one for one in sent if one not in before)]


def _row(issue: str, world: World) -> dict[str, Any]:
    row = {"issue": issue, "name": world.name("issues", issue), "range": world.range(issue)}
    return row | {"options": world.options(issue)}


def _part_texts(part: Tree, numeric: bool) -> Texts | None:
    """Options ticked, or for a number its bounds and the numbers named."""
    if isinstance(part, dict):
        if set(part) - set(BOUNDS) or not all(isinstance(one, str) for one in part.values()):
            return None
        return {"": [""]} | {f".{bound}": [str(part.get(bound) or "")] for bound in BOUNDS}
    named = [part] if isinstance(part, str) else part or []
    if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
        return None
    if not numeric:
        return {"": [str(one) for one in named]}
    line = "; ".join(str(one) for one in named)
    return {"": [line]} | {f".{bound}": [""] for bound in BOUNDS}


def _part_tree(sent: Sent, name: str, *, numeric: bool) -> Tree:
    bounds: dict[str, Tree] = {
        bound: number_of(sent.text(f"{name}.{bound}"))
        for bound in BOUNDS
        if sent.text(f"{name}.{bound}")
    }
    found: list[Tree] = [*sent.all(name)]
    if numeric:
        line = sent.text(name).split(";")
        found = [number_of(one.strip()) for one in line if one.strip()]
    if bounds and found:
        raise WrongEntryError(name, "bounds_or_numbers")
    if bounds:
        return bounds
    return found[0] if len(found) == 1 else found or None

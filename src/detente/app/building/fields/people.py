"""The people who speak for a party."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts, WrongEntryError
from detente.app.building.fields.plain import Several, Words
from detente.app.building.fields.rows import sent_rows
from detente.app.building.world import World
from detente.formats.editing import Tree


@dataclass(frozen=True, slots=True)
class Delegation:
    """A row per person: name, role, and the tracks they may settle; one more row to fill in."""

    key: str = "delegation"

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """Each person under their number."""
        people = [] if tree is None else tree if isinstance(tree, list) else [tree]
        found: Texts = {f"{self.key}.row": [str(n) for n in range(1, len(people) + 2)]}
        for number, person in enumerate([*people, {}], 1):
            if not isinstance(person, dict) or set(person) - {"name", "role", "mandate"}:
                return None
            name = person.get("name") or ""
            role = Words(f"{self.key}.{number}.role").texts(person.get("role"), world)
            mandate = Several(f"{self.key}.{number}.mandate", "tracks")
            ticked = mandate.texts(person.get("mandate"), world)
            if role is None or ticked is None or not isinstance(name, str):
                return None
            found |= {f"{self.key}.{number}.name": [name], **role, **ticked}
        return found

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """Whoever has a name."""

        def made(row: str, was: Tree) -> Tree:
            return self._person(sent, f"{self.key}.{row}", was, world)

        return sent_rows(sent, self.key, old, made) or None

    def _person(self, sent: Sent, name: str, old: Tree, world: World) -> Tree:
        was = old if isinstance(old, dict) else {}
        role = Words(f"{name}.role").tree(sent, was.get("role"), world)
        mandate = Several(f"{name}.mandate", "tracks").tree(sent, was.get("mandate"), world)
        called = sent.text(f"{name}.name")
        if not called and (role or mandate) and not was:
            raise WrongEntryError(f"{name}.name", "person_without_name")
        stated: dict[str, Tree] = {"name": called, "role": role, "mandate": mandate}
        if not called:
            return None
        return {key: value for key, value in stated.items() if value is not None}

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A block per person."""
        rows = []
        for number in texts.get(f"{self.key}.row", ["1"]):
            name = f"{self.key}.{number}"
            role = Words(f"{name}.role").widget(texts, world) | {"part": "role"}
            mandate = Several(f"{name}.mandate", "tracks").widget(texts, world)
            rows.append({"name": name, "role": role, "mandate": mandate})
        return {"kind": "delegation", "key": self.key, "rows": rows}

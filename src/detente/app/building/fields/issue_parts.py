"""What an issue consists of: its options with their names and readings, or its range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts, WrongEntryError
from detente.app.building.fields.plain import Names, Word, Words
from detente.app.building.fields.withdrawn import Withdrawn
from detente.app.building.names import new_id
from detente.app.building.world import World, is_text
from detente.formats.editing import Tree

_IF = ("if", "then", "else")
_SHOWN = frozenset(("name", "readings", *_IF, "replaces", "withdrawn"))


@dataclass(frozen=True, slots=True)
class Options:
    """Named options in their order. New ones are typed one to a line."""

    key: str = "options"

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """Each option's name, what each party takes it to mean, and what it depends on."""
        options = _as_mapping(tree)
        if options is None:
            return None
        found: Texts = {f"{self.key}.option": list(options), f"{self.key}.more": [""]}
        for option, node in options.items():
            texts = self._option_texts(option, node, world)
            if texts is None:
                return None
            found |= texts
        return found

    def _option_texts(self, option: str, node: Tree, world: World) -> Texts | None:
        parts = _parts(node)
        name = f"{self.key}.{option}"
        found = Words(name).texts(parts.get("name"), world)
        readings = parts.get("readings") or {}
        if found is None or not isinstance(readings, dict):
            return None
        for party, _ in world.parties:
            read = Words(f"{name}.reading.{party}").texts(readings.get(party), world)
            if read is None:
                return None
            found |= read
        if any(not isinstance(parts.get(key) or "", str) for key in _IF):
            return None
        found |= {f"{name}.{key}": [str(parts.get(key) or "")] for key in _IF}
        for key, field in _past(name).items():
            texts = field.texts(parts.get(key), world)
            if texts is None:
                return None
            found |= texts
        return found

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """Options keep what a form does not show; those moved or taken out follow the buttons."""
        before = _as_mapping(old) or {}
        found: dict[str, Tree] = {}
        for option in sent.all(f"{self.key}.option"):
            was = before.get(option)
            made = self._option(sent, option, was, world)
            shown = [self._option_texts(option, one, world) for one in (made, was)]
            found[option] = was if option in before and shown[0] == shown[1] else made
        for line in sent.text(f"{self.key}.more").split("\n"):
            if words := line.strip():
                found[new_id(words, found)] = words
        return dict(found) or None

    def _option(self, sent: Sent, option: str, old: Tree, world: World) -> Tree:
        name, parts = f"{self.key}.{option}", _parts(old)
        named = Words(name).tree(sent, parts.get("name"), world)
        before = parts.get("readings")
        was: dict[str, Tree] = before if isinstance(before, dict) else {}
        readings: dict[str, Tree] = {}
        for party, _ in world.parties:
            key = f"{name}.reading.{party}"
            if (read := Words(key).tree(sent, was.get(party), world)) is not None:
                readings[party] = read
        depends = {key: sent.text(f"{name}.{key}") for key in _IF}
        if any(depends.values()) and not all(depends.values()):
            missing = next(key for key in _IF if not depends[key])
            raise WrongEntryError(f"{name}.{missing}", "depends_on_three")
        made: dict[str, Tree] = {}
        if named is not None:
            made["name"] = named
        if readings:
            made["readings"] = readings
        made |= {key: words for key, words in depends.items() if words}
        for key, field in _past(name).items():
            if (value := field.tree(sent, parts.get(key), world)) is not None:
                made[key] = value
        made |= {key: value for key, value in parts.items() if key not in _SHOWN}
        return made["name"] if list(made) == ["name"] else made or None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A block per option."""
        options = texts.get(f"{self.key}.option", [])
        found = {"kind": "options", "key": self.key, "options": options}
        return found | {"parties": world.parties, "events": world.named("events")}


def _past(name: str) -> dict[str, Names | Withdrawn]:
    """Where an option comes from, and whether it is off the table."""
    return {"replaces": Names(f"{name}.replaces"), "withdrawn": Withdrawn(f"{name}.withdrawn")}


def _as_mapping(tree: Tree) -> dict[str, Tree] | None:
    if isinstance(tree, list):
        return {one: None for one in tree if isinstance(one, str)}
    return tree if isinstance(tree, dict) else {} if tree is None else None


def _parts(node: Tree) -> dict[str, Tree]:
    if isinstance(node, dict) and not is_text(node):
        return node
    return {} if node is None else {"name": node}


@dataclass(frozen=True, slots=True)
class Range:
    """Lowest and highest number, step and unit."""

    key: str = "range"

    def _fields(self) -> dict[str, Word | Words]:
        numbers = {key: Word(f"{self.key}.{key}", "number") for key in ("min", "max", "step")}
        return {**numbers, "unit": Words(f"{self.key}.unit")}

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """Four texts."""
        if tree is not None and not isinstance(tree, dict):
            return None
        found: Texts = {}
        for key, field in self._fields().items():
            texts = field.texts((tree or {}).get(key), world)
            if texts is None:
                return None
            found |= texts
        return found

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """What is stated of the four."""
        before = old if isinstance(old, dict) else {}
        read = {k: f.tree(sent, before.get(k), world) for k, f in self._fields().items()}
        return {key: value for key, value in read.items() if value is not None} or None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """Four inputs in a row."""
        others = Words(f"{self.key}.unit").widget(texts, world)["others"]
        return {"kind": "range", "key": self.key, "others": others}

"""Single texts, texts per language, choices, lists of names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts
from detente.app.building.world import Choices, World
from detente.formats.editing import Tree
from detente.i18n import LANGUAGES

_COMMA = re.compile(r"-?\d+,\d+")


@dataclass(frozen=True, slots=True)
class Words:
    """A text, plain or one per language: the reader's is shown, the others are kept."""

    key: str
    long: bool = False
    needed: bool = False

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """The reader's language first, the others under their own names."""
        if tree is None or isinstance(tree, str):
            return {self.key: [tree or ""]} | {f"{self.key}.{one}": [""] for one in _others(world)}
        if not isinstance(tree, dict) or not all(isinstance(one, str) for one in tree.values()):
            return None
        if set(tree) - set(LANGUAGES):
            return None
        told = {one: str(words) for one, words in tree.items()}
        mine = {self.key: [told.get(world.language, "")]}
        return mine | {f"{self.key}.{one}": [told.get(one, "")] for one in _others(world)}

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """A plain text stays plain until another language joins it."""
        mine = sent.text(self.key)
        rest = {one: sent.text(f"{self.key}.{one}") for one in _others(world)}
        rest = {one: words for one, words in rest.items() if words}
        if not rest and not isinstance(old, dict):
            return mine or None
        found = {world.language: mine, **rest}
        ordered: dict[str, Tree] = {one: found[one] for one in LANGUAGES if found.get(one)}
        return ordered or None

    def widget(self, _texts: Texts, world: World) -> dict[str, Any]:
        """An input per language."""
        others = [{"name": f"{self.key}.{one}", "language": one} for one in _others(world)]
        kind = "long" if self.long else "words"
        return {"kind": kind, "key": self.key, "others": others, "needed": self.needed}


def _others(world: World) -> tuple[str, ...]:
    return tuple(one for one in LANGUAGES if one != world.language)


@dataclass(frozen=True, slots=True)
class Word:
    """A single text: a name, a number as it is written, a day. ``kind``: text, number or day."""

    key: str
    kind: str = "text"

    def texts(self, tree: Tree, _world: World) -> Texts | None:
        """The text itself."""
        return {self.key: [tree or ""]} if tree is None or isinstance(tree, str) else None

    def tree(self, sent: Sent, _old: Tree, _world: World) -> Tree:
        """A number may have a decimal comma; the file has a point."""
        written = sent.text(self.key)
        return (number_of(written) if self.kind == "number" else written) or None

    def widget(self, _texts: Texts, _world: World) -> dict[str, Any]:
        """An input."""
        return {"kind": self.kind, "key": self.key}


def number_of(written: str) -> str:
    """A number as the file spells it, where it is one with a decimal comma."""
    return written.replace(",", ".") if _COMMA.fullmatch(written) else written


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words.

    ``group`` names their labels in the catalogue, ``among`` a section whose elements are offered
    instead.
    """

    key: str
    words: tuple[str, ...] = ()
    group: str = ""
    among: str = ""
    needed: bool = False

    def texts(self, tree: Tree, _world: World) -> Texts | None:
        """The word."""
        return {self.key: [tree or ""]} if tree is None or isinstance(tree, str) else None

    def tree(self, sent: Sent, _old: Tree, _world: World) -> Tree:
        """The word chosen."""
        return sent.text(self.key) or None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A list to choose from; a word it does not have is added, so that it is seen."""
        offered: Choices = world.named(self.among) if self.among else ()
        now = texts.get(self.key, [""])[0]
        stray = [] if not now or now in (*self.words, *dict(offered)) else [(now, now)]
        found = {"kind": "choice", "key": self.key, "words": self.words, "group": self.group}
        return found | {"offered": [*offered, *stray], "needed": self.needed}


@dataclass(frozen=True, slots=True)
class Several:
    """Some elements of a section, each with a box to tick."""

    key: str
    among: str

    def texts(self, tree: Tree, _world: World) -> Texts | None:
        """The ids that are ticked; nothing ticked sends nothing."""
        found = [tree] if isinstance(tree, str) else tree or []
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            return None
        return {self.key: [str(one) for one in found]}

    def tree(self, sent: Sent, old: Tree, _world: World) -> Tree:
        """Those that were there keep their order; new ones come in the order of the case."""
        ticked = sent.all(self.key)
        before = [one for one in (old if isinstance(old, list) else [old]) if one in ticked]
        found: list[Tree] = [*before, *(one for one in ticked if one not in before)]
        return found or None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A box per element."""
        offered = world.named(self.among)
        stray = [(one, one) for one in texts.get(self.key, []) if one not in dict(offered)]
        return {"kind": "several", "key": self.key, "offered": [*offered, *stray]}


@dataclass(frozen=True, slots=True)
class Names:
    """A list of names in one line, with commas between them: claims, people who verify."""

    key: str

    def texts(self, tree: Tree, _world: World) -> Texts | None:
        """The names in a line; a name with a comma in it cannot be shown so."""
        found = [tree] if isinstance(tree, str) else tree or []
        if not isinstance(found, list):
            return None
        if any(not isinstance(one, str) or "," in one for one in found):
            return None
        return {self.key: [", ".join(str(one) for one in found)]}

    def tree(self, sent: Sent, _old: Tree, _world: World) -> Tree:
        """The names between the commas."""
        found: list[Tree] = [one.strip() for one in sent.text(self.key).split(",") if one.strip()]
        return found or None

    def widget(self, _texts: Texts, _world: World) -> dict[str, Any]:
        """An input."""
        return {"kind": "text", "key": self.key}

"""What a form needs to know of the rest of the case: names to choose from, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from detente.formats.editing import Tree
from detente.i18n import say

Choices = tuple[tuple[str, str], ...]
"""Ids, each with the name a reader knows it by."""

_LONGEST = 160
"""Letters of a quotation that are enough to know it by."""


@dataclass(frozen=True)
class World:
    """A case as a tree, and the reader's language."""

    tree: dict[str, Tree]
    language: str

    def part(self, *path: str) -> dict[str, Tree]:
        """The mapping at a path; empty where there is none."""
        from detente.formats.editing import at_path

        found = at_path(self.tree, path)
        return found if isinstance(found, dict) else {}

    def words(self, text: Tree) -> str:
        """A text in the reader's language, or in whichever there is."""
        if isinstance(text, str):
            return text
        if isinstance(text, dict) and text:
            found = text.get(self.language) or next(iter(text.values()))
            return found if isinstance(found, str) else ""
        return ""

    def name(self, section: str, element: str) -> str:
        """What an element is called; its id where it has no name."""
        if section == "claims":
            return self._claim(element)
        node = self.part(section).get(element)
        named = node.get("name") if isinstance(node, dict) and "name" in node else node
        plain = isinstance(named, str) or is_text(named)
        return (self.words(named) if plain else "") or element

    def named(self, section: str) -> Choices:
        """Every element of a section with its name."""
        return tuple((element, self.name(section, element)) for element in self.part(section))

    def _claim(self, claim: str) -> str:
        """The words a claim quotes, else those it is told in, and where they are from."""
        node = self.part("claims", claim)
        passages = node.get("passages")
        first = passages[0] if isinstance(passages, list) and passages else passages
        quoted = first.get("exact") if isinstance(first, dict) else None
        words = self.words(node.get("text"))
        if isinstance(quoted, str) and quoted.strip():
            words = say("build.quoted", self.language, words=_short(quoted))
        source = node.get("source")
        if not isinstance(source, str):
            return words or claim
        title = self.words(self.part("sources", source).get("title")) or source
        return say("build.from_source", self.language, words=words or claim, source=_short(title))

    @cached_property
    def parties(self) -> Choices:
        """Every party."""
        return self.named("parties")

    @cached_property
    def tracks(self) -> Choices:
        """Every track."""
        return self.named("tracks")

    @cached_property
    def issues(self) -> Choices:
        """Every issue."""
        return self.named("issues")

    def options(self, issue: str) -> Choices:
        """The named options of an issue; none for a number in a range."""
        found = self.part("issues", issue).get("options")
        if isinstance(found, list):
            return tuple((one, one) for one in found if isinstance(one, str))
        if not isinstance(found, dict):
            return ()
        return tuple((option, self._option(option, node)) for option, node in found.items())

    def _option(self, option: str, node: Tree) -> str:
        if isinstance(node, dict) and not is_text(node):
            node = node.get("name")
        return self.words(node) or option

    def range(self, issue: str) -> dict[str, str] | None:
        """Lowest and highest number, step and unit of an issue that has a range."""
        found = self.part("issues", issue).get("range")
        if not isinstance(found, dict):
            return None
        return {key: self.words(found.get(key)) for key in ("min", "max", "step", "unit")}


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"


def is_text(tree: Tree) -> bool:
    """Whether a mapping is one text in several languages.

    An option that depends on an event has a key ``if``, which only looks like a language.
    """
    if not isinstance(tree, dict) or not tree or "if" in tree:
        return False
    return all(len(key.partition("-")[0]) == 2 and key[:2].islower() for key in tree)

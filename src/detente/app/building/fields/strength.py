"""How much better, in a word, or between two words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts, WrongEntryError
from detente.app.building.world import World
from detente.case import Word
from detente.formats.editing import Tree


@dataclass(frozen=True, slots=True)
class Strength:
    """The word that fits; where that is not sure, the first and the last that may be meant."""

    key: str

    def texts(self, tree: Tree, _world: World) -> Texts | None:
        """The first word and, where there are two, the last."""
        words = tree if isinstance(tree, list) else [tree or ""]
        if not 1 <= len(words) <= 2 or not all(isinstance(one, str) for one in words):
            return None
        last = str(words[1]) if len(words) == 2 else ""
        return {self.key: [str(words[0])], f"{self.key}.last": [last]}

    def tree(self, sent: Sent, _old: Tree, _world: World) -> Tree:
        """Two words in a list. Raises `WrongEntryError` for the last without the first."""
        first, last = sent.text(self.key), sent.text(f"{self.key}.last")
        if last and not first:
            raise WrongEntryError(self.key, "first_word_missing")
        return [first, last] if last and last != first else first or None

    def widget(self, _texts: Texts, _world: World) -> dict[str, Any]:
        """Two lists to choose from."""
        choice = {"words": tuple(Word), "group": "preferences.word", "offered": ()}
        return {"kind": "strength", "key": self.key, "choice": choice}

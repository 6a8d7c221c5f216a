"""The elements of a case that can be named by an id: taken out, or linked to by a claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.case.demands import RedLine

NAMEABLE = {
    "statements": "statements",
    "red_lines": "red_line",
    "no_deal": "no_deal",
    "linkages": "linkage",
    "constraints": "constraint",
    "bodies": "body",
    "undo": "undo",
    "events": "event",
    "expectations": "expectation",
    "roadmap": "roadmap",
    "answers": "answer",
}
"""Fields of `Case` that hold them, each with the word of a demand id (``red_line:a.b``).

An answer is an element by what it says. Where answers are joined to what the case states
(`detente.case.standing`), a statement has the path of its answer, so that what names it still does.
"""

Spot = tuple[str, int]
"""Where an element stands: its field of `Case`, and its position there."""


def element_path(kind: str, element: Any) -> str:
    """The path of an element in the case file: ``red_lines.upland.not-for-free``.

    ``kind`` is the field of `Case` that holds it. A statement's id is its path already, and so is
    an answer's, but for one that draws a red line: that is an element like any other red line.
    """
    if kind == "answers" and isinstance(element.says, RedLine):
        return f"red_lines.{element.says.id}"
    if kind in ("statements", "answers"):
        return str(element.id)
    return f"{kind}.{element.party if kind == 'no_deal' else element.id}"


def _other_names(kind: str, word: str, element: Any, path: str) -> tuple[str, ...]:
    bare = path.partition(".")[2]
    names = [f"{word}:{bare}", bare]
    if kind == "answers" and path != element.id:
        names += [f"red_line:{bare}", element.id]
    return tuple(dict.fromkeys(names))


def holder_of(element: Any) -> str | None:
    """The party an element belongs to, or whoever expects; None for a fact or a step."""
    for name in ("party", "owner", "holder"):
        if (found := getattr(element, name, None)) is not None:
            return str(found)
    return None


@dataclass(frozen=True, slots=True)
class ElementIndex:
    """Every element of a case by its path, and by the shorter ids that mean it."""

    paths: Mapping[str, tuple[Spot, ...]]
    parts: Mapping[str, Sequence[Any]]
    _others: dict[str, tuple[Spot, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @staticmethod
    def of(parts: Mapping[str, Sequence[Any]]) -> ElementIndex:
        """The index of the fields of a case that `NAMEABLE` lists."""
        paths: dict[str, tuple[Spot, ...]] = {}
        for kind in NAMEABLE:
            for position, element in enumerate(parts[kind]):
                path, spot = element_path(kind, element), (kind, position)
                known = paths.get(path)
                paths[path] = (spot,) if known is None else (*known, spot)
        return ElementIndex(paths, parts)

    @property
    def others(self) -> Mapping[str, tuple[Spot, ...]]:
        """Where the shorter ids lead; gathered when first asked for, since most ids are paths."""
        if not self._others:
            for kind, word in NAMEABLE.items():
                for position, element in enumerate(self.parts[kind]):
                    path, spot = element_path(kind, element), (kind, position)
                    for name in _other_names(kind, word, element, path):
                        self._others[name] = (*self._others.get(name, ()), spot)
        return self._others

    def find(self, element_id: str) -> Spot:
        """Where the one element of that id stands; raises ``KeyError`` for none or several."""
        found = self.paths.get(element_id) or self.others.get(element_id, ())
        if len(found) != 1:
            raise KeyError(element_id)
        return found[0]

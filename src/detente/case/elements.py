"""The elements of a case that can be named by an id: taken out, or linked to by a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

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
}
"""Fields of `Case` that hold them, each with the word of a demand id (``red_line:a.b``)."""

Spot = tuple[str, int]
"""Where an element stands: its field of `Case`, and its position there."""


def element_path(kind: str, element: Any) -> str:
    """The path of an element in the case file: ``red_lines.upland.not-for-free``.

    ``kind`` is the field of `Case` that holds it. A statement's id is its path already.
    """
    if kind == "statements":
        return str(element.id)
    return f"{kind}.{element.party if kind == 'no_deal' else element.id}"


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
    others: Mapping[str, tuple[Spot, ...]]

    @staticmethod
    def of(parts: Mapping[str, Iterable[Any]]) -> ElementIndex:
        """The index of the fields of a case that `NAMEABLE` lists."""
        paths: dict[str, tuple[Spot, ...]] = {}
        others: dict[str, tuple[Spot, ...]] = {}
        for kind, word in NAMEABLE.items():
            for position, element in enumerate(parts[kind]):
                path, spot = element_path(kind, element), (kind, position)
                bare = path.partition(".")[2]
                paths[path] = (*paths.get(path, ()), spot)
                for name in dict.fromkeys((f"{word}:{bare}", bare)):
                    others[name] = (*others.get(name, ()), spot)
        return ElementIndex(paths, others)

    def find(self, element_id: str) -> Spot:
        """Where the one element of that id stands; raises ``KeyError`` for none or several."""
        found = self.paths.get(element_id) or self.others.get(element_id, ())
        if len(found) != 1:
            raise KeyError(element_id)
        return found[0]

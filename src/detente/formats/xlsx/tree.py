"""A document under construction, filled cell by cell, and taken apart again into rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.formats.document import Mapping, Node, Place, Scalar, Sequence
from detente.formats.xlsx.columns import Step, Table

Path = tuple[tuple[Step, Place], ...]
"""Keys from the root down, each with the cell it was read from."""


@dataclass(slots=True)
class Branch:
    """Keys, or positions in a list, and what stands under them so far."""

    place: Place
    parts: dict[Step, tuple[Place, Branch | Node]] = field(default_factory=dict)

    def reach(self, path: Path) -> Branch:
        """The branch at a path, made where there is none."""
        at = self
        for step, place in path:
            if step not in at.parts:
                at.parts[step] = (place, Branch(place))
            found = at.parts[step][1]
            at = found if isinstance(found, Branch) else Branch(place)
        return at

    def put(self, path: Path, node: Node) -> None:
        """Put a node at a path."""
        step, place = path[-1]
        self.reach(path[:-1]).parts[step] = (place, node)

    def next_position(self) -> int:
        """The position after the last one of a list."""
        return max((step for step in self.parts if isinstance(step, int)), default=0) + 1

    def frozen(self) -> Node:
        """The document node this has become."""
        inner = {
            step: (place, part.frozen() if isinstance(part, Branch) else part)
            for step, (place, part) in self.parts.items()
        }
        if inner and all(isinstance(step, int) for step in inner):
            order = sorted(step for step in inner if isinstance(step, int))
            return Sequence(tuple(inner[step][1] for step in order), self.place)
        entries = ((Scalar(str(step), place), node) for step, (place, node) in inner.items())
        return Mapping(tuple(entries), self.place)


def elements(document: Node, table: Table) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Every element that a table has a row for, with its ids."""
    yield from _walk(document, table.pattern, (), table)


def _walk(
    node: Node, pattern: tuple[str, ...], ids: tuple[str, ...], table: Table
) -> Iterator[tuple[tuple[str, ...], Node]]:
    if not pattern:
        yield ids, node
        return
    step, rest = pattern[0], pattern[1:]
    if step == "#" and isinstance(node, Sequence):
        for item in node.items:
            yield from _walk(item, rest, ids, table)
    elif step.startswith("@") and isinstance(node, Mapping):
        for key, inner in node.entries:
            if not table.only or key.text in table.only:
                yield from _walk(inner, rest, (*ids, key.text), table)
    elif isinstance(node, Mapping) and (inner_node := node.get(step)) is not None:
        yield from _walk(inner_node, rest, ids, table)


def at_path(node: Node, path: tuple[Step, ...]) -> Node | None:
    """What stands at a path inside an element, or None."""
    found: Node | None = node
    for step in path:
        if isinstance(step, int):
            items = found.items if isinstance(found, Sequence) else ()
            found = items[step] if step < len(items) else None
        else:
            found = found.get(step) if isinstance(found, Mapping) else None
    return found

"""The smallest or largest of several sums of amounts on boxes, as one sum of amounts on boxes.

Between the edges of all boxes every part has one value, so that the cells between them carry the
answer. Inclusion and exclusion over the parts was the rejected alternative: exponential in parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, product
from math import ceil, floor, prod

from detente.case import Bounds, Condition
from detente.formats.imports.topics import Topic

Term = tuple[Condition | None, Fraction]
"""Points inside a box; a box of None holds for every package."""

CELLS = 10_000
"""More would be more linkages than a case is read with in reasonable time."""

_Cell = tuple[tuple[int, int], ...]


def cells_between(parts: Sequence[Sequence[Term]], topics: Iterable[Topic]) -> int:
    """How many cells the edges of all boxes make."""
    return prod(len(starts) - 1 for _, starts in _edges(parts, topics))


def aggregated(
    parts: Sequence[Sequence[Term]],
    topics: Iterable[Topic],
    choose: Callable[[Iterable[Fraction]], Fraction],
) -> Iterator[Term]:
    """Per cell between the edges what ``choose`` (min or max) takes of the parts, where not 0."""
    edges = _edges(parts, topics)
    for cell in product(*(pairwise(starts) for _, starts in edges)):
        corner = {topic.name: first for (topic, _), (first, _) in zip(edges, cell, strict=True)}
        points = choose(_points(part, corner) for part in parts)
        if points:
            yield _box(edges, cell), points


def _edges(
    parts: Sequence[Sequence[Term]], topics: Iterable[Topic]
) -> list[tuple[Topic, list[int]]]:
    """Per issue that a box speaks of: where boxes begin, and one past where they end."""
    found: dict[str, set[int]] = {}
    for part in parts:
        for box, _ in part:
            for issue, bounds in box.parts if box else ():
                assert isinstance(bounds, Bounds)
                assert bounds.at_least is not None
                assert bounds.at_most is not None
                starts = found.setdefault(issue, set())
                starts |= {ceil(bounds.at_least), floor(bounds.at_most) + 1}
    edges = []
    for topic in topics:
        if topic.name in found:
            low, past = int(topic.low), int(topic.high) + 1
            inside = {edge for edge in found[topic.name] if low < edge < past}
            edges.append((topic, sorted({low, past} | inside)))
    return edges


def _points(part: Sequence[Term], corner: dict[str, int]) -> Fraction:
    total = Fraction(0)
    for box, points in part:
        held = all(
            isinstance(bounds, Bounds) and bounds.holds(str(corner[issue]))
            for issue, bounds in (box.parts if box else ())
        )
        total += points if held else 0
    return total


def _box(edges: list[tuple[Topic, list[int]]], cell: _Cell) -> Condition | None:
    """A cell as a condition; an issue that it leaves free is not mentioned."""
    held = tuple(
        (topic.name, Bounds(at_least=Fraction(first), at_most=Fraction(past - 1)))
        for (topic, starts), (first, past) in zip(edges, cell, strict=True)
        if (first, past) != (starts[0], starts[-1])
    )
    return Condition(held) if held else None

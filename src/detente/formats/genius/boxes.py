"""Non-linear profiles: amounts for packages inside, or outside, boxes over integer issues.

A rectangle with EXCLUDES counts everywhere but in its box: as an amount for every package, taken
back inside. So every profile is a constant and amounts on boxes, which a case knows as what
combinations are worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from detente.case import Bounds, Condition
from detente.formats.genius.aggregation import CELLS, Term, aggregated, cells_between
from detente.formats.genius.attributes import number_at, whole_at
from detente.formats.genius.domain import objectives_of
from detente.formats.imports.notes import wrong
from detente.formats.imports.topics import Topic
from detente.formats.log import Log
from detente.formats.xml_file import Element

_AGGREGATIONS = {"sum": None, "min": min, "max": max}
_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Amounts:
    """What every package is worth, and what is added inside boxes; utilities, not raw points."""

    constant: Fraction = Fraction(0)
    boxes: tuple[tuple[Condition, Fraction], ...] = ()


def amounts_of(root: Element, topics: dict[int, Topic], log: Log) -> Amounts:
    """The utility of a non-linear profile, divided by its maximum; none with an error logged."""
    space = next((u for o in objectives_of(root) if (u := o.first("utility")) is not None), None)
    outer = space.first("ufun") if space is not None else None
    if space is None or outer is None:
        wrong(log, root.place, "genius_no_utility")
        return Amounts()
    most = number_at(space, "maxutility", log)
    if most is None or most <= 0:
        if most is not None:
            wrong(log, space.place, "genius_no_maximum")
        return Amounts()
    reader = _Reader(topics, log)
    constant, boxes = Fraction(0), []
    for box, points in reader.terms(outer, _ONE):
        if box is None:
            constant += points / most
        else:
            boxes.append((box, points / most))
    return Amounts(constant, tuple(boxes))


@dataclass(frozen=True, slots=True)
class _Reader:
    topics: dict[int, Topic]
    log: Log

    def terms(self, ufun: Element, factor: Fraction) -> Iterator[Term]:
        """Points on boxes; a box of None holds for every package."""
        kind = ufun.get("aggregation") or "sum"
        if kind not in _AGGREGATIONS:
            wrong(self.log, ufun.place, "genius_aggregation", kind=kind)
            return
        if (ufun.get("type") or "PlainUfun") != "PlainUfun":
            wrong(self.log, ufun.place, "genius_profile_kind", kind=ufun.get("type"))
            return
        inside = [child for child in ufun.children if child.tag in ("ufun", "hyperRectangle")]
        parts = [list(self._child(child)) for child in inside]
        choose = _AGGREGATIONS[kind]
        if choose is None or len(parts) < 2:
            found: Iterable[Term] = chain.from_iterable(parts)
        elif (cells := cells_between(parts, self.topics.values())) > CELLS:
            wrong(self.log, ufun.place, "genius_too_many_cells", found=cells, limit=CELLS)
            return
        else:
            found = aggregated(parts, self.topics.values(), choose)
        for box, points in found:
            yield box, points * factor

    def _child(self, child: Element) -> Iterator[Term]:
        weight = self._weight(child)
        if child.tag == "ufun":
            yield from self.terms(child, weight)
        elif (points := number_at(child, "utility", self.log)) is not None:
            yield from self._rectangle(child, points * weight)

    def _weight(self, element: Element) -> Fraction:
        if element.get("weight") is None:
            return _ONE
        return number_at(element, "weight", self.log) or Fraction(0)

    def _rectangle(self, element: Element, points: Fraction) -> Iterator[Term]:
        excluded = element.all("EXCLUDES")
        parts = excluded or element.all("INCLUDES")
        box = self._box(parts)
        everywhere = box is not None and not box.parts
        if excluded:
            if not everywhere:
                yield None, points
            if box is not None and not everywhere:
                yield box, -points
        elif everywhere:
            yield None, points
        elif box is not None:
            yield box, points

    def _box(self, parts: tuple[Element, ...]) -> Condition | None:
        """The packages that meet every part, bounds included; None where none can."""
        bounds: dict[int, tuple[Fraction, Fraction]] = {}
        for part in parts:
            index, low, high = self._part(part)
            if index is None or low is None or high is None:
                continue
            topic = self.topics[index]
            first, last = bounds.get(index, (topic.low, topic.high))
            bounds[index] = (max(first, low), min(last, high))
        if any(low > high for low, high in bounds.values()):
            return None
        held = []
        for index, (low, high) in bounds.items():
            topic = self.topics[index]
            if (low, high) != (topic.low, topic.high):
                held.append((topic.name, Bounds(at_least=low, at_most=high)))
        return Condition(tuple(held))

    def _part(self, part: Element) -> tuple[int | None, Fraction | None, Fraction | None]:
        index = whole_at(part, "index", self.log)
        topic = None if index is None else self.topics.get(index)
        if index is not None and topic is None:
            wrong(self.log, part.place, "genius_unknown_index", index=index)
        elif topic is not None and topic.kind != "integer":
            wrong(self.log, part.place, "genius_box_on_words", issue=topic.name)
        elif topic is not None:
            low, high = number_at(part, "min", self.log), number_at(part, "max", self.log)
            return index, low, high
        return None, None, None

"""Conditions of the case as boxes over the issues in play."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.problem.problem import Box
from detente.case import Among, Bounds, Condition, Linkage, Package, write_number
from detente.case.numbers import parse_number


@dataclass(frozen=True, slots=True)
class Board:
    """The issues in play with their options, and what the others are fixed to."""

    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    fixed: Package

    def box(self, *conditions: Condition) -> Box | None:
        """The packages that meet all the conditions; None where no package can."""
        sets: dict[int, frozenset[int]] = {}
        for issue, wanted in (part for condition in conditions for part in condition.parts):
            held = self.fixed.get(issue)
            if issue not in self.issues:
                if held is None or not _meets(wanted, held):
                    return None
                continue
            index = self.issues.index(issue)
            here = frozenset(
                k for k, option in enumerate(self.options[index]) if _meets(wanted, option)
            )
            sets[index] = sets.get(index, here) & here
        if any(not options for options in sets.values()):
            return None
        return Box(tuple(sorted(sets.items())))

    def boxes(self, conditions: Iterable[Condition]) -> tuple[Box, ...]:
        """The boxes of alternatives, those no package can meet left out."""
        return tuple(box for box in map(self.box, conditions) if box is not None)

    def banned(self, link: Linkage) -> tuple[Box, ...]:
        """What a linkage forbids: the two together, or the one without what it requires."""
        assert link.then is not None
        if link.kind == "excludes":
            return self.boxes_of(link.when, link.then)
        boxes: list[Box] = []
        for issue, wanted in link.then.parts:
            outside = self._outside(issue, wanted)
            box = self.box(link.when, outside) if outside is not None else None
            if box is not None:
                boxes.append(box)
        return tuple(boxes)

    def boxes_of(self, *conditions: Condition) -> tuple[Box, ...]:
        """The box of all conditions together, or nothing."""
        box = self.box(*conditions)
        return () if box is None else (box,)

    def _outside(self, issue: str, wanted: Among | Bounds) -> Condition | None:
        if issue in self.issues:
            options = self.options[self.issues.index(issue)]
        else:
            held = self.fixed.get(issue)
            options = () if held is None else (held,)
        others = tuple(option for option in options if not _meets(wanted, option))
        return Condition(((issue, Among(others)),)) if others else None


def _meets(wanted: Among | Bounds, option: str) -> bool:
    if isinstance(wanted, Among) and option not in wanted.options:
        return _same_number(wanted.options, option)
    return wanted.holds(option)


def _same_number(options: tuple[str, ...], option: str) -> bool:
    try:
        return write_number(parse_number(option)) in options
    except ValueError:
        return False

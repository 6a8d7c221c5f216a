"""Conditions of the case as boxes over the issues in play."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from detente.analysis.problem.chances import Contingencies
from detente.analysis.problem.problem import Box
from detente.case import Among, Bounds, Condition, Linkage, Package, write_number
from detente.case.numbers import parse_number

Wanted = dict[str, list[Among | Bounds]]
"""Per issue, everything that is asked of its option."""

Turns = tuple[tuple[str, bool], ...]
"""How some events turn out: (event, whether it has happened), each once."""

_Part = tuple[Turns, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Board:
    """The issues in play with their options, and what the others are fixed to.

    A package of options that hang on events meets a condition if it can turn out so that it does.
    """

    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    fixed: Package
    contingencies: Contingencies

    def boxes(self, conditions: Iterable[Condition]) -> tuple[Box, ...]:
        """The boxes of alternatives, those no package can meet left out."""
        return tuple(box for condition in conditions for box in self.boxes_of(condition))

    def boxes_of(self, *conditions: Condition) -> tuple[Box, ...]:
        """The packages that meet all conditions in some outcome: one box, where no event is shared.

        Nothing where no package can.
        """
        wanted = _wanted(conditions)
        shared = self._shared(wanted)
        return merged([box for box, _ in self._ways(wanted, shared.__contains__)])

    def banned(self, link: Linkage) -> tuple[Box, ...]:
        """What a linkage forbids: the two together, or the one without what it requires."""
        assert link.then is not None
        if link.kind == "excludes":
            return self.boxes_of(link.when, link.then)
        boxes: list[Box] = []
        for issue, wanted in link.then.parts:
            outside = self._outside(issue, wanted)
            boxes += self.boxes_of(link.when, outside) if outside is not None else ()
        return tuple(boxes)

    def ways(self, *conditions: Condition) -> tuple[tuple[Box, Turns], ...]:
        """Boxes without a common package, and how events must turn out for each to meet them all.

        A package in none of the boxes meets them in no outcome.
        """
        return self._ways(_wanted(conditions), lambda _: True)

    def _ways(self, wanted: Wanted, told: Callable[[str], bool]) -> tuple[tuple[Box, Turns], ...]:
        """The ways told apart by some events; others may turn out as it suits."""
        found: list[tuple[Box, Turns]] = []
        parts = (self._parts(issue, asked, told) for issue, asked in wanted.items())
        for chosen in product(*parts):
            turns = dict(turn for part, _ in chosen for turn in part)
            if any(turns[event] != happened for part, _ in chosen for event, happened in part):
                continue
            places = (self._place(issue) for issue in wanted)
            sets = ((p, part) for p, (_, part) in zip(places, chosen, strict=True) if p is not None)
            found.append((Box(tuple(sorted(sets, key=_first))), tuple(turns.items())))
        return tuple(found)

    def _shared(self, wanted: Wanted) -> frozenset[str]:
        """The events that options of more than one issue hang on."""
        hanging = [
            {
                found.event
                for o in self._choices(issue)
                if (found := self.contingencies.get(issue, o))
            }
            for issue in wanted
        ]
        count = Counter(event for events in hanging for event in events)
        return frozenset(event for event, issues in count.items() if issues > 1)

    def _parts(
        self, issue: str, asked: list[Among | Bounds], told: Callable[[str], bool]
    ) -> list[_Part]:
        """The options of an issue by what must happen for them to be what is asked."""
        found: dict[Turns, set[int]] = {}
        for index, option in enumerate(self._choices(issue)):
            turns = self._turns(issue, option, asked)
            if turns is not None:
                turns = tuple(turn for turn in turns if told(turn[0]))
                found.setdefault(turns, set()).add(index)
        return [(turns, frozenset(indices)) for turns, indices in found.items()]

    def _turns(self, issue: str, option: str, asked: list[Among | Bounds]) -> Turns | None:
        reached = self.contingencies.reached(issue, option)
        met = [all(_meets(wanted, plain) for wanted in asked) for plain in reached]
        if not any(met):
            return None
        found = self.contingencies.get(issue, option)
        return () if found is None or all(met) else ((found.event, met[0]),)

    def _choices(self, issue: str) -> tuple[str, ...]:
        """The options in play, or the one that is fixed; none for an issue left open."""
        place, held = self._place(issue), self.fixed.get(issue)
        if place is not None:
            return self.options[place]
        return () if held is None else (held,)

    def _place(self, issue: str) -> int | None:
        return self.issues.index(issue) if issue in self.issues else None

    def _outside(self, issue: str, wanted: Among | Bounds) -> Condition | None:
        """What a required part leaves: the other plain options of its issue."""
        chosen = self._choices(issue)
        plain = dict.fromkeys(o for each in chosen for o in self.contingencies.reached(issue, each))
        others = tuple(option for option in plain if not _meets(wanted, option))
        return Condition(((issue, Among(others)),)) if others else None


def _wanted(conditions: Iterable[Condition]) -> Wanted:
    wanted: Wanted = {}
    for issue, options in (part for condition in conditions for part in condition.parts):
        wanted.setdefault(issue, []).append(options)
    return wanted


def _first(part: tuple[int, frozenset[int]]) -> int:
    return part[0]


def merged(boxes: list[Box]) -> tuple[Box, ...]:
    """Fewer boxes over the same packages: those that differ on one issue only become one."""
    before = 0
    while len(boxes) != before and len(boxes) > 1:
        before = len(boxes)
        for issue in boxes[0].scope:
            joined: dict[tuple[tuple[int, frozenset[int]], ...], frozenset[int]] = {}
            for box in boxes:
                rest = tuple(part for part in box.parts if part[0] != issue)
                joined[rest] = joined.get(rest, frozenset()) | dict(box.parts)[issue]
            boxes = [
                Box(tuple(sorted((*rest, (issue, options)), key=_first)))
                for rest, options in joined.items()
            ]
    return tuple(boxes)


def _meets(wanted: Among | Bounds, option: str) -> bool:
    if isinstance(wanted, Among) and option not in wanted.options:
        return _same_number(wanted.options, option)
    return wanted.holds(option)


def _same_number(options: tuple[str, ...], option: str) -> bool:
    try:
        return write_number(parse_number(option)) in options
    except ValueError:
        return False

"""Linked issues: bucket elimination with sets of points as values (agreements, section 6.5).

A variable is eliminated by taking, for every combination of kinds of the variables it is still
linked to, the union over its own kinds of the sums of everything known about it. What remains is a
message to the next variable. Rollón and Larrosa 2006; the last message is the component's front.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

from detente.analysis.problem import Box
from detente.analysis.solutions.fronts import Front, Room
from detente.analysis.solutions.links import Bucket
from detente.analysis.solutions.setting import Setting

Bonuses = list[tuple[int, Box, int]]


@dataclass(frozen=True, slots=True, eq=False)
class _Message:
    """A front per combination of kinds of the variables ``scope``; missing where nothing fits."""

    scope: tuple[int, ...]
    fronts: dict[tuple[int, ...], Front]
    covered: frozenset[int]


@dataclass(slots=True)
class _Known:
    """What speaks of one variable; or, for a component, what has not been used yet."""

    forbidden: list[Box]
    bonuses: Bonuses
    messages: list[_Message] = field(default_factory=list)

    def taken(self, variable: int) -> _Known:
        """Remove and return everything that speaks of the variable."""
        mine = _Known(
            [box for box in self.forbidden if variable in box.scope],
            [bonus for bonus in self.bonuses if variable in bonus[1].scope],
            [message for message in self.messages if variable in message.scope],
        )
        self.forbidden = [box for box in self.forbidden if variable not in box.scope]
        self.bonuses = [bonus for bonus in self.bonuses if variable not in bonus[1].scope]
        self.messages = [message for message in self.messages if variable not in message.scope]
        return mine


def eliminate(setting: Setting, order: tuple[Bucket, ...]) -> Front | None:
    """The front of one component; None if nothing keeps its links and can reach the floors.

    Raises Stopped at the deadline.
    """
    component = {bucket.variable for bucket in order}
    unused = _Known(
        [box for box in setting.reduced.forbidden if box.scope[0] in component],
        [bonus for bonus in setting.reduced.bonuses if bonus[1].scope[0] in component],
    )
    for done, bucket in enumerate(order):
        setting.watch.report("elimination", done, len(order))
        message = _eliminated(setting, bucket, unused.taken(bucket.variable))
        if not message.fronts:
            return None
        unused.messages.append(message)
    (last,) = unused.messages
    return last.fronts[()]


def _eliminated(setting: Setting, bucket: Bucket, known: _Known) -> _Message:
    kinds = setting.reduced.kinds
    covered = frozenset({bucket.variable}).union(*(m.covered for m in known.messages))
    sums = _Sums(setting, bucket.variable, known.messages)
    fronts = {}
    for chosen in product(*(range(len(kinds[other])) for other in bucket.separator)):
        setting.watch.check()
        at = dict(zip(bucket.separator, chosen, strict=True))
        found = []
        for kind in range(len(kinds[bucket.variable])):
            at[bucket.variable] = kind
            if any(_holds(box, at) for box in known.forbidden):
                continue
            front = sums.at(at)
            if front is not None:
                found.append(_rewarded(front, known.bonuses, at))
        if found:
            fronts[chosen] = setting.unite(found)
    return _Message(bucket.separator, fronts, covered)


class _Sums:
    """A variable's own options plus the messages about it, added up one after the other.

    Messages speak of different variables, so the first sums recur and are kept.
    """

    def __init__(self, setting: Setting, variable: int, messages: list[_Message]) -> None:
        self._setting = setting
        self._variable = variable
        self._messages = sorted(messages, key=lambda message: len(message.scope))
        self._rooms: list[Room] = []
        self._known: dict[tuple[tuple[int, ...], ...], Front | None] = {}
        covered = {variable}
        for message in self._messages:
            covered |= message.covered
            self._rooms.append(setting.ranges.outside(covered))

    def at(self, at: dict[int, int]) -> Front | None:
        """Everything known about one combination of kinds; None if a message rules it out."""
        kind = at[self._variable]
        total: Front | None = self._setting.leaves[self._variable][kind]
        key: tuple[tuple[int, ...], ...] = ((kind,),)
        for message, room in zip(self._messages, self._rooms, strict=True):
            place = tuple(at[variable] for variable in message.scope)
            key = (*key, place)
            if key not in self._known:
                self._known[key] = self._join(total, message.fronts.get(place), room)
            total = self._known[key]
        return total

    def _join(self, total: Front | None, front: Front | None, room: Room) -> Front | None:
        if total is None or front is None:
            return None
        return self._setting.join(total, front, room)


def _rewarded(front: Front, bonuses: Bonuses, at: dict[int, int]) -> Front:
    moves = [0] * len(front.epsilon)
    for coordinate, box, amount in bonuses:
        if _holds(box, at):
            moves[coordinate] += amount
    return front.moved(moves) if any(moves) else front


def _holds(box: Box, at: dict[int, int]) -> bool:
    return all(at[variable] in kinds for variable, kinds in box.parts)

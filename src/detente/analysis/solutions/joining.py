"""Adding up independent parts of a problem: one issue, or one linked component, at a time.

Two parties: a Nemhauser-Ullmann programme (agreements, section 6.1); more: the layered programme
(section 6.4). What differs is the filter in the space. One at a time and never halves with halves,
because two large fronts have quadratically many sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.analysis.solutions.fronts import Front
from detente.analysis.solutions.setting import Setting
from detente.analysis.solutions.watch import Stopped

_HURRIED_TWO = 1 << 17
_HURRIED_MANY = 1 << 13


@dataclass(frozen=True, slots=True)
class Part:
    """A front over some variables, independent of all other parts."""

    variables: tuple[int, ...]
    front: Front


def joined(
    setting: Setting, parts: Sequence[Part], cap: int, method: str, most: int
) -> Front | None:
    """The front of all parts together; None if no sum reaches the floors.

    ``cap`` is the largest front kept between two steps, ``most`` the largest number of candidates
    of one step; beyond, points are thinned out with a certificate. At the deadline or at Ctrl-C the
    watch is told to hurry and the rest is finished with few points, so that what is returned are
    whole packages. A second Ctrl-C ends it.
    """
    total = setting.space.start([0] * setting.space.width)
    covered: set[int] = set()
    for done, part in enumerate(parts):
        covered.update(part.variables)
        try:
            setting.watch.report(method, done, len(parts))
            step = _step(setting, total, part, covered, cap, most)
        except (Stopped, KeyboardInterrupt):
            if setting.watch.hurried:
                raise
            setting.watch.hurry()
            step = _step(setting, total, part, covered, cap, most)
        if step is None:
            return None
        total = step
    return total


def _step(
    setting: Setting, total: Front, part: Part, covered: set[int], cap: int, most: int
) -> Front | None:
    space = setting.space
    if setting.watch.hurried:
        least = _HURRIED_TWO if space.width == 2 else _HURRIED_MANY
        most = cap = min(cap, most, least)
    front = space.thin(part.front, cap)
    if total.size * front.size > most:
        total = space.thin(total, max(1, most // front.size))
    room = setting.ranges.outside(covered)
    result = space.join(total, front, room, setting.watch, saturate=True)
    return None if result is None else space.thin(result, cap)

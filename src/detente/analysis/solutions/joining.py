"""Adding up independent parts of a problem: one issue, or one linked component, at a time.

Two parties: a Nemhauser-Ullmann programme (agreements, section 6.1); more: the layered programme
(section 6.4). What differs is the filter in the space. One at a time and never halves with halves,
because two large fronts have quadratically many sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.analysis.solutions.fronts import Front
from detente.analysis.solutions.setting import Setting
from detente.analysis.solutions.watch import Stopped, reason


@dataclass(frozen=True, slots=True)
class Part:
    """A front over some variables, independent of all other parts."""

    variables: tuple[int, ...]
    front: Front


def joined(setting: Setting, parts: Sequence[Part], method: str) -> Front | None:
    """The front of all parts together; None if no sum reaches the floors.

    At the deadline or at Ctrl-C the watch is told to hurry and the rest is finished with few
    points, so that what is returned are whole packages. A second Ctrl-C ends it. The same from the
    sum on where thinning out begins and its certificate could not say anything in the end.
    """
    total = setting.space.start([0] * setting.space.width)
    covered: set[int] = set()
    for done, part in enumerate(parts):
        covered.update(part.variables)
        room = setting.ranges.outside(covered)
        try:
            setting.watch.report(method, done, len(parts))
            due = any(total.epsilon) or total.size * part.front.size > setting.most
            setting = replace(setting, to_come=len(parts) - done)
            if setting.futile(due, setting.to_come):
                setting = setting.coarse()
            step = setting.join(total, part.front, room, saturate=True)
        except (Stopped, KeyboardInterrupt) as early:
            if setting.watch.hurried:
                raise
            setting.watch.hurry(reason(early))
            step = setting.join(total, part.front, room, saturate=True)
        if step is None:
            return None
        total = step
    return total

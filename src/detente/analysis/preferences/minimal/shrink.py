"""From a set that has a property to one of its smallest parts that still has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Holds = Callable[[frozenset[str]], bool]


def shrunk(elements: Sequence[str], holds: Holds) -> frozenset[str]:
    """A part of ``elements`` for which ``holds`` is true, and is not without any one of them.

    Deletion by rebuilding (preferences, 4.4): halves are left out before quarters and single ones,
    the last first. Left out one by one until nothing changes, and not just once: withdrawing one
    weight changes the total of the others, so what was needed before may not be needed after.
    ``holds`` must be true for all of them; it should remember its answers.
    """
    needed = list(elements)
    size = len(needed) // 2
    while size > 1:
        needed, _ = _passed(needed, size, holds)
        size //= 2
    changed = True
    while changed:
        needed, changed = _passed(needed, 1, holds)
    return frozenset(needed)


def _passed(needed: list[str], size: int, holds: Holds) -> tuple[list[str], bool]:
    """Leave out every run of ``size`` that is not needed, from the end; whether any was."""
    changed = False
    for start in range((len(needed) - 1) // size * size, -1, -size):
        rest = needed[:start] + needed[start + size :]
        if len(rest) < len(needed) and holds(frozenset(rest)):
            needed, changed = rest, True
    return needed, changed

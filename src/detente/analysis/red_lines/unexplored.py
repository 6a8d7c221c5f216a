"""The map of MARCO: the smallest set of demands to drop that nothing known decides yet.

Sets are bit masks. A set to drop must hit every conflict found, or the rest is known to be
incompatible, and must contain no way out found, or the rest is known to be compatible.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.red_lines.stopping import Stop, never


def smallest_unexplored(
    conflicts: Sequence[int],
    ways_out: Sequence[int],
    universe: int,
    least: int,
    stop: Stop = never,
) -> int | None:
    """A set with the fewest demands, at least ``least``, that is undecided; None if there is none.

    Depth-first over the demands of an unhit conflict, one size after the other: the sizes make
    the ways out come in the stated order, fewest demands first. ``stop`` ends it with None.
    """
    ordered = sorted(conflicts, key=int.bit_count)

    def grown(dropped: int, barred: int, room: int) -> int | None:
        if stop() or any(way & dropped == way for way in ways_out):
            return None
        unhit = next((conflict for conflict in ordered if not conflict & dropped), None)
        if unhit is None:
            return dropped
        if not room:
            return None
        choices = unhit & ~barred
        while choices:
            demand = choices & -choices
            choices ^= demand
            found = grown(dropped | demand, barred, room - 1)
            if found is not None:
                return found
            barred |= demand
        return None

    for size in range(least, universe + 1):
        found = grown(0, 0, size)
        if found is not None:
            return found
    return None

"""Good orders of many steps, found by keeping the best ways at each length."""

from __future__ import annotations

import time
from collections.abc import Callable

from detente.analysis.roadmap.moves import Terrain

Way = tuple[int, int, int]
"""The largest key of a way, its sum, the state it leads to."""


Rank = Callable[[Way, int], tuple[int, ...]]
"""What ways of one length are compared by: the way, and the key of the state it leads to."""

RANKS: tuple[Rank, ...] = (
    lambda way, _: way,
    lambda way, key: (key, *way[1:]),
    lambda way, _: way[1:],
)
"""By the widest so far, by the state alone, by the sum; none is the best everywhere."""

_WAYS = 150


def good_order(ground: Terrain, deadline: float, patience: float) -> tuple[int, list[int]] | None:
    """The largest key and the states of a good order; None where none was found.

    Asked again for less than the best one known, until no way of comparing finds any or patience
    (``time.monotonic``) is over. A few ways alone take a fraction of a second and may take all the
    time until the ``deadline``.
    """
    best = beam(ground, deadline, kept=3)
    failed, deadline = 0, patience
    while failed < len(RANKS) and (best is None or best[0] > 0):
        most = None if best is None else best[0] - 1
        found = beam(ground, deadline, kept=_WAYS, most=most, rank=RANKS[failed])
        failed, best = (failed + 1, best) if found is None else (0, found)
    if best is None:
        return None
    return beam(ground, deadline, kept=_WAYS, most=best[0]) or best


def beam(
    ground: Terrain, deadline: float, kept: int, most: int | None = None, rank: Rank = RANKS[0]
) -> tuple[int, list[int]] | None:
    """The largest key and the states of an order of single steps; None where none was found.

    ``kept`` is how many ways are kept at each length; ``most`` a key that no state may exceed:
    with that of the best order known, the sum gets smaller.
    """
    ways: list[Way] = [(0, 0, 0)]
    came: dict[int, int] = {}
    for _ in range(ground.journey.steps):
        sources: dict[int, list[Way]] = {}
        for way in ways:
            for mask in ground.onward(way[2]):
                sources.setdefault(mask, []).append(way)
        if not sources or time.monotonic() > deadline:
            return None
        seen = ground.look(list(sources))
        found: list[tuple[tuple[int, ...], Way, int]] = []
        for mask, key, total in zip(seen.masks, seen.keys, seen.sums, strict=True):
            if most is None or key <= most:
                widest, so_far, before = min(
                    (max(way[0], key), way[1], way[2]) for way in sources[mask]
                )
                way = (widest, so_far + total, mask)
                found.append((rank(way, key), way, before))
        found = sorted(found)[:kept]
        came.update((way[2], before) for _, way, before in found)
        ways = [way for _, way, _ in found]
    return (ways[0][0], _trace(came, ways[0][2])) if ways else None


def _trace(came: dict[int, int], mask: int) -> list[int]:
    """The states of a way, the start left out."""
    found = []
    while mask:
        found.append(mask)
        mask = came[mask]
    return found[::-1]

"""Good orders of many steps, found by keeping the best ways at each length."""

from __future__ import annotations

import time

from detente.analysis.roadmap.moves import Terrain

Way = tuple[int, int, int]
"""The largest key of a way, its sum, the state it leads to."""


def beam(
    terrain: Terrain, deadline: float, kept: int, most: int | None = None
) -> tuple[int, list[int]] | None:
    """The largest key and the states of an order of single steps; None where none was found.

    ``kept`` is how many ways are kept at each length; ``most`` a key that no state may exceed:
    with that of the best order known, the sum gets smaller.
    """
    ways: list[Way] = [(0, 0, 0)]
    came: dict[int, int] = {}
    for _ in range(terrain.journey.steps):
        sources: dict[int, list[Way]] = {}
        for way in ways:
            for mask in terrain.onward(way[2]):
                sources.setdefault(mask, []).append(way)
        if not sources or time.monotonic() > deadline:
            return None
        seen = terrain.look(list(sources))
        found: list[tuple[Way, int]] = []
        for mask, key, total in zip(seen.masks, seen.keys, seen.sums, strict=True):
            if most is None or key <= most:
                widest, so_far, before = min(
                    (max(way[0], key), way[1], way[2]) for way in sources[mask]
                )
                found.append(((widest, so_far + total, mask), before))
        found = sorted(found)[:kept]
        came.update((way[2], before) for way, before in found)
        ways = [way for way, _ in found]
    return (ways[0][0], _trace(came, ways[0][2])) if ways else None


def _trace(came: dict[int, int], mask: int) -> list[int]:
    """The states of a way, the start left out."""
    found = []
    while mask:
        found.append(mask)
        mask = came[mask]
    return found[::-1]

"""The map of MARCO: the cheapest withdrawal that nothing known decides yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush


def cheapest_unexplored(
    conflicts: Sequence[frozenset[str]],
    mends: Sequence[frozenset[str]],
    costs: Mapping[str, int],
) -> frozenset[str] | None:
    """The cheapest set that hits every conflict and contains no known mend; None if there is none.

    What misses a conflict leaves it standing; what contains a mend withdraws more than is needed.
    Best first over the elements of an unhit conflict; an element passed over is barred below, so
    that no set is met twice. Equal costs: fewest elements, then the order of ``costs``.
    """
    place = {element: k for k, element in enumerate(costs)}
    ordered = sorted(conflicts, key=len)
    queue: list[tuple[int, int, tuple[int, ...], frozenset[str], frozenset[str]]] = []

    def push(dropped: frozenset[str], barred: frozenset[str]) -> None:
        cost = sum(costs[element] for element in dropped)
        places = tuple(sorted(place[element] for element in dropped))
        heappush(queue, (cost, len(dropped), places, dropped, barred))

    push(frozenset(), frozenset())
    while queue:
        *_, dropped, barred = heappop(queue)
        if any(mend <= dropped for mend in mends):
            continue
        unhit = next((conflict for conflict in ordered if not conflict & dropped), None)
        if unhit is None:
            return dropped
        for element in sorted(unhit - barred, key=place.__getitem__):
            push(dropped | {element}, barred)
            barred |= {element}
    return None

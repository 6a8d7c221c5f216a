"""How much the issues and links that are not yet chosen can still add to each coordinate."""

from __future__ import annotations

from collections.abc import Iterable

from detente.analysis.solutions.fronts import Room
from detente.analysis.solutions.reduction import Reduced


class Ranges:
    """Smallest and largest contribution per variable and of each bonus."""

    def __init__(self, reduced: Reduced) -> None:
        self._spans: list[tuple[list[int], list[int]]] = []
        for variable, kinds in enumerate(reduced.kinds):
            options = [option for kind in kinds for option in kind]
            rows = [
                [c.table[variable][option] for option in options] or [0]
                for c in reduced.coordinates
            ]
            self._spans.append(([min(row) for row in rows], [max(row) for row in rows]))
        self._bonuses = [
            (coordinate, box.scope, amount) for coordinate, box, amount in reduced.bonuses
        ]
        self._width = len(reduced.coordinates)
        self._count = len(reduced.kinds)

    def outside(self, inside: Iterable[int]) -> Room:
        """What all variables but these can add; a bonus counts unless it is wholly inside."""
        within = set(inside)
        low, high = [0] * self._width, [0] * self._width
        for variable in range(self._count):
            if variable not in within:
                for c, (less, more) in enumerate(zip(*self._spans[variable], strict=True)):
                    low[c] += less
                    high[c] += more
        for coordinate, scope, amount in self._bonuses:
            if not within.issuperset(scope):
                low[coordinate] += min(0, amount)
                high[coordinate] += max(0, amount)
        return Room(tuple(low), tuple(high))

    def inside(self, variables: Iterable[int]) -> Room:
        """What these variables can add; a bonus counts unless it is wholly outside."""
        within = set(variables)
        return self.outside(v for v in range(self._count) if v not in within)

    def largest(self) -> int:
        """A bound on the size of any sum that can occur on the way."""
        total = [0] * self._width
        for low, high in self._spans:
            for c, (less, more) in enumerate(zip(low, high, strict=True)):
                total[c] += max(abs(less), abs(more))
        for coordinate, _, amount in self._bonuses:
            total[coordinate] += abs(amount)
        return max(total, default=0)

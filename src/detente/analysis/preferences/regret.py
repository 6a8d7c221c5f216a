"""How much a package could fall short of another, for some compatible utility."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from detente.analysis.preferences.outlook import Outlook
from detente.analysis.preferences.relations import CertainOrder, certain_order
from detente.analysis.preferences.witnesses import Priced
from detente.case import Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

CLOSE = 1e-7
"""Alternatives whose float regret is so near the largest are compared in fractions."""

MOST_CORNERS = 500
"""Corners kept to guess by which alternative is the worst."""


@dataclass(frozen=True, slots=True)
class Regret:
    """The largest regret of a package: how far, at worst, ``worst`` is ahead of it (4.3).

    ``amount`` is on the scale of the party's own utility, 0 or more; None where nothing bounds it.
    ``proved``: exact, shown in fractions from both sides; else it holds within 1e-9, or where what
    is known leaves bounds loose, no more than it.
    """

    package: Package
    worst: Package
    amount: Fraction | None
    proved: bool


def max_regret(
    outlook: Outlook, packages: Sequence[Package], worths: Floats | None = None
) -> tuple[Regret, ...]:
    """The largest regret of every package among the others, in their order (preferences, 4.3).

    ``worths`` are what the packages are worth in some samples (samples x packages): they and the
    corners met say which alternative to try first. Where the party contradicts itself, over every
    way to resolve that.
    """
    if outlook.ways:
        found = [max_regret(way, packages, worths) for way in outlook.ways]
        return tuple(max(each, key=_size) for each in zip(*found, strict=True))
    polytopes = outlook.polytopes(packages)
    if polytopes is None:
        return tuple(_asked(outlook, packages, package) for package in packages)
    search = _Search(Priced(polytopes, packages), certain_order(outlook, packages, worths))
    found_at = {place: _largest(search, place) for place in search.places}
    return tuple(found_at[place] for place in range(len(packages)))


def cautious(regrets: Sequence[Regret]) -> tuple[Regret, ...]:
    """Those with the smallest largest regret: a cautious choice (minimax regret; ties kept)."""
    known = [regret for regret in regrets if regret.amount is not None]
    least = min((regret.amount for regret in known if regret.amount is not None), default=None)
    return tuple(regret for regret in known if regret.amount == least)


def _size(regret: Regret) -> tuple[bool, Fraction]:
    return (regret.amount is None, regret.amount or Fraction(0))


class _Search:
    """Which alternatives to try for which package: only what no other certainly beats.

    What a package is certainly at least as good as loses at least as much to any alternative: that
    is a ceiling, and corners met before say which alternative to try first.
    """

    def __init__(self, priced: Priced, order: CertainOrder) -> None:
        import numpy as np

        self.priced = priced
        self.order = order
        self.rivals = list(order.unbeaten)
        count = len(order.packages)
        # What beats little comes first, so that what beats it finds its ceilings.
        self.places = sorted(range(count), key=lambda place: len(order.at_least[place]))
        shape = (len(priced.polytopes), count, len(self.rivals))
        self._ceilings: Floats = np.full(shape, np.inf)
        self._met: Floats = np.zeros((0, count))

    def losses(self, place: int) -> list[tuple[float, int, int]]:
        """The float losses that may be the largest, with polytope and alternative."""
        import numpy as np

        found: list[tuple[float, int, int]] = []
        below = sorted(self.order.at_least[place])
        self._met = np.concatenate([self._met, self.priced.fresh()])[-MOST_CORNERS:]
        ahead = self._met[:, self.rivals] - self._met[:, [place]]
        promising = np.argsort(-ahead.max(axis=0, initial=0.0), kind="stable")
        most = 0.0
        for number in range(len(self.priced.polytopes)):
            ceilings = self._ceilings[number, below].min(axis=0)
            for index in (int(index) for index in promising):
                if ceilings[index] >= most - CLOSE and self.rivals[index] != place:
                    loss = -self.priced.least(number, place, self.rivals[index])
                    ceilings[index] = loss
                    most = max(most, loss)
                    found.append((loss, number, self.rivals[index]))
            self._ceilings[number, place] = ceilings
        return [each for each in found if each[0] >= most - CLOSE]


def _largest(search: _Search, place: int) -> Regret:
    """The largest regret of one package, in fractions."""
    packages, priced = search.order.packages, search.priced
    best = Regret(packages[place], packages[place], Fraction(0), proved=True)
    proved = True
    for _, number, rival in search.losses(place):
        exact = priced.exactly(number, place, rival)
        if exact is None:
            continue
        amount = None if exact.value is None else -exact.value
        proved &= exact.attained
        regret = Regret(packages[place], packages[rival], amount, proved=True)
        best = regret if _size(regret) > _size(best) else best
    loose = any(polytope.loose for polytope in priced.polytopes)
    return replace(best, proved=proved and not loose)


def _asked(outlook: Outlook, packages: Sequence[Package], package: Package) -> Regret:
    """The largest regret, alternative by alternative."""
    worst = Regret(package, package, Fraction(0), proved=True)
    for other in packages:
        found = outlook.certified(other, package)
        amount = found.span.high
        regret = Regret(package, other, amount, found.high_proved and found.attained)
        if _size(regret) > _size(worst):
            worst = regret
    return worst

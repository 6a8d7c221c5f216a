"""Many packages priced together: one set of programmes, and every corner it is solved at kept.

A corner found for one pair of packages is a compatible utility, so it says something of every
other pair; most pairs are settled so, without a programme of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from detente.analysis.preferences.outlook import Outlook
from detente.analysis.preferences.programmes.polytope import Polytope
from detente.analysis.preferences.programmes.programme import CLEARLY, Optimum
from detente.analysis.preferences.programmes.sums import Sum, plus
from detente.case import Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

SPREAD = 24
"""Pairs of packages whose difference is taken to its least first, for corners far apart."""


class Witnesses(Protocol):
    """Packages, by their places, with what refutes that one is never worse than another."""

    def no_loss(self, more: int, less: int) -> bool:
        """Whether a package is certainly at least as good as another."""

    def fresh(self) -> Floats:
        """What all packages are worth at the corners met since last asked (corners x packages)."""

    def spread(self) -> Floats:
        """What all packages are worth at some corners far apart."""


def witnesses(outlook: Outlook, packages: Sequence[Package]) -> Witnesses:
    """The packages as a party sees them, over every way to resolve its contradictions."""
    if outlook.ways:
        return _Ways([witnesses(way, packages) for way in outlook.ways])
    polytopes = outlook.polytopes(packages)
    return _Asked(outlook, packages) if polytopes is None else Priced(polytopes, packages)


class Priced:
    """Packages as sums over the variables of one or more polytopes."""

    def __init__(self, polytopes: Sequence[Polytope], packages: Sequence[Package]) -> None:
        """Write every package as a sum, exactly and in floats."""
        import numpy as np

        self.polytopes = tuple(polytopes)
        self.sums = [[p.utility(package) for package in packages] for p in polytopes]
        self._tables: list[Floats] = []
        for polytope, sums in zip(polytopes, self.sums, strict=True):
            table = np.zeros((len(packages), len(polytope.programme.bounds)))
            for place, total in enumerate(sums):
                table[place, list(total)] = [float(share) for share in total.values()]
            self._tables.append(table)
        self._met: list[Floats] = []

    def no_loss(self, more: int, less: int) -> bool:
        """Whether the least difference is 0 or more in every polytope, shown in fractions."""
        return all(self._kept(number, more, less) for number in range(len(self.polytopes)))

    def _kept(self, number: int, more: int, less: int) -> bool:
        if self.least(number, more, less) < -CLEARLY:
            return False
        found = self.polytopes[number].programme.minimum(self._ahead(number, more, less))
        return found is None or (found.proved and found.value is not None and found.value >= 0)

    def least(self, number: int, more: int, less: int) -> float:
        """The least difference of two packages in one polytope, in floats; the corner is kept.

        Infinite where nothing is in it; far below 0 where nothing bounds it.
        """
        programme, table = self.polytopes[number].programme, self._tables[number]
        found = programme.near(table[more] - table[less])
        if found is None:
            return float("inf")
        if isinstance(found, Optimum):
            return float("-inf")
        self._met.append(table @ programme.point())
        return found

    def exactly(self, number: int, more: int, less: int) -> Optimum | None:
        """The least difference of two packages in one polytope, shown in fractions."""
        programme = self.polytopes[number].programme
        return programme.minimum(self._ahead(number, more, less), exact=True)

    def _ahead(self, number: int, more: int, less: int) -> Sum:
        return plus(self.sums[number][more], self.sums[number][less], -1)

    def fresh(self) -> Floats:
        """What all packages are worth at the corners met since last asked (corners x packages)."""
        import numpy as np

        met, self._met = self._met, []
        return np.array(met) if met else np.zeros((0, len(self.sums[0])))

    def spread(self) -> Floats:
        """What all packages are worth where some are furthest behind others."""
        count = len(self.sums[0])
        for number in range(len(self.polytopes)):
            for step in range(min(SPREAD, count)):
                more = step * count // SPREAD if count > SPREAD else step
                self.least(number, more, (more + 1 + count // 2) % count)
        return self.fresh()


class _Asked:
    """Packages of which the party is asked pair by pair: what it says is no polytope."""

    def __init__(self, outlook: Outlook, packages: Sequence[Package]) -> None:
        self._outlook = outlook
        self._packages = packages

    def no_loss(self, more: int, less: int) -> bool:
        return self._outlook.no_loss(self._packages[more], self._packages[less])

    def fresh(self) -> Floats:
        import numpy as np

        return np.zeros((0, len(self._packages)))

    def spread(self) -> Floats:
        return self.fresh()


class _Ways:
    """Packages as seen over every way to resolve what contradicts itself."""

    def __init__(self, ways: Sequence[Witnesses]) -> None:
        self._ways = tuple(ways)

    def no_loss(self, more: int, less: int) -> bool:
        return all(way.no_loss(more, less) for way in self._ways)

    def fresh(self) -> Floats:
        import numpy as np

        return np.concatenate([way.fresh() for way in self._ways])

    def spread(self) -> Floats:
        import numpy as np

        return np.concatenate([way.spread() for way in self._ways])

"""How much a package could fall short of another, for some compatible utility."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from detente.analysis.preferences.outlook import Outlook
from detente.analysis.preferences.relations import certain_order
from detente.analysis.preferences.witnesses import Priced
from detente.case import Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

CLOSE = 1e-7
"""Alternatives whose float regret is so near the largest are compared in fractions."""


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
    order = certain_order(outlook, packages, worths)
    rivals = order.unbeaten
    priced = Priced(polytopes, packages)
    return tuple(_largest(priced, packages, place, rivals) for place in range(len(packages)))


def cautious(regrets: Sequence[Regret]) -> tuple[Regret, ...]:
    """Those with the smallest largest regret: a cautious choice (minimax regret; ties kept)."""
    known = [regret for regret in regrets if regret.amount is not None]
    least = min((regret.amount for regret in known if regret.amount is not None), default=None)
    return tuple(regret for regret in known if regret.amount == least)


def _size(regret: Regret) -> tuple[bool, Fraction]:
    return (regret.amount is None, regret.amount or Fraction(0))


def _largest(
    priced: Priced, packages: Sequence[Package], place: int, rivals: Sequence[int]
) -> Regret:
    """The largest regret of one package; only what no other certainly beats can be the worst."""
    losses = [
        (-priced.least(number, place, rival), number, rival)
        for number in range(len(priced.polytopes))
        for rival in rivals
        if rival != place
    ]
    most = max((loss for loss, _, _ in losses), default=0.0)
    best = Regret(packages[place], packages[place], Fraction(0), proved=True)
    proved = True
    for loss, number, rival in losses:
        if loss < most - CLOSE:
            continue
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

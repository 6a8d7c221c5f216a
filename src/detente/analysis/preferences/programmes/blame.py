"""Which statements an empty programme rests on: multipliers that add its rows up to "0 > 0"."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.preferences.programmes.programme import Price, Programme
from detente.analysis.preferences.programmes.sums import Sum

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Refutation:
    """Why nothing is compatible: no utility meets all of ``origins`` (statement ids) together.

    ``prices`` are multipliers, by the statement that states a row, that add the statements up to
    "0 > 0"; empty where cases had to be told apart and each has a sum of its own. ``proved``: shown
    in fractions; otherwise found in floats, within 1e-9. The origins need not be a smallest set.
    """

    origins: tuple[str, ...]
    prices: tuple[tuple[str, Fraction], ...]
    proved: bool


def refutation(prices: tuple[Price, ...], *, proved: bool) -> Refutation:
    """The refutation that some prices make, each put to the first of its origins."""
    total: dict[str, Fraction] = {}
    for origins, price in prices:
        total[origins[0]] = total.get(origins[0], Fraction(0)) + abs(price)
    names = dict.fromkeys(name for origins, _ in prices for name in origins)
    return Refutation(tuple(names), tuple(total.items()), proved)


def blamed(programme: Programme) -> Refutation | None:
    """Why no point meets every row, or None where one does (Farkas' lemma).

    Every row and bound that rests on statements may be broken at a cost; the least total cost is
    above zero, and its prices are the multipliers. This needs no ray from the solver, and the
    prices come from a basis, so that fractions can confirm them.
    """
    soft = Programme()
    cost: Sum = {}

    def give() -> int:
        variable = soft.variable()
        cost[variable] = ONE
        return variable

    for variable, (low, high) in enumerate(programme.bounds):
        free = variable in programme.bound_origins
        soft.variable(*((None, None) if free else (low, high)))
    for variable, origins in programme.bound_origins.items():
        low, high = programme.bounds[variable]
        soft.require({variable: ONE, give(): ONE, give(): -ONE}, low, high, origins)
    for (row, low, high), origins in zip(programme.rows, programme.row_origins, strict=True):
        slack: Sum = {}
        if origins and low is not None:
            slack[give()] = ONE
        if origins and high is not None:
            slack[give()] = -ONE
        soft.require({**row, **slack}, low, high, origins)
    found = soft.minimum(cost)
    if found is None:
        return Refutation((), (), proved=False)
    if not found.proved:
        every = dict.fromkeys(name for names in programme.row_origins for name in names)
        return Refutation(tuple(every), (), proved=False)
    return refutation(found.prices, proved=True) if found.value else None

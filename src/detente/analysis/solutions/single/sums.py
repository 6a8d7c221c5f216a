"""The two solutions that add gains up: utilitarian and maximal relative gains."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from detente.analysis.solutions.single.programme import INFINITY, Clock, Programme, Terms
from detente.analysis.solutions.single.setting import Setting
from detente.analysis.solutions.single.solution import Pick, SingleSolution


def utilitarian(setting: Setting, clock: Clock) -> Pick:
    """The largest sum of utilities: the parties that can gain decide, the others are added."""
    unit = max(setting.spans.values())
    factors = {i: float(span / unit) for i, span in setting.spans.items()}
    bound = _bound(setting, factors, clock)
    scales = setting.problem.scales
    start = sum(map(Fraction, setting.start, scales), start=Fraction(0))

    def pick() -> SingleSolution:
        package, utilities = max(
            setting.search.pool.items(), key=lambda each: sum(setting.gains(each[1]).values())
        )
        gained = sum(setting.gains(utilities).values(), start=Fraction(0))
        most = max(gained, Fraction(bound) * unit) if bound < INFINITY else None
        gap = INFINITY if most is None else float((most - gained) / unit)
        return SingleSolution(
            "utilitarian",
            package,
            utilities,
            gap,
            start + gained,
            None if most is None else start + most,
        )

    return pick


def max_relative_gains(setting: Setting, clock: Clock) -> Pick:
    """The largest sum of shares of what each could gain."""
    bound = _bound(setting, dict.fromkeys(setting.active, 1.0), clock)
    cap = Fraction(len(setting.active))

    def pick() -> SingleSolution:
        package, utilities = max(
            setting.search.pool.items(),
            key=lambda each: sum(setting.least_shares(each[1]).values()),
        )
        value = sum(setting.least_shares(utilities).values(), start=Fraction(0))
        most = max(value, min(Fraction(bound), cap) if bound < INFINITY else cap)
        return SingleSolution(
            "max_relative_gains", package, utilities, float(most - value), value, most
        )

    return pick


def _bound(setting: Setting, factors: Mapping[int, float], clock: Clock) -> float:
    """Fill the pool with a package of a large sum, and bound the sum."""
    programme, wanted = summed(setting, factors)
    found = setting.search.best(programme, wanted, clock)
    return INFINITY if found.infeasible else found.bound


def summed(setting: Setting, factors: Mapping[int, float]) -> tuple[Programme, Terms]:
    """The programme whose optimum is the largest sum of shares times factors."""
    programme, shares = setting.search.measured(setting.measure)
    return programme, {shares[i]: factor for i, factor in factors.items()}

"""The weighted (asymmetric) Nash solution: gains to the power of each party's weight.

Kalai, International Journal of Game Theory 6 (1977).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm, log, prod
from operator import mul

from detente.analysis.solutions.largest import largest

LARGEST_SUM = 1_000
"""The exponents may add up to this, so that comparing products stays exact and quick."""


def one_each(powers: Sequence[int | Fraction], parties: int) -> Sequence[int | Fraction]:
    """The weights, if there is one per party; raises ValueError otherwise."""
    if len(powers) != parties:
        raise ValueError(f"{parties} parties need {parties} weights, not {len(powers)}")
    return powers


def exponents(powers: Sequence[int | Fraction]) -> tuple[int, ...]:
    """Weights as the smallest whole exponents in the same proportion.

    Raises ValueError if a weight is not positive or the exponents add up to more than 1,000.
    """
    weights = [Fraction(power) for power in powers]
    if any(weight <= 0 for weight in weights):
        raise ValueError("every weight must be larger than 0: leave a party out instead")
    common = lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * common) for weight in weights]
    shared = gcd(*whole) or 1
    whole = [weight // shared for weight in whole]
    if sum(whole) > LARGEST_SUM:
        raise ValueError(
            f"the weights need whole proportions that add up to {sum(whole)}, more than "
            f"{LARGEST_SUM}: give rounder weights"
        )
    return tuple(whole)


def weighted_nash(gains: Sequence[Sequence[int]], powers: Sequence[int]) -> tuple[int, ...]:
    """The indices of all points with the largest product of gains to these whole powers.

    ``gains`` are points x active parties, integers of any size, none negative. Empty if the
    product is 0 everywhere.
    """
    positive = [index for index, gain in enumerate(gains) if all(gain)]
    return largest(
        (index, prod(map(pow, gains[index], powers)))
        for index in _close([gains[index] for index in positive], powers, positive)
    )


def _close(gains: Sequence[Sequence[int]], powers: Sequence[int], indices: list[int]) -> list[int]:
    """The indices whose sum of weighted logarithms is near the largest one.

    A logarithm is off by a few units in the 16th digit, and so is each sum: the factor of 10^-12
    leaves three digits to spare. What is this close is compared exactly.
    """
    scores = [sum(map(mul, powers, map(log, gain))) for gain in gains]
    most = max((max(gain) for gain in gains), default=1)
    near = max(scores, default=0.0) - 1e-12 * (1 + sum(powers)) * (1 + log(most))
    return [index for index, score in zip(indices, scores, strict=True) if score >= near]

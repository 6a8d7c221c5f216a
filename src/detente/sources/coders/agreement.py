"""Krippendorff's alpha: how far coders agree beyond what chance alone would give.

Source: K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011). Exact fractions: a
figure that is quoted must not depend on the order of a sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction

Difference = Callable[[Hashable, Hashable], Fraction]
"""How far two values are apart: 0 for equal ones, at most 1."""


@dataclass(frozen=True, slots=True)
class Alpha:
    """Agreement on one field. ``value`` is None where it is undefined.

    ``units`` have at least two values, ``values`` are those in them; ``agreeing`` of ``pairs``
    pairs of values within a unit are equal. ``expected`` is the disagreement by chance: 0 where
    every value is the same, and then nothing can be said of reliability, however often they agree.
    """

    value: Fraction | None
    units: int
    values: int
    agreeing: int
    pairs: int
    observed: Fraction | None = None
    expected: Fraction | None = None


def nominal(one: Hashable, other: Hashable) -> Fraction:
    """The difference of names: equal or not."""
    return Fraction(one != other)


def jaccard(one: Hashable, other: Hashable) -> Fraction:
    """The difference of sets: the share of their members that only one of them has.

    Two empty sets are equal. Proposed for alpha by R. Passonneau (LREC 2004).
    """
    assert isinstance(one, frozenset)
    assert isinstance(other, frozenset)
    either = one | other
    return Fraction(len(one ^ other), len(either)) if either else Fraction(0)


def alpha(
    units: Iterable[Iterable[Hashable]],
    difference: Difference = nominal,
    times: Iterable[int] | None = None,
) -> Alpha:
    """Alpha of units, each the values its coders gave it; whoever gave none is left out there.

    A unit with one value has nothing to compare and does not count. ``times`` says how often each
    unit stands, so that a text of a million characters needs no million units. With n values in
    all, m in a unit, and n_c the number of values c:

    observed = 1/n · Σ_units Σ_pairs δ / (m - 1), expected = Σ_c Σ_k n_c n_k δ(c, k) / (n (n - 1)),
    alpha = 1 - observed / expected.
    """
    counted = [Counter(unit) for unit in units]
    weights = list(times) if times is not None else [1] * len(counted)
    kept = [
        (unit, weight)
        for unit, weight in zip(counted, weights, strict=True)
        if unit.total() > 1 and weight > 0
    ]
    all_values: Counter[Hashable] = Counter()
    for unit, weight in kept:
        for value, count in unit.items():
            all_values[value] += count * weight
    total = all_values.total()
    pairs = sum(w * unit.total() * (unit.total() - 1) // 2 for unit, w in kept)
    agreeing = sum(w * count * (count - 1) // 2 for unit, w in kept for count in unit.values())
    units_kept = sum(weight for _, weight in kept)
    if not total:
        return Alpha(None, 0, 0, 0, 0)
    observed = _observed(kept, difference) / total
    expected = _apart(all_values, difference) / (total * (total - 1))
    value = None if expected == 0 else 1 - observed / expected
    return Alpha(value, units_kept, total, agreeing, pairs, observed, expected)


def _observed(kept: list[tuple[Counter[Hashable], int]], difference: Difference) -> Fraction:
    parts = (weight * _apart(unit, difference) / (unit.total() - 1) for unit, weight in kept)
    return sum(parts, Fraction(0))


def _apart(counts: Counter[Hashable], difference: Difference) -> Fraction:
    """The differences of all ordered pairs of values; a value differs from itself by 0.

    Of names it is a matter of counting: stances in own words may be as many as there are claims.
    """
    if difference is nominal:
        same = sum(count * count for count in counts.values())
        return Fraction(counts.total() ** 2 - same)
    found = list(counts.items())
    return 2 * sum(
        (
            count * other_count * difference(value, other)
            for i, (value, count) in enumerate(found)
            for other, other_count in found[i + 1 :]
        ),
        Fraction(0),
    )

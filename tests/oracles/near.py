"""What is almost as good by each concept, by sorting everything there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import prod

Vector = tuple[int, ...]


def value(name: str, gains: Sequence[Fraction], spans: Sequence[Fraction]) -> Fraction:
    """What gains are worth by a concept; ``spans`` are the largest gains."""
    shares = [gain / span for gain, span in zip(gains, spans, strict=True)]
    if name == "nash":
        return prod(gains, start=Fraction(1))
    if name in ("kalai_smorodinsky", "egalitarian"):
        return min(shares if name == "kalai_smorodinsky" else gains)
    return sum(shares if name == "max_relative_gains" else gains, start=Fraction(0))


def ranking(name: str, gains: Sequence[Fraction], spans: Sequence[Fraction]) -> list[Fraction]:
    """What a concept compares, number by number: leximin goes on where the smallest are equal."""
    if name in ("kalai_smorodinsky", "egalitarian"):
        units = spans if name == "kalai_smorodinsky" else [Fraction(1)] * len(spans)
        return sorted(gain / unit for gain, unit in zip(gains, units, strict=True))
    return [value(name, gains, spans)]


def near(
    name: str, gains: dict[Vector, tuple[Fraction, ...]], chosen: Iterable[Vector], within: Fraction
) -> list[list[Fraction]]:
    """The rankings of all vectors near enough to the best one but not chosen, best first."""
    spans = [max(column) for column in zip(*gains.values(), strict=True)]
    best = max(value(name, each, spans) for each in gains.values())
    if best <= 0:
        return []
    beside = [u for u in gains if u not in set(chosen)]
    found = [u for u in beside if value(name, gains[u], spans) >= (1 - within) * best]
    return sorted((ranking(name, gains[u], spans) for u in found), reverse=True)

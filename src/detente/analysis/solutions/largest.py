"""The largest of many numbers, with all its ties."""

from __future__ import annotations

from collections.abc import Iterable


def largest(scores: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """The indices of all largest scores, out of pairs (index, score)."""
    known = list(scores)
    best = max((score for _, score in known), default=0)
    return tuple(index for index, score in known if score == best)

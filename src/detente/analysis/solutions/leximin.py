"""Leximin: the worst-off first, then the next (Imai 1983; agreements, section 4)."""

from __future__ import annotations

from collections.abc import Sequence


def leximin(scores: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The indices of all score vectors that are best when compared sorted ascending.

    The max-min level alone, the rejected alternative, keeps packages that another one dominates.
    """
    ascending = [sorted(score) for score in scores]
    best = max(ascending, default=[])
    return tuple(index for index, score in enumerate(ascending) if score == best)


def largest(scores: Sequence[int]) -> tuple[int, ...]:
    """The indices of all largest scores."""
    best = max(scores, default=0)
    return tuple(index for index, score in enumerate(scores) if score == best)

"""Which documents tell the same story: copies, and texts that share most of their words.

Counted by document, an agency's report printed in five papers would be five independent sources.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

WINDOW = 5
"""Words of a shingle."""

CONTAINMENT = Fraction(6, 10)
"""Share of the smaller text's shingles that the larger one must hold (sources, section 2)."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """The five-word shingles of a text as 64-bit numbers; a shorter text is one shingle."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not words:
        return frozenset()
    last = max(1, len(words) - WINDOW + 1)
    return frozenset(_number(" ".join(words[i : i + WINDOW])) for i in range(last))


def stories(documents: Mapping[str, frozenset[int]]) -> tuple[tuple[str, ...], ...]:
    """Groups of two and more documents that are proposed as one story, by id, in their order.

    Two belong together where the smaller one's shingles are contained in the larger one's by at
    least `CONTAINMENT`; a group is what hangs together so. Exact: candidates are found by a prefix
    (if 6 of 10 shingles are shared, so is one of any 4 of 10 and one more), then counted.
    """
    order = list(documents)
    roots = list(range(len(order)))
    sets = [documents[name] for name in order]
    for one, others in _candidates(sets):
        for other in others:
            if _root(roots, one) != _root(roots, other) and _together(sets[one], sets[other]):
                roots[_root(roots, one)] = _root(roots, other)
    groups: dict[int, list[str]] = defaultdict(list)
    for index, name in enumerate(order):
        groups[_root(roots, index)].append(name)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _candidates(sets: Sequence[frozenset[int]]) -> list[tuple[int, list[int]]]:
    """For each document the ones at least as large that share one of its rarest shingles."""
    spread = Counter(shingle for held in sets for shingle in held)
    holders: dict[int, list[int]] = defaultdict(list)
    for index, held in enumerate(sets):
        for shingle in held:
            if spread[shingle] > 1:
                holders[shingle].append(index)
    found = []
    for index, held in enumerate(sets):
        rarest = sorted(held, key=lambda shingle: (spread[shingle], shingle))
        prefix = rarest[: len(held) - _least(len(held)) + 1]
        near: set[int] = set()
        for shingle in prefix:
            near.update(holders.get(shingle, ()))
        found.append((index, sorted(k for k in near if len(sets[k]) >= len(held) and k != index)))
    return found


def _together(smaller: frozenset[int], larger: frozenset[int]) -> bool:
    return len(smaller & larger) >= _least(len(smaller))


def _least(size: int) -> int:
    """The fewest shingles of so many that are enough."""
    return -(-CONTAINMENT.numerator * size // CONTAINMENT.denominator)


def _root(roots: list[int], index: int) -> int:
    while roots[index] != index:
        roots[index] = roots[roots[index]]
        index = roots[index]
    return index


def _number(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big")

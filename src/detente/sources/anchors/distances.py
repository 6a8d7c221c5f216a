"""Edit distance with one pass of bit arithmetic per letter.

G. Myers, A fast bit-vector algorithm for approximate string matching based on dynamic programming,
Journal of the ACM 46 (1999); H. Hyyrö's form (2003), which also counts from a fixed beginning.
Python's integers are as wide as the pattern, so there is no limit on its length.
"""

from __future__ import annotations


def distances(pattern: str, text: str, *, from_start: bool) -> list[int]:
    """The edit distance of a pattern to what ends at each place of a text.

    Element ``j`` is the least number of insertions, deletions and replacements that turn the
    pattern into ``text[:j]`` (``from_start``), or into some ``text[i:j]``. The pattern is not
    empty; the result has ``len(text) + 1`` elements.
    """
    masks: dict[str, int] = {}
    for place, sign in enumerate(pattern):
        masks[sign] = masks.get(sign, 0) | 1 << place
    full, top, carry = (1 << len(pattern)) - 1, 1 << (len(pattern) - 1), int(from_start)
    plus, minus, score = full, 0, len(pattern)
    found = [score]
    for sign in text:
        equal = masks.get(sign, 0)
        vertical = equal | minus
        diagonal = (((equal & plus) + plus) ^ plus) | equal
        up = minus | (full & ~(diagonal | plus))
        down = plus & diagonal
        if up & top:
            score += 1
        elif down & top:
            score -= 1
        up = up << 1 | carry
        plus = (down << 1 | (full & ~(vertical | up))) & full
        minus = up & vertical & full
        found.append(score)
    return found


def distance(one: str, other: str) -> int:
    """The edit distance of two texts."""
    if not one:
        return len(other)
    return distances(one, other, from_start=True)[-1]


def nearest(pattern: str, text: str) -> int:
    """The least edit distance of a pattern to any beginning of a text."""
    return min(distances(pattern, text, from_start=True)) if pattern else 0

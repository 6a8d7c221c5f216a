"""At most six words: the size of a cell in the brief."""

from __future__ import annotations

from collections.abc import Iterable

MOST = 6


def count(words: str) -> int:
    """How many words a reader counts."""
    return len(words.split())


def fitting(candidates: Iterable[str]) -> str:
    """The first candidate of at most six words; where all are longer, the last one cut short."""
    last = ""
    for candidate in candidates:
        if candidate and count(candidate) <= MOST:
            return candidate
        last = candidate or last
    return " ".join(last.split()[:MOST]).rstrip(",;:") + "…" if last else ""

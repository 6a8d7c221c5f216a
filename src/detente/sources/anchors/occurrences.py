"""Where the words of a passage stand exactly, once both are folded."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from detente.sources.anchors.bounds import PLACES
from detente.sources.anchors.passage import Passage
from detente.sources.anchors.places import Place, place_at
from detente.sources.anchors.searched import SearchedText, words_of

_RARE = 5_000


def occurrences(searched: SearchedText, passage: Passage) -> tuple[Place, ...]:
    """Every exact occurrence in order, at most `bounds.PLACES` and one.

    A place that would cut a letter from its accent, or a ligature in two, is none. Overlapping
    occurrences all count.
    """
    text = searched.folded.text
    size = len(passage.words)
    places = (
        place_at(searched, passage, start, start + size)
        for start in _starts(searched, passage)
        if text.startswith(passage.words, start)
        and not searched.folded.cuts(start, start + size)
        and not passage.accent_cut_in(text, start + size)
    )
    return tuple(islice(places, PLACES + 1))


def _starts(searched: SearchedText, passage: Passage) -> Iterator[int]:
    """Where to look: beside the rarest word that cannot be part of a longer one, or everywhere."""
    size = len(passage.words)
    inner = [
        (searched.words.get(word, []), at)
        for at, word in words_of(passage.lowered)
        if at > 0 and at + len(word) < size
    ]
    if inner:
        starts, at = min(inner, key=lambda found: len(found[0]))
        if len(starts) <= _RARE:
            yield from (start - at for start in starts if start >= at)
            return
    start = searched.folded.text.find(passage.words)
    while start >= 0:
        yield start
        start = searched.folded.text.find(passage.words, start + 1)

"""Where nearly the words of a passage stand: the best approximate windows of a text.

Two steps. Rare words that the passage shares with the text, or else beginnings and ends of words,
vote for places; the places with most votes are then compared letter by letter (`distances`). A
short text in which that finds nothing surely good is compared at every place. In a long text a
window can be missed that shares too few of them: an orphan, never a wrong hit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from detente.sources.anchors.bounds import (
    EXHAUSTIVE,
    LONGEST,
    SEED_HITS,
    SIMILAR,
    SURE,
    WINDOWS,
)
from detente.sources.anchors.distances import distance, distances
from detente.sources.anchors.passage import Passage, in_word
from detente.sources.anchors.places import Place, place_at
from detente.sources.anchors.searched import Index, SearchedText, parts_of, words_of

_HALF = Fraction(1, 2)

Seed = tuple[Sequence[int], int]
"""Where something stands in the text, and where in the passage."""


def windows(
    searched: SearchedText, passage: Passage, *, thorough: bool = False
) -> tuple[Place, ...]:
    """Places whose words have an edit similarity of at least 0.8, the nearest first.

    No two overlap. Empty for a passage longer than `bounds.LONGEST`. ``thorough`` does not stop at
    a place that is surely good: there may be a less similar one in the right surroundings.
    """
    if len(passage.words) > LONGEST:
        return ()
    short = len(searched.lowered) <= EXHAUSTIVE
    if short and thorough:
        return _everywhere(searched, passage)
    least = Fraction(0) if thorough else _HALF
    found = _voted(searched, passage, searched.words, words_of(passage.lowered), least)
    if not found:
        found = _voted(searched, passage, searched.parts, parts_of(passage.lowered), least)
    if short and (not found or found[0].similarity < SURE):
        return _everywhere(searched, passage)
    return found


def _everywhere(searched: SearchedText, passage: Passage) -> tuple[Place, ...]:
    return _apart(_in(searched, passage, 0, len(searched.lowered)))


def _voted(
    searched: SearchedText,
    passage: Passage,
    index: Index,
    shared: Iterator[tuple[int, str]],
    least: Fraction,
) -> tuple[Place, ...]:
    """The windows among those stretches of the text that share most with the passage.

    Stretches with less than the share ``least`` of the votes of the best are left out.
    """
    seeds = [(index.get(word, ()), at) for at, word in shared]
    regions = _regions(seeds, len(passage.lowered), len(searched.lowered), least)
    return _apart(place for region in regions for place in _in(searched, passage, *region))


def _apart(places: Iterator[Place]) -> tuple[Place, ...]:
    kept: list[Place] = []
    for place in sorted(places, key=lambda one: (-one.similarity, one.start)):
        if not any(place.overlaps(other) for other in kept):
            kept.append(place)
    return tuple(kept)


def _regions(
    seeds: Sequence[Seed], size: int, total: int, least: Fraction
) -> list[tuple[int, int]]:
    """Stretches of a text of ``total`` signs in which a passage of a size would find most seeds."""
    width = max(32, size // 4)
    slack = size // 4 + 1
    chosen: list[int] = []
    for slot in _slots(seeds, width, total, least):
        if all(abs(slot - other) > 1 for other in chosen):
            chosen.append(slot)
        if len(chosen) == WINDOWS:
            break
    return [
        (max(0, slot * width - slack), (slot + 2) * width + size + slack) for slot in sorted(chosen)
    ]


def _slots(seeds: Sequence[Seed], width: int, total: int, least: Fraction) -> list[int]:
    """Where the passage would begin, in units of a width, by the seeds it would find: most first.

    A seed counts the more the rarer it is in the text, by the logarithm of its rarity.
    """
    votes: dict[int, int] = {}
    hits = 0
    for starts, at in sorted(seeds, key=lambda seed: len(seed[0])):
        hits += len(starts)
        if hits > SEED_HITS:
            break
        weight = (total // (len(starts) + 1)).bit_length()
        for start in starts:
            slot = (start - at) // width
            votes[slot] = votes.get(slot, 0) + weight
    # Where letters were added or lost, the seeds of one passage vote for two slots in a row.
    pairs = Counter(votes)
    for slot, count in votes.items():
        pairs[slot - 1] += count
    ranked = pairs.most_common(3 * WINDOWS)
    return [slot for slot, count in ranked if count >= least * ranked[0][1]]


def _in(searched: SearchedText, passage: Passage, start: int, end: int) -> Iterator[Place]:
    """Windows within a stretch of the text: the best of each run of ends near enough."""
    text, words = searched.lowered[start:end], passage.lowered
    off = distances(words, text, from_start=False)
    ends = [at for at, steps in enumerate(off) if steps <= len(words) // 4 and at]
    for run in _runs(ends, max(1, len(words) // 2)):
        least = min(run, key=lambda at: off[at])
        for last in (_trimmed(off, least, len(words) // 4), least):
            first = last - _length(words, text, last)
            place = _place(searched, passage, start + first, start + last)
            if place is not None:
                yield place
                break


def _trimmed(off: Sequence[int], least: int, most: int) -> int:
    """An end at or before the one with the least distance, by ``most`` signs at most.

    Where the last words of a passage were cut off, any letters in their place are as near as none.
    So a sign is taken into the window only if it saves at least a quarter of a step.
    """
    return min(range(max(0, least - most), least + 1), key=lambda at: (4 * off[at] + at, -at))


def _runs(ends: list[int], gap: int) -> Iterator[list[int]]:
    run: list[int] = []
    for at in ends:
        if run and at - run[-1] > gap:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _length(words: str, text: str, end: int) -> int:
    """The length of the window that ends at a place."""
    back = text[max(0, end - len(words) - len(words) // 4) : end][::-1]
    off = distances(words[::-1], back, from_start=True)
    least = min(range(len(off)), key=lambda length: off[length])
    return _trimmed(off, least, len(words) // 4)


def _place(searched: SearchedText, passage: Passage, start: int, end: int) -> Place | None:
    """The place of a window, completed by an ending or two where that keeps it similar enough."""
    if start >= end:
        return None
    wide = whole_words(searched.lowered, passage, start, end, len(passage.words) // 20)
    for span in (wide, (start, end)):
        similarity = _similarity(passage.lowered, searched.lowered[slice(*span)])
        if similarity >= SIMILAR:
            return place_at(searched, passage, *span, similarity)
    return None


def _similarity(one: str, other: str) -> Fraction:
    return 1 - Fraction(distance(one, other), max(len(one), len(other)))


def whole_words(text: str, passage: Passage, start: int, end: int, reach: int) -> tuple[int, int]:
    """A span of a lowered text widened to the ends of the words it cuts, by ``reach`` at most.

    An end at which the stored passage cut a word itself stays; so does one where more is missing.
    """
    words, before, after = passage.lowered, passage.before, passage.after
    cut_before = bool(before) and not passage.lead and in_word(before[-1])
    cut_after = bool(after) and not passage.trail and in_word(after[0])
    first, last = start, end
    if in_word(words[0]) and in_word(text[start]) and not cut_before:
        while first > 0 and first >= start - reach and in_word(text[first - 1]):
            first -= 1
    if in_word(words[-1]) and in_word(text[end - 1]) and not cut_after:
        while last < len(text) and last <= end + reach and in_word(text[last]):
            last += 1
    return first if start - first <= reach else start, last if last - end <= reach else end

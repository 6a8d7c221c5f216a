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

_TIES = 16

Seed = tuple[Sequence[int], int]
"""Where something stands in the text, and where in the passage."""


def windows(searched: SearchedText, passage: Passage) -> tuple[Place, ...]:
    """Places whose words have an edit similarity of at least 0.8, the nearest first.

    No two overlap. Empty for a passage longer than `bounds.LONGEST`.
    """
    if len(passage.words) > LONGEST:
        return ()
    found = _voted(searched, passage, searched.words, words_of(passage.lowered))
    if not found:
        found = _voted(searched, passage, searched.parts, parts_of(passage.lowered))
    if len(searched.lowered) <= EXHAUSTIVE and (not found or found[0].similarity < SURE):
        found = _apart(_in(searched, passage, 0, len(searched.lowered)))
    return found


def _voted(
    searched: SearchedText, passage: Passage, index: Index, shared: Iterator[tuple[int, str]]
) -> tuple[Place, ...]:
    """The windows among those stretches of the text that share most with the passage."""
    seeds = [(index.get(word, ()), at) for at, word in shared]
    regions = _regions(seeds, len(passage.lowered), len(searched.lowered))
    return _apart(place for region in regions for place in _in(searched, passage, *region))


def _apart(places: Iterator[Place]) -> tuple[Place, ...]:
    kept: list[Place] = []
    for place in sorted(places, key=lambda one: (-one.similarity, one.start)):
        if not any(place.overlaps(other) for other in kept):
            kept.append(place)
    return tuple(kept)


def _regions(seeds: Sequence[Seed], size: int, total: int) -> list[tuple[int, int]]:
    """Stretches of a text of ``total`` signs in which a passage of a size would find most seeds."""
    width = max(32, size // 4)
    slack = size // 4 + 1
    chosen: list[int] = []
    for slot in _slots(seeds, width, total):
        if all(abs(slot - other) > 1 for other in chosen):
            chosen.append(slot)
        if len(chosen) == WINDOWS:
            break
    return [
        (max(0, slot * width - slack), (slot + 2) * width + size + slack) for slot in sorted(chosen)
    ]


def _slots(seeds: Sequence[Seed], width: int, total: int) -> list[int]:
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
    return [slot for slot, count in ranked if 2 * count >= ranked[0][1]]


def _in(searched: SearchedText, passage: Passage, start: int, end: int) -> Iterator[Place]:
    """Windows within a stretch of the text: the best of each run of ends near enough."""
    text, words = searched.lowered[start:end], passage.lowered
    off = distances(words, text, from_start=False)
    ends = [at for at, steps in enumerate(off) if steps <= len(words) // 4 and at]
    for run in _runs(ends, max(1, len(words) // 2)):
        least = min(off[at] for at in run)
        best = [at for at in run if off[at] == least][:_TIES]
        first, last = min(
            (_span(words, text, at, least) for at in best),
            key=lambda span: (abs(span[1] - span[0] - len(words)), span[1]),
        )
        place = _place(searched, passage, start + first, start + last, least)
        if place is not None:
            yield place


def _runs(ends: list[int], gap: int) -> Iterator[list[int]]:
    run: list[int] = []
    for at in ends:
        if run and at - run[-1] > gap:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _span(words: str, text: str, end: int, least: int) -> tuple[int, int]:
    """The window that ends at a place with the least distance, as long as the words if it can."""
    back = text[max(0, end - len(words) - least) : end][::-1]
    off = distances(words[::-1], back, from_start=True)
    lengths = [length for length, steps in enumerate(off) if steps == least]
    length = min(lengths, key=lambda length: abs(length - len(words)))
    return end - length, end


def _place(
    searched: SearchedText, passage: Passage, start: int, end: int, off: int
) -> Place | None:
    """The place of a window, completed by an ending or two where that keeps it similar enough."""
    if start >= end:
        return None
    wide = whole_words(searched.lowered, passage, start, end, len(passage.words) // 20)
    if wide != (start, end):
        similarity = _similarity(passage.lowered, searched.lowered[slice(*wide)])
        if similarity >= SIMILAR:
            return place_at(searched, passage, *wide, similarity)
    similarity = 1 - Fraction(off, max(len(passage.lowered), end - start))
    return place_at(searched, passage, start, end, similarity) if similarity >= SIMILAR else None


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

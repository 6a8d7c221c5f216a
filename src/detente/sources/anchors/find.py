"""The way from selectors to a place: position, quote, fuzzy, ambiguous, orphan."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from detente.sources.anchors.anchor import Anchor, Candidate, Flag, Status
from detente.sources.anchors.bounds import LISTED, LONGEST, MARGIN, PLACES
from detente.sources.anchors.differences import differences
from detente.sources.anchors.occurrences import occurrences
from detente.sources.anchors.passage import Passage, passage_of
from detente.sources.anchors.places import Place
from detente.sources.anchors.searched import SearchedText
from detente.sources.anchors.selectors import (
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    WithheldSelector,
)
from detente.sources.anchors.windows import whole_words, windows
from detente.sources.anchors.withheld import find_withheld

_LONGEST_WORD = 64


def find_anchor(searched: SearchedText, target: Target) -> Anchor:
    """Where the passage of a target stands in a text.

    Selectors of one target mean one place: where they lead to different ones, the passage is
    ambiguous. A selector that is refined by another is not read, since it would mean too much.
    """
    read = [
        selector
        for selector in target.selectors
        if "refinedBy" not in (key for key, _ in getattr(selector, "others", ()))
    ]
    positions = [one for one in read if isinstance(one, TextPositionSelector)]
    quotes = [one for one in read if isinstance(one, TextQuoteSelector)]
    withheld = [one for one in read if isinstance(one, WithheldSelector)]
    if not quotes and not withheld:
        return _bare(searched, target, positions)
    same = target.version == searched.sha256 if target.version else False
    found = [_quoted(searched, quote, positions, same) for quote in quotes]
    found += (find_withheld(searched, selector) for selector in withheld)
    return _joined(found)


def _bare(
    searched: SearchedText, target: Target, positions: Sequence[TextPositionSelector]
) -> Anchor:
    """A position without words: right in its own version, unverified where none is named."""
    if not positions:
        return Anchor(Status.ORPHAN, flags=(Flag.UNSUPPORTED,))
    spans = {(one.start, one.end) for one in positions}
    start, end = next(iter(spans))
    other = target.version is not None and target.version != searched.sha256
    if other or len(spans) > 1 or end > len(searched.text):
        return Anchor(Status.ORPHAN, flags=(Flag.UNVERIFIED,))
    flags = () if target.version else (Flag.UNVERIFIED,)
    return Anchor(Status.POSITION, start, end, flags=flags)


def _joined(found: Sequence[Anchor]) -> Anchor:
    """One answer of the selectors of one target: the surest, or ambiguous where they disagree."""
    surest = min(found, key=lambda anchor: list(Status).index(anchor.status))
    spans = {(anchor.start, anchor.end) for anchor in found if anchor.found}
    if len(spans) <= 1:
        return surest
    listed = dict.fromkeys(
        Candidate(anchor.start, anchor.end, anchor.similarity or Fraction(0))
        for anchor in found
        if anchor.start is not None and anchor.end is not None
    )
    return Anchor(Status.AMBIGUOUS, candidates=tuple(listed)[:LISTED])


def _quoted(
    searched: SearchedText,
    quote: TextQuoteSelector,
    positions: Sequence[TextPositionSelector],
    same_version: bool,
) -> Anchor:
    stored = next((span for one in positions if (span := _standing(searched, quote, one))), None)
    if stored and (same_version or _untouched(searched.text, quote, stored)):
        return Anchor(Status.POSITION, *stored, Fraction(1))
    passage = passage_of(quote)
    places = occurrences(searched, passage) if passage.words else ()
    if stored and not any(place.raw == stored for place in places):
        return Anchor(Status.POSITION, *stored, Fraction(1))
    if places:
        return _exact(searched, passage, places, stored)
    return _approximate(searched, quote, passage)


def _standing(
    searched: SearchedText, quote: TextQuoteSelector, position: TextPositionSelector
) -> tuple[int, int] | None:
    """The stored position, if the quoted words stand there."""
    there = searched.text.startswith(quote.exact, position.start)
    span = position.start, position.end
    return span if there and span[1] - span[0] == len(quote.exact) else None


def _untouched(text: str, quote: TextQuoteSelector, span: tuple[int, int]) -> bool:
    """Whether the stored context stands around a position, letter by letter."""
    start, end = span
    return text.endswith(quote.prefix or "", 0, start) and text.startswith(quote.suffix or "", end)


def _exact(
    searched: SearchedText,
    passage: Passage,
    places: Sequence[Place],
    stored: tuple[int, int] | None,
) -> Anchor:
    """The occurrence with the nearest context; a stored position decides between equals."""
    near = _nearest(places)
    for place in near:
        if place.raw == stored:
            return Anchor(Status.POSITION, *stored, Fraction(1))
    best = near[0]
    if len(near) > 1 or (best.strange and len(places) > 1) or len(places) > PLACES:
        flags = (Flag.BOUNDED,) if len(places) > PLACES else ()
        return _ambiguous(near if len(near) > 1 else places, flags)
    if best.doubtful:
        rivals = _rivals(searched, passage, best)
        if rivals:
            return _ambiguous([best, *rivals])
    if best.strange:
        return _fuzzy(best, (Flag.CONTEXT,))
    if passage.cut_in(searched.folded.text, best.start, best.end):
        return _fuzzy(best, (Flag.EDGE,))
    return Anchor(Status.QUOTE, *best.raw, Fraction(1))


def _approximate(searched: SearchedText, quote: TextQuoteSelector, passage: Passage) -> Anchor:
    """The most similar window; the context decides between windows that are as similar."""
    if len(passage.words) > LONGEST:
        return Anchor(Status.ORPHAN, flags=(Flag.BOUNDED,))
    found = windows(searched, passage) if passage.words else ()
    if not found:
        return Anchor(Status.ORPHAN)
    near = _nearest([one for one in found if found[0].similarity - one.similarity < MARGIN])
    best = near[0]
    rivals = _rivals(searched, passage, best) if best.doubtful else []
    if len(near) > 1 or rivals:
        return _ambiguous([*near, *(place for place in rivals if place not in near)])
    wide = whole_words(searched.lowered, passage, best.start, best.end, _LONGEST_WORD)
    flags = differences(quote.exact, searched.folded.text[slice(*wide)])
    return _fuzzy(best, (*flags, Flag.CONTEXT) if best.strange else flags)


def _nearest(places: Sequence[Place]) -> list[Place]:
    """The place with the nearest context and all within the margin of it, the nearest first."""
    ranked = sorted(places, key=lambda place: -(place.context or 0))
    best = ranked[0].context or Fraction(0)
    return [place for place in ranked if best - (place.context or 0) < MARGIN]


def _rivals(searched: SearchedText, passage: Passage, best: Place) -> list[Place]:
    """Similar words elsewhere that stand in nearer surroundings than the best place."""
    return [
        place
        for place in windows(searched, passage, thorough=True)
        if (place.context or 0) - (best.context or 0) >= MARGIN and not place.overlaps(best)
    ]


def _fuzzy(place: Place, flags: tuple[Flag, ...]) -> Anchor:
    return Anchor(Status.FUZZY, *place.raw, place.similarity, flags=flags)


def _ambiguous(places: Sequence[Place], flags: tuple[Flag, ...] = ()) -> Anchor:
    listed = tuple(place.candidate for place in places[:LISTED])
    return Anchor(Status.AMBIGUOUS, candidates=listed, flags=flags)

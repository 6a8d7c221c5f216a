"""Where the claims of a document stand in its text, and its lines cut at their ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from detente.app.documents.imported import Imported
from detente.case import Claim, ClaimStatus, Passage
from detente.sources.anchors import SearchedText, Status, find_anchor, target_of
from detente.sources.lines import Line

Span = tuple[int, int]
"""Half-open, in code points."""

Places = dict[str, tuple[Span, ...]]
"""The id of a claim to its spans; none for a claim whose words are not in the text."""

_SURE = (Status.POSITION, Status.QUOTE)
_GONE = (ClaimStatus.REJECTED, ClaimStatus.SUPERSEDED)


def places_of(one: Imported, claims: Iterable[Claim]) -> Places:
    """Where each claim stands. Words that only resemble a passage are no place of it."""

    @cache
    def searched() -> SearchedText:
        return SearchedText(one.text)

    return {
        claim.id: tuple(
            span
            for passage in claim.passages
            if (span := _stated(one.text, passage) or _place(searched(), passage)) is not None
        )
        for claim in claims
    }


def _stated(text: str, passage: Passage) -> Span | None:
    """Where a passage says that its words stand, if they do."""
    start, end = passage.start, passage.end
    if start is None or end is None or text[start:end] != passage.exact:
        return None
    return start, end


def _place(searched: SearchedText, passage: Passage) -> Span | None:
    anchor = find_anchor(searched, target_of(passage))
    if anchor.status not in _SURE or anchor.start is None or anchor.end is None:
        return None
    return anchor.start, anchor.end


def highlighted(claims: Iterable[Claim], places: Places) -> list[tuple[int, int, str]]:
    """(start, end, id) of every passage that is shown in the text, in order."""
    shown = [claim.id for claim in claims if claim.status not in _GONE]
    return sorted((start, end, id_) for id_ in shown for start, end in places[id_])


def cut(line: Line, marks: Sequence[tuple[int, int, str]]) -> list[dict[str, Any]]:
    """A line as pieces, each with the claims whose passages cover it and those that end with it.

    The pieces put together are exactly the line.
    """
    inside = [
        (max(start, line.start), min(end, line.end), id_, end)
        for start, end, id_ in marks
        if start < line.end and end > line.start
    ]
    edges = sorted({line.start, line.end, *(at for mark in inside for at in mark[:2])})
    return [
        {
            "text": line.text[start - line.start : end - line.start],
            "claims": [id_ for first, last, id_, _ in inside if first <= start and end <= last],
            "ends": [id_ for _, last, id_, whole in inside if last == end == whole],
        }
        for start, end in pairwise(edges)
    ]

"""Independent documents: copies and near-duplicates of one story count once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from detente.case import Source

SHINGLE = 5
"""Words of a shingle (project specification, sources, section 2)."""

NEAR = 0.6
"""From this share of one text's shingles in the other on, both tell one story (section 2)."""

NearDuplicate = tuple[str, str]
"""Two source ids whose texts are nearly the same."""


def stories(
    sources: Sequence[Source], near: Iterable[NearDuplicate] = ()
) -> dict[str, tuple[str, ...]]:
    """The sources that count as one document, by the id of the first of them.

    One story are those that a person gave the same name, that have the same bytes or text, or that
    are near-duplicates.
    """
    first = {source.id: source.id for source in sources}
    for one, other in [*_same(sources), *near]:
        if one in first and other in first:
            kept, merged = first[one], first[other]
            first = {source: kept if story == merged else story for source, story in first.items()}
    return {
        story: tuple(source for source in first if first[source] == story)
        for story in dict.fromkeys(first.values())
    }


def _same(sources: Sequence[Source]) -> Iterable[NearDuplicate]:
    for key in ("story_of", "sha256", "text_sha256"):
        seen: dict[str, str] = {}
        for source in sources:
            value = getattr(source, key)
            if value is not None:
                yield seen.setdefault(value, source.id), source.id


def near_duplicates(texts: Mapping[str, str]) -> tuple[NearDuplicate, ...]:
    """The pairs of sources of which one text contains `NEAR` of the other's shingles.

    ``texts`` are source texts by id. The shorter one decides: a story printed with an addition is
    still that story.
    """
    shingled = {source: _shingles(text) for source, text in texts.items()}
    common: Counter[NearDuplicate] = Counter()
    having: dict[tuple[str, ...], list[str]] = {}
    for source, shingles in shingled.items():
        for shingle in shingles:
            common.update((other, source) for other in having.get(shingle, ()))
            having.setdefault(shingle, []).append(source)
    fewer = {pair: min(len(shingled[source]) for source in pair) for pair in common}
    return tuple(sorted(pair for pair in common if common[pair] >= NEAR * fewer[pair]))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = ["".join(filter(str.isalnum, word)) for word in text.casefold().split()]
    words = [word for word in words if word]
    return frozenset(
        tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)
    )

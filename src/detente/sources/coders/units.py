"""What several coders found in the same place: their claims brought together into units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

from detente.case import Claim, Passage, write_number
from detente.case.coding import spelled

HALF = Fraction(1, 2)
"""Overlap from which two claims are about the same words (specification of sources, section 9)."""

FIELDS = (
    "holder",
    "speaker",
    "speaker_kind",
    "party",
    "predicted_speaker",
    "attribution",
    "chain",
    "mode",
    "mood",
    "type",
    "issue",
    "track",
    "stance",
    "value",
    "condition",
    "strength",
    "target",
)
"""The fields of a claim that are coding: what coders may differ on. Notes and dates are not."""

SETS = ("holder", "type")
"""Fields of which several values may hold at once; their order means nothing."""

Spot = tuple[str, int, int]
"""A stretch of a text: its version (or its source, where no version is named), start and end."""


@dataclass(frozen=True, slots=True)
class Coding:
    """The claims of one coder, or of one copy of a case, under a name of its own."""

    name: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One place that at least one coder made a claim on: (name of the coding, claim), by name."""

    claims: tuple[tuple[str, Claim], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The codings that have a claim here."""
        return tuple(name for name, _ in self.claims)

    def differing(self) -> tuple[str, ...]:
        """The fields on which its claims differ, in the order of `FIELDS`."""
        return tuple(
            field
            for field in FIELDS
            if len({value_of(claim, field) for _, claim in self.claims}) > 1
        )


def value_of(claim: Claim, field: str) -> Any:
    """A field's value for comparison: sets of words as sets, a condition as its JSON text.

    A field left empty is None (an empty set): that too is a decision of the coder.
    """
    value = getattr(claim, field)
    if field in SETS:
        return frozenset(value)
    return spelled(value) if field == "condition" else value


def words_of_value(value: Any) -> str | None:
    """A value as one text, members of a set sorted; None where nothing is stated."""
    if isinstance(value, frozenset | tuple):
        members = sorted(value) if isinstance(value, frozenset) else value
        return ", ".join(map(str, members)) or None
    if isinstance(value, Fraction):
        return write_number(value)
    return None if value is None else str(value)


def spots_of(claim: Claim) -> tuple[Spot, ...]:
    """The stretches a claim stands on, sorted and joined where they overlap; of places known."""
    found = sorted(
        (_text_of(passage), passage.start, passage.end)
        for passage in claim.passages
        if passage.start is not None and passage.end is not None
    )
    joined: list[Spot] = []
    for text, start, end in found:
        if joined and joined[-1][0] == text and start <= joined[-1][2]:
            joined[-1] = (text, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((text, start, end))
    return tuple(joined)


def _text_of(passage: Passage) -> str:
    return passage.version or passage.source


def overlap(one: Sequence[Spot], other: Sequence[Spot]) -> Fraction:
    """The characters that both have, over those of the longer: from 0 to 1.

    Over the longer, so that half of *each* must be shared; over the shorter, a whole paragraph
    would match every word in it.
    """
    longer = max(_length(one), _length(other))
    common = sum(
        max(0, min(a[2], b[2]) - max(a[1], b[1])) for a in one for b in other if a[0] == b[0]
    )
    return Fraction(common, longer) if longer else Fraction(0)


def _length(spots: Sequence[Spot]) -> int:
    return sum(end - start for _, start, end in spots)


def units_of(codings: Iterable[Coding]) -> tuple[Unit, ...]:
    """The claims of several codings, those about the same words together, in the order of the text.

    Two claims match from half of the longer on; in a unit every two match, and no coding has two.
    The largest overlaps are taken first, among equals those that agree on most fields, so that two
    claims on one sentence meet their counterparts. The order of the codings changes nothing.
    """
    claims = [(one.name, claim) for one in codings for claim in one.claims]
    groups = grouped([(frozenset({name}), claim) for name, claim in claims])
    found = (tuple(sorted((claims[i] for i in group), key=_named)) for group in groups)
    return tuple(Unit(members) for members in found)


def grouped(claims: Sequence[Owned]) -> list[list[int]]:
    """Which claims are about the same words: groups of positions, as `units_of` says.

    Each claim comes with the names of the codings it stands for; in a group no name stands twice.
    """
    order = sorted(range(len(claims)), key=lambda index: _key(claims[index]))
    sorted_claims = [claims[index] for index in order]
    matching = _matches(sorted_claims, [spots_of(claim) for _, claim in sorted_claims])
    group_of = list(range(len(claims)))
    groups = {index: [index] for index in group_of}
    for _, _, i, j in sorted(matching.values()):
        one, other = group_of[i], group_of[j]
        if one != other and _fit(groups[one], groups[other], sorted_claims, matching):
            groups[one] += groups.pop(other)
            for index in groups[one]:
                group_of[index] = one
    return [[order[index] for index in sorted(group)] for group in sorted(groups.values(), key=min)]


Owned = tuple[frozenset[str], Claim]
"""A claim with the names of the codings that have it."""

_Matches = dict[tuple[int, int], tuple[Fraction, int, int, int]]


def _matches(claims: Sequence[Owned], spots: Sequence[tuple[Spot, ...]]) -> _Matches:
    """Every two claims of different codings on the same words: (-overlap, -agreeing, i, j)."""
    return {
        (i, j): (-share, -_agreeing(claims[i][1], claims[j][1]), i, j)
        for i, j in _near(spots)
        if not claims[i][0] & claims[j][0] and (share := overlap(spots[i], spots[j])) >= HALF
    }


def _near(spots: Sequence[tuple[Spot, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs of claims that touch at all, found along each text rather than by trying all pairs."""
    ends = sorted((spot, index) for index, own in enumerate(spots) for spot in own)
    found: set[tuple[int, int]] = set()
    open_: list[tuple[Spot, int]] = []
    for spot, index in ends:
        open_ = [(s, i) for s, i in open_ if s[0] == spot[0] and s[2] > spot[1]]
        found.update((min(i, index), max(i, index)) for _, i in open_ if i != index)
        open_.append((spot, index))
    yield from sorted(found)


def _fit(
    one: Sequence[int], other: Sequence[int], claims: Sequence[Owned], matching: _Matches
) -> bool:
    pairs = combinations(sorted((*one, *other)), 2)
    return all(pair in matching for pair in pairs if (pair[0] in one) != (pair[1] in one)) and not (
        _names(one, claims) & _names(other, claims)
    )


def _names(group: Sequence[int], claims: Sequence[Owned]) -> frozenset[str]:
    return frozenset().union(*(claims[index][0] for index in group))


def _agreeing(one: Claim, other: Claim) -> int:
    return sum(value_of(one, field) == value_of(other, field) for field in FIELDS)


def _named(named: tuple[str, Claim]) -> tuple[str, str]:
    return named[0], named[1].id


def _key(owned: Owned) -> tuple[Any, ...]:
    """An order by place and content, so that names of codings decide only between equals."""
    names, claim = owned
    content = tuple(words_of_value(value_of(claim, field)) or "" for field in FIELDS)
    return (spots_of(claim) or (("~", claim.line or 0, 0),), content, claim.id, sorted(names))

"""Codings of the same texts compared: agreement field by field, every difference side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from detente.case import Claim, ClaimStatus
from detente.sources.coders.agreement import Alpha, alpha, jaccard
from detente.sources.coders.units import (
    FIELDS,
    SETS,
    Coding,
    Spot,
    Unit,
    spots_of,
    units_of,
    value_of,
)


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement on one field over the units that at least two coders have.

    ``by_share`` counts sets that share members as partly equal (Jaccard); None for other fields.
    """

    field: str
    nominal: Alpha
    by_share: Alpha | None = None


@dataclass(frozen=True, slots=True)
class CharacterAgreement:
    """Agreement on what is coded at all, character by character.

    ``characters`` are those of the texts compared, ``coded_by_some`` and ``coded_by_all`` how many
    of them at least one coder, and every coder, put into a claim. ``alpha`` takes every character
    as a unit, coded or not; None where the length of a text is not known.
    """

    characters: int | None
    coded_by_some: int
    coded_by_all: int
    alpha: Alpha | None

    @property
    def same(self) -> Fraction | None:
        """The share of characters that all coders coded, or none; None where not known."""
        if not self.characters:
            return None
        apart = self.coded_by_some - self.coded_by_all
        return 1 - Fraction(apart, self.characters)


@dataclass(frozen=True, slots=True)
class CoderComparison:
    """Several codings side by side. ``without_place`` are claims that no passage locates.

    ``left_out`` counts, per coding, claims that nobody has confirmed: they are not compared.
    """

    names: tuple[str, ...]
    units: tuple[Unit, ...]
    fields: tuple[FieldAgreement, ...]
    characters: CharacterAgreement
    without_place: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, int], ...]

    @property
    def matched(self) -> tuple[Unit, ...]:
        """The units that at least two coders have."""
        return tuple(unit for unit in self.units if len(unit.claims) > 1)

    @property
    def differing(self) -> tuple[Unit, ...]:
        """The units on which coders differ: in a field, or in whether there is a claim at all."""
        every = len(self.names)
        return tuple(unit for unit in self.units if len(unit.claims) < every or unit.differing())


def compare(codings: Sequence[Coding], lengths: Mapping[str, int]) -> CoderComparison:
    """Compare codings of the same texts: claims that are confirmed, or disputed since a merge.

    ``lengths`` are the code points of each text, by the hash of its version (or by the id of its
    source, where passages name no version).
    """
    confirmed = [Coding(one.name, tuple(filter(is_coding, one.claims))) for one in codings]
    placed = [Coding(one.name, tuple(c for c in one.claims if spots_of(c))) for one in confirmed]
    units = units_of(placed)
    matched = [unit for unit in units if len(unit.claims) > 1]
    return CoderComparison(
        tuple(one.name for one in codings),
        units,
        tuple(_field(field, matched) for field in FIELDS),
        _characters(placed, lengths),
        tuple((one.name, c.id) for one in confirmed for c in one.claims if not spots_of(c)),
        tuple((one.name, sum(not is_coding(c) for c in one.claims)) for one in codings),
    )


def is_coding(claim: Claim) -> bool:
    """Whether a claim is what a coder has decided on, even where another decided otherwise."""
    return claim.status in (ClaimStatus.CONFIRMED, ClaimStatus.DISPUTED)


def _field(field: str, matched: Sequence[Unit]) -> FieldAgreement:
    values = [[value_of(claim, field) for _, claim in unit.claims] for unit in matched]
    shared = alpha(values, jaccard) if field in SETS else None
    return FieldAgreement(field, alpha(values), shared)


def _characters(codings: Sequence[Coding], lengths: Mapping[str, int]) -> CharacterAgreement:
    """Characters by the number of coders that coded them, found along the borders of the claims."""
    texts = sorted({spot[0] for one in codings for c in one.claims for spot in spots_of(c)})
    counts = [0] * (len(codings) + 1)
    for text in texts:
        for coders, size in _covered(text, codings):
            counts[coders] += size
    some, known = sum(counts[1:]), all(text in lengths for text in texts) and bool(texts)
    if not known:
        return CharacterAgreement(None, some, counts[-1], None)
    total = max(some, sum(lengths[text] for text in texts))
    counts[0] = total - some
    every = len(codings)
    values = [[True] * coded + [False] * (every - coded) for coded in range(every + 1)]
    return CharacterAgreement(total, some, counts[-1], alpha(values, times=counts))


def _covered(text: str, codings: Sequence[Coding]) -> Iterable[tuple[int, int]]:
    """For each stretch between two borders: how many coders coded it, and its length."""
    own = [_union(one.claims, text) for one in codings]
    edges = sorted({edge for spots in own for _, start, end in spots for edge in (start, end)})
    steps = dict.fromkeys(edges, 0)
    for spots in own:
        for _, start, end in spots:
            steps[start] += 1
            steps[end] -= 1
    coders = 0
    for start, end in pairwise(edges):
        coders += steps[start]
        yield coders, end - start


def _union(claims: Iterable[Claim], text: str) -> list[Spot]:
    joined: list[Spot] = []
    for _, start, end in sorted(s for c in claims for s in spots_of(c) if s[0] == text):
        if joined and start <= joined[-1][2]:
            joined[-1] = (text, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((text, start, end))
    return joined

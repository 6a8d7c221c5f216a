"""Two ways of asking the same party, from disjoint statements: where do they disagree?

*Parts* are statements about single issues and their weights (ranks, words, numbers), *wholes*
those that compare packages (preferences, section 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import Literal

from detente.analysis.advice.contradictions import Contradiction, contradictions_between
from detente.analysis.advice.worth_comparing import worth_comparing
from detente.analysis.preferences import Outlook, Span
from detente.analysis.preferences.findings import Representative
from detente.analysis.preferences.representative import representative
from detente.case import (
    AboutEqual,
    Case,
    Package,
    Prefers,
    Statement,
    WouldSign,
    WouldWalkAway,
    standing,
)

Way = Literal["parts", "wholes"]

_WHOLES = (Prefers, AboutEqual, WouldSign, WouldWalkAway)


@dataclass(frozen=True, slots=True)
class OneWay:
    """``more`` is certainly at least as good as ``less`` by one way of asking, by the other open.

    ``opposed``: the other way is certain of the opposite, so that what fits both can only hold the
    two packages equal.
    """

    more: Package
    less: Package
    certain: Way
    span: Span
    other: Span
    opposed: bool = False


@dataclass(frozen=True, slots=True)
class Apart:
    """How far the representatives of the two ways are apart over the packages compared.

    ``swapped`` of ``pairs`` pairs stand in another order (Kendall distance); ``largest`` is the
    largest difference of utility, 0 to 1, and ``at`` the package it is found at. ``first`` are the
    packages each way puts first: where they differ, so does the advice.
    """

    swapped: int
    pairs: int
    largest: float
    at: Package
    first: tuple[Package, Package]
    samples: int

    @property
    def advice_differs(self) -> bool:
        """Whether the two ways put different packages first."""
        return self.first[0] != self.first[1]


@dataclass(frozen=True, slots=True)
class TwoWays:
    """The comparison of the two ways; ``parts`` and ``wholes`` are the ids of their statements.

    ``contradictions`` are those in which both have a part; with any, nothing fits both and the
    rest is empty. ``apart`` is None where the samples of one way could not be drawn.
    """

    parts: tuple[str, ...]
    wholes: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]
    pairs: tuple[OneWay, ...]
    apart: Apart | None


def two_ways(
    case: Case, party: str, given: Iterable[Package] = (), *, samples: int = 1_000, seed: int = 0
) -> TwoWays | None:
    """Where two ways of asking a party disagree; None where it was asked in one way only."""
    case = standing(case)
    own = case.own_words_of(party)
    ways = (
        tuple(said for said in own if not isinstance(said, _WHOLES)),
        tuple(said for said in own if isinstance(said, _WHOLES)),
    )
    parts, wholes = (tuple(said.id for said in way) for way in ways)
    if not parts or not wholes:
        return None
    both = Outlook(case, party)
    if both.contradictory:
        found = contradictions_between(case, party, own, parts, wholes)
        return TwoWays(parts, wholes, found, (), None)
    one, other = (Outlook(_saying(case, party, way), party) for way in ways)
    compared = worth_comparing(case, party, given, both)
    drawn = [_drawn(outlook, samples, seed) for outlook in (one, other)]
    first, second = drawn
    apart = None if first is None or second is None else _apart(compared, first, second)
    return TwoWays(parts, wholes, (), tuple(_one_way(compared, one, other)), apart)


def _saying(case: Case, party: str, statements: tuple[Statement, ...]) -> Case:
    """The case in which a party says only these; others say what they say."""
    others = tuple(said for said in case.statements if said.holder != party)
    return replace(case, statements=(*others, *statements))


def _one_way(compared: tuple[Package, ...], one: Outlook, other: Outlook) -> list[OneWay]:
    found: list[OneWay] = []
    for more, less in permutations(compared, 2):
        spans = one.difference(more, less), other.difference(more, less)
        for here, there, way in ((*spans, "parts"), (*spans[::-1], "wholes")):
            if _certain(here) and not _certain(there):
                opposed = there.high is not None and there.high <= 0
                found.append(OneWay(more, less, _way(way), here, there, opposed))
    return found


def _way(word: str) -> Way:
    return "parts" if word == "parts" else "wholes"


def _certain(span: Span) -> bool:
    return span.low is not None and span.low >= 0


def _drawn(outlook: Outlook, samples: int, seed: int) -> Representative | None:
    found = representative(outlook, samples=samples, seed=seed)
    return found if isinstance(found, Representative) else None


def _apart(
    compared: tuple[Package, ...], first: Representative, second: Representative
) -> Apart | None:
    worths = [dict(each.worths) for each in (first, second)]
    priced = [p for p in compared if all(choice in w for w in worths for choice in p.choices)]
    if not priced:
        return None
    utilities = [{p: _utility(w, p) for p in priced} for w in worths]
    one, other = utilities
    pairs = list(combinations(priced, 2))
    swapped = sum((one[a] - one[b]) * (other[a] - other[b]) < 0 for a, b in pairs)
    at = max(priced, key=lambda package: abs(one[package] - other[package]))
    return Apart(
        swapped,
        len(pairs),
        abs(one[at] - other[at]),
        at,
        (max(priced, key=one.__getitem__), max(priced, key=other.__getitem__)),
        first.samples,
    )


def _utility(worths: Mapping[tuple[str, str], float], package: Package) -> float:
    return sum(worths[choice] for choice in package.choices)

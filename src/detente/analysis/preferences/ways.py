"""The smallest ways of resolving what a party contradicts itself in (decision 9)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from detente.analysis.preferences.minimal import (
    MOST_CONFLICTS,
    Asked,
    Found,
    Voice,
    cheapest_unexplored,
    search,
)
from detente.case import Case

MOST_WAYS = 8
"""Ways that are followed, the cheapest; whatever depends on further ones is not looked at."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What is withdrawn in each way, the cheapest first, and the conflicts that this mends."""

    withdrawn: tuple[tuple[str, ...], ...]
    found: Found


def ways_of(case: Case, party: str, ask: Callable[[Case], Asked]) -> Ways:
    """Every way, nothing more than is needed withdrawn in any; ids in the order of the case.

    None where everything fits together, or where no way was found within bounds.
    """
    voice = Voice(case, party, ask)
    found = search(voice, MOST_CONFLICTS, MOST_WAYS)
    return Ways(tuple(map(voice.sorted, found.mends)), found)


def ways_left(
    ways: Ways, case: Case, party: str, ask: Callable[[Case], Asked]
) -> tuple[tuple[str, ...], ...]:
    """The ways in a case with less in it, by the conflicts that still stand.

    Nothing is asked, so whoever follows a way should look whether it is one. Empty where not all
    conflicts were known.
    """
    voice = Voice(case, party, ask)
    pairs = zip(ways.found.conflicts, ways.found.scales, strict=True)
    left = [one for one, scale in pairs if one | scale <= voice.place.keys()]
    if not ways.found.complete or not left:
        return ()
    costs = {element: voice.cost(element) for element in voice.elements}
    mends: list[frozenset[str]] = []
    while len(mends) < MOST_WAYS:
        following = cheapest_unexplored(left, mends, costs)
        if following is None:
            break
        mends.append(following)
    return tuple(map(voice.sorted, mends))


def resolved(case: Case, party: str, withdrawn: Collection[str]) -> Case:
    """The case without what a way withdraws; claims about the rest stay."""
    mine = {statement.id for statement in case.own_words_of(party)} - set(withdrawn)
    return replace(
        case,
        statements=tuple(s for s in case.statements if s.holder != party or s.id in mine),
        linkages=tuple(link for link in case.linkages if f"linkages.{link.id}" not in withdrawn),
        no_deal=tuple(n for n in case.no_deal if f"no_deal:{n.party}" not in withdrawn),
    )

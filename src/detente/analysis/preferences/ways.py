"""The smallest ways of resolving what a party contradicts itself in (decision 9)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from detente.analysis.preferences.minimal import Asked, Voice, cheapest_mends
from detente.case import Case

MOST_WAYS = 8
"""Ways that are followed, the cheapest; whatever depends on further ones is not looked at."""


def ways_of(case: Case, party: str, ask: Callable[[Case], Asked]) -> tuple[tuple[str, ...], ...]:
    """What is withdrawn in each way, ids in the order of the case; the cheapest way first.

    Nothing more than is needed in any. None where everything fits together, or where no way was
    found within bounds.
    """
    voice = Voice(case, party, ask)
    return tuple(voice.sorted(mend) for mend in cheapest_mends(voice, MOST_WAYS))


def resolved(case: Case, party: str, withdrawn: Collection[str]) -> Case:
    """The case without what a way withdraws; claims about the rest stay."""
    mine = {statement.id for statement in case.own_words_of(party)} - set(withdrawn)
    return replace(
        case,
        statements=tuple(s for s in case.statements if s.holder != party or s.id in mine),
        linkages=tuple(link for link in case.linkages if f"linkages.{link.id}" not in withdrawn),
        no_deal=tuple(n for n in case.no_deal if f"no_deal:{n.party}" not in withdrawn),
    )

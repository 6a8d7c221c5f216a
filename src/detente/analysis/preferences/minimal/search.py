"""Every minimal conflict and every minimal withdrawal of what one party says.

MARCO (Liffiton, Previti, Malik and Marques-Silva, Fast, flexible MUS enumeration, Constraints 21,
2016) with the cheapest undecided withdrawal next (implicit hitting sets): if the rest fits
together it is a mend, and no cheaper one is still to come; if not, the rest holds a new conflict.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from detente.analysis.preferences.minimal.hitting import cheapest_unexplored
from detente.analysis.preferences.minimal.shrink import shrunk
from detente.analysis.preferences.minimal.voice import Voice


@dataclass(frozen=True, slots=True)
class Found:
    """Minimal conflicts, smallest first, and minimal withdrawals that mend them, cheapest first.

    Equal ones in the order of the case. ``scales`` are, per conflict, further elements without
    which it would not stand: they say what its numbers are measured on, and are never withdrawn
    for its sake. ``complete`` is False where a limit ended the search: then
    conflicts may be missing, and no withdrawal that is missing is cheaper than those listed.
    """

    conflicts: tuple[frozenset[str], ...] = ()
    scales: tuple[frozenset[str], ...] = ()
    mends: tuple[frozenset[str], ...] = ()
    complete: bool = True


def search(
    voice: Voice,
    most_conflicts: int,
    most_mends: int,
    among: Collection[str] | None = None,
) -> Found:
    """Enumerate until nothing is left, or either limit is reached; ``among`` these alone if given.

    Both are empty where everything fits together. A set that clashes is never taken to hold
    another unless that was tried: every conflict clashes and fits without any one of its elements,
    every mend leaves a rest that fits.
    """
    scales: dict[frozenset[str], frozenset[str]] = {}
    mends: list[frozenset[str]] = []
    elements = voice.elements if among is None else voice.sorted(among)
    costs = {element: voice.cost(element) for element in elements}
    complete = False
    while len(scales) < most_conflicts and len(mends) < most_mends:
        dropped = cheapest_unexplored(tuple(scales), mends, costs)
        complete = dropped is None
        if dropped is None:
            break
        rest = frozenset(elements) - dropped
        if not voice.fits(rest):
            whole = _conflict(voice, rest)
            disputed = voice.in_dispute(whole)
            scales[disputed] = whole - disputed
        elif dropped:
            mends.append(dropped)
        else:
            complete = True
            break
    conflicts = _smallest_first(voice, scales)
    return Found(conflicts, tuple(scales[one] for one in conflicts), tuple(mends), complete)


def _smallest_first(
    voice: Voice, conflicts: Iterable[frozenset[str]]
) -> tuple[frozenset[str], ...]:
    """Without those that hold another: two may differ in what they are measured on alone."""
    found = set(conflicts)
    smallest = (one for one in found if not any(other < one for other in found))
    places = {one: sorted(voice.place[element] for element in one) for one in smallest}
    return tuple(sorted(places, key=lambda one: (len(one), places[one])))


MOST_CONFLICTS = 60
"""Conflicts met on the way to withdrawals, after which whoever only needs these gives up."""


def cheapest_mends(voice: Voice, most: int) -> tuple[frozenset[str], ...]:
    """The cheapest withdrawals after which the rest fits together, at most so many.

    None where everything fits, and where a limit was reached before any was found.
    """
    return search(voice, MOST_CONFLICTS, most).mends


def _conflict(voice: Voice, clashing: frozenset[str]) -> frozenset[str]:
    """A minimal conflict among elements that clash, from those under suspicion if they clash."""
    while (suspects := voice.suspects(clashing)) < clashing and not voice.fits(suspects):
        clashing = suspects
    return shrunk(voice.sorted(clashing), lambda kept: not voice.fits(kept))

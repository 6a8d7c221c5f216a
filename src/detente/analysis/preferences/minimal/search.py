"""Every minimal conflict and every minimal withdrawal of what one party says.

MARCO (Liffiton, Previti, Malik and Marques-Silva, Fast, flexible MUS enumeration, Constraints 21,
2016) with the cheapest undecided withdrawal next (implicit hitting sets): if the rest fits
together it is a mend, and no cheaper one is still to come; if not, the rest holds a new conflict.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from detente.analysis.preferences.minimal.hitting import cheapest_unexplored
from detente.analysis.preferences.minimal.shrink import shrunk
from detente.analysis.preferences.minimal.voice import Voice


@dataclass(frozen=True, slots=True)
class Found:
    """Minimal conflicts, smallest first, and minimal withdrawals that mend them, cheapest first.

    Equal ones in the order of the case. ``complete`` is False where a limit ended the search: then
    conflicts may be missing, and no withdrawal that is missing is cheaper than those listed.
    """

    conflicts: tuple[frozenset[str], ...] = ()
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
    conflicts: list[frozenset[str]] = []
    mends: list[frozenset[str]] = []
    elements = voice.elements if among is None else voice.sorted(among)
    costs = {element: voice.cost(element) for element in elements}
    complete = False
    while len(conflicts) < most_conflicts and len(mends) < most_mends:
        dropped = cheapest_unexplored(conflicts, mends, costs)
        if dropped is None:
            complete = True
            break
        rest = frozenset(elements) - dropped
        if not voice.fits(rest):
            conflicts.append(_conflict(voice, rest))
        elif dropped:
            mends.append(dropped)
        else:
            complete = True
            break
    conflicts.sort(key=lambda found: (len(found), [voice.place[e] for e in voice.sorted(found)]))
    return Found(tuple(conflicts), tuple(mends), complete)


def _conflict(voice: Voice, clashing: frozenset[str]) -> frozenset[str]:
    """A minimal conflict among elements that clash, from those under suspicion if they clash."""
    suspects = voice.suspects(clashing)
    while suspects is not None and suspects < clashing and not voice.fits(suspects):
        clashing, suspects = suspects, voice.suspects(suspects)
    return shrunk(voice.sorted(clashing), lambda kept: not voice.fits(kept))

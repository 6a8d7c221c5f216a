"""Because of which statements something holds: a smallest set that implies it.

A preferential reduct (Kadziński and others 2014, OR Spectrum, doi 10.1007/s00291-014-0361-z):
the rest could be left out, none of these can.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from detente.analysis.preferences.conflicts.voices import voice_of
from detente.analysis.preferences.minimal import Voice, cheapest_mends, shrunk
from detente.analysis.preferences.outlook import Outlook
from detente.case import Case, Package, Prefers


def reasons(case: Case, party: str, more: Package, less: Package) -> tuple[str, ...] | None:
    """Ids of statements because of which one package is certainly at least as good as another.

    None where it is not certain; empty where it is so whatever is said. Of a party that
    contradicts itself: what implies it once the cheapest withdrawal has mended that.
    """
    voice = voice_of(case, party)
    elements = _fitting(voice)
    opposite = Prefers("opposite", party, less, more)
    refuted = Outlook(voice.kept(elements).adding(opposite), party).refutation()
    first = elements.intersection(() if refuted is None else refuted.origins)
    return _smallest(voice, (first, elements), lambda outlook: outlook.no_loss(more, less))


def reasons_for(case: Case, party: str, holds: Callable[[Outlook], bool]) -> tuple[str, ...] | None:
    """The same of anything that an outlook tells, such as that a package is above no deal."""
    voice = voice_of(case, party)
    return _smallest(voice, (_fitting(voice),), holds)


def _smallest(
    voice: Voice, sets: Sequence[frozenset[str]], holds: Callable[[Outlook], bool]
) -> tuple[str, ...] | None:
    """A smallest part of the first of some sets that implies it.

    Every part is rebuilt and asked: what stays implies it, and does not without any one element.
    """
    known: dict[frozenset[str], bool] = {}

    def implies(kept: frozenset[str]) -> bool:
        if kept not in known:
            outlook = Outlook(voice.kept(kept), voice.party)
            known[kept] = not outlook.contradictory and holds(outlook)
        return known[kept]

    enough = next(filter(implies, sets), None)
    return None if enough is None else voice.sorted(shrunk(voice.sorted(enough), implies))


def _fitting(voice: Voice) -> frozenset[str]:
    """What is left of a voice once it fits together."""
    return frozenset(voice.elements).difference(*cheapest_mends(voice, 1))

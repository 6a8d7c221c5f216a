"""All contradictions in what one party says (preferences, section 4.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.analysis.preferences.conflicts.chain import chained
from detente.analysis.preferences.conflicts.kept import kept_sets
from detente.analysis.preferences.conflicts.proof import proof_of
from detente.analysis.preferences.conflicts.spoken import issues_of
from detente.analysis.preferences.conflicts.voices import voice_of
from detente.analysis.preferences.findings import Conflict
from detente.analysis.preferences.minimal import Found, Voice, search
from detente.case import Case, Statement

MOST = 20
"""Conflicts, or withdrawals, after which the enumeration stops and says so."""


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The contradictions of one party, and the withdrawals that mend all of them.

    ``conflicts``: smallest first. ``withdrawals``: ids, none of which could stay; cheapest first.
    ``complete`` is False where a limit ended the search: conflicts may be missing, and withdrawals
    that are not cheaper than those listed.
    """

    conflicts: tuple[Conflict, ...] = ()
    withdrawals: tuple[tuple[str, ...], ...] = ()
    complete: bool = True


def conflicts(
    case: Case, party: str, *, most: int = MOST, ids: Sequence[str] | None = None
) -> Conflicts:
    """Every minimal conflict in a party's own words, its no deal among them.

    Answers are joined, and what was withdrawn is left out. ``ids``: among these elements alone
    (statements, ``linkages.ID``, ``no_deal:PARTY``); raises ``KeyError`` for one it does not say.
    Where it was only ever instructed, the instructions are its words.
    """
    voice = voice_of(case, party)
    return _listed(case, voice, search(voice, most, most, ids))


def conflicts_among(
    case: Case, party: str, statements: Sequence[Statement], *, most: int = MOST
) -> Conflicts:
    """Every minimal conflict among statements of any voices, as if one person held them all.

    With the party's no deal, which is nobody's word alone.
    """
    voice = voice_of(case, party, statements)
    return _listed(case, voice, search(voice, most, most))


def _listed(case: Case, voice: Voice, found: Found) -> Conflicts:
    seen = kept_sets(case, voice.party)
    pairs = zip(found.conflicts, found.scales, strict=True)
    return Conflicts(
        tuple(_conflict(voice, disputed, scale, seen) for disputed, scale in pairs),
        tuple(voice.sorted(mend) for mend in found.mends),
        found.complete,
    )


def _conflict(
    voice: Voice,
    disputed: frozenset[str],
    scale: frozenset[str],
    seen: Sequence[frozenset[str]],
) -> Conflict:
    order = chained(voice.sorted(disputed), {e: issues_of(voice.element(e)) for e in disputed})
    proof = proof_of(voice, disputed, scale)
    prices = tuple((e, proof.prices[e]) for e in order if e in proof.prices)
    kept = any(disputed <= standing for standing in seen)
    return Conflict(order, prices, proof.exact, kept, voice.sorted(scale))

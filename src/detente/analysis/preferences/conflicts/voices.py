"""The voice of a party, asked of its outlook whether what it says fits together."""

from __future__ import annotations

from collections.abc import Iterable

from detente.analysis.preferences.minimal import Voice
from detente.analysis.preferences.outlook import Outlook
from detente.analysis.preferences.ways import ways_of
from detente.case import Case, Statement, in_force


def voice_of(case: Case, party: str, statements: Iterable[Statement] | None = None) -> Voice:
    """A party's voice as it stands: with its answers, without what was withdrawn.

    ``statements`` in place of its own words: those of several voices, say.
    """

    def ask(kept: Case) -> Outlook:
        return Outlook(kept, party)

    return Voice(in_force(case), party, ask, statements=statements)


def ways(case: Case, party: str) -> tuple[tuple[str, ...], ...]:
    """The smallest withdrawals that an outlook follows: at most eight, the cheapest first."""
    return ways_of(in_force(case), party, lambda kept: Outlook(kept, party)).withdrawn

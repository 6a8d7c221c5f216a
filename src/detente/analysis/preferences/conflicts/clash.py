"""Whether what a party says fits together, asked of its outlook."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.preferences.minimal import Voice
from detente.analysis.preferences.outlook import Outlook
from detente.case import Case, Statement, in_force


def voice_of(case: Case, party: str, statements: Sequence[Statement] | None = None) -> Voice:
    """A party's voice as it stands: with its answers, without what was withdrawn.

    ``statements`` in place of its own words: those of several voices, say.
    """

    def clash(kept: Case) -> frozenset[str] | None:
        return frozenset() if Outlook(kept, party).contradictory else None

    return Voice(in_force(case), party, clash, statements)

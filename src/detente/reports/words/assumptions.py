"""What would flip a cell of the brief: the element, whose it is, and the cells it turns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from detente.analysis.overview import Analysis
from detente.analysis.robustness import Assumption, Flip
from detente.reports.words import elements
from detente.reports.words.cell import acceptance
from detente.reports.words.names import Names
from detente.reports.words.rows import ref_name

MOST_ROWS = 4


def named(names: Names, assumed: Assumption) -> str:
    """The element, its owner and its grade: ``“no water for free” (Upland; unsourced)``."""
    return names.say(
        "brief.assumption.owned",
        words=names.quoted(elements.resting_on(names, assumed.element)),
        party=names.party(assumed.owner),
        grade=names.grade(assumed.grade),
    )


def assumption(names: Names, analysis: Analysis, assumed: Assumption, most: int = 2) -> str:
    """The whole sentence: were it not so, these cells would turn (``most`` groups of them)."""
    turns = list(turned(names, analysis, assumed.flips))
    if len(turns) > most:
        turns = [*turns[:most], names.say("brief.assumption.more")]
    return names.say(
        "brief.assumption.sentence", named=named(names, assumed), flips="; ".join(turns)
    )


def turned(names: Names, analysis: Analysis, flips: Sequence[Flip]) -> tuple[str, ...]:
    """What turns, a clause for each group of cells of one party that turn alike."""
    return tuple(
        _turned(names, analysis, list(alike))
        for _, alike in groupby(sorted(flips, key=_alike), key=_alike)
    )


def _alike(flip: Flip) -> tuple[str, str, str]:
    return flip.party, flip.before, flip.after


def _turned(names: Names, analysis: Analysis, flips: Sequence[Flip]) -> str:
    """Cells of one party that turn alike: ``for Delta, no deal reads refuses ...``."""
    rows = [names.quoted(ref_name(names, analysis, flip.row)) for flip in flips]
    return names.say(
        "brief.assumption.flip",
        rows=names.some_of(rows, MOST_ROWS),
        party=names.party(flips[0].party),
        before=acceptance(names, flips[0].before),
        after=acceptance(names, flips[0].after),
    )

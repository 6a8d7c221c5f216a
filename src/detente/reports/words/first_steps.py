"""A first step in words: what moves, for whom it is certainly no loss, of whom nothing is known."""

from __future__ import annotations

from detente.analysis.agreements import Acceptance, FirstStep
from detente.reports.words.names import Names
from detente.reports.words.within_reach import moves


def first_step(names: Names, step: FirstStep) -> str:
    """The whole step as one or two sentences."""
    certain = [party for party, found in step.acceptance if found is Acceptance.CERTAIN]
    unknown = [party for party, found in step.acceptance if found is Acceptance.UNKNOWN]
    words = [f"{moves(names, step)}."]
    if certain:
        words.append(
            names.say(
                "brief.within.agreed",
                parties=names.listed([names.party(p) for p in certain], len(certain)),
            )
        )
    if unknown:
        words.append(
            names.say(
                "brief.within.unasked",
                parties=names.listed([names.party(p) for p in unknown], len(unknown)),
            )
        )
    return " ".join(words)

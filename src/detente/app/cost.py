"""What an analysis will cost at most, known before it starts."""

from __future__ import annotations

from collections.abc import Iterable

from detente.analysis.problem import compile_case
from detente.analysis.solutions import Estimate, estimate
from detente.app.requests import chosen_parties
from detente.case import Case, in_force
from detente.i18n import say

WORTH_SAYING = 10.0
"""Seconds below which nobody needs to be told beforehand."""


def cost(
    case: Case,
    parties: Iterable[str] | None = None,
    *,
    max_points: int = 200_000,
    language: str = "en",
) -> Estimate:
    """What the frontier of the zone will take at most; nothing is enumerated.

    Raises `BadRequestError` where a party does not fit the case.
    """
    compiled = compile_case(in_force(case), chosen_parties(case, parties, language))
    return estimate(compiled.problem, zone=True, cap=max_points)


def cost_in_words(expected: Estimate, language: str) -> str | None:
    """A sentence for a person who is about to wait, or who will not get a frontier; else None."""
    if expected.outcome in ("hopeless", "too_large"):
        return say(f"cli.cost_{expected.outcome}", language)
    if expected.seconds < WORTH_SAYING:
        return None
    megabytes = max(1, expected.memory // 1_000_000)
    seconds = round(expected.seconds)
    return say("cli.cost", language, seconds=seconds, megabytes=megabytes)

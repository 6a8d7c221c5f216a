"""Analyse a case: what ``detente analyze`` and the Python API call."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

from detente.analysis.agreements import Limits
from detente.analysis.overview import Analysis, Request, analyze_case
from detente.analysis.solutions import exponents
from detente.app.requests import BadRequestError, chosen_parties, chosen_powers
from detente.app.version import version
from detente.case import Case
from detente.i18n import say

LONGEST = 120.0
"""Seconds after which an analysis without a time limit of its own answers with what it has."""


def analyze(
    case: Case,
    parties: Iterable[str] | None = None,
    *,
    power: Mapping[str, str | int | Fraction] | None = None,
    time_limit: float | None = None,
    max_points: int = 200_000,
    progress: Callable[[str, int, int], None] | None = None,
    beside: Analysis | None = None,
    language: str = "en",
) -> Analysis:
    """What is within reach in a case, what blocks, and what to find out first.

    ``parties`` are the ids of those who negotiate (default: all but mediators); only their red
    lines, no-deal values and utilities count, and only issues that they decide move. ``power``
    weighs parties in weighted Nash. ``time_limit`` is in seconds (default 120): beyond it the
    answer is partial and says so. ``max_points`` caps the frontier, with a certified error.
    ``progress`` is called with (method, done, total). ``beside`` is the analysis of a nearly equal
    case for the same parties: what it found of parties that see no change is taken over, and what
    would bring in those who refuse is left out.

    Raises `BadRequestError` (a `ValueError`) where a party or a power does not fit the case, or
    the powers stand in too fine a proportion.
    """
    limit = LONGEST if time_limit is None else time_limit
    request = Request(
        parties=chosen_parties(case, parties, language),
        powers=chosen_powers(case, power or {}, language),
        limits=Limits(points=max_points, deadline=time.monotonic() + limit, progress=progress),
        beside=beside,
    )
    _check_proportion(case, request, language)
    return analyze_case(case, request, version=version(), made_on=date.today())


def _check_proportion(case: Case, request: Request, language: str) -> None:
    try:
        exponents([request.power(case, party) for party in request.parties])
    except ValueError:
        raise BadRequestError(say("requests.proportion", language)) from None

"""Improve a package: what ``detente improve`` calls."""

from __future__ import annotations

import time
from collections.abc import Iterable
from fractions import Fraction

from detente.analysis.agreements import Improvements, Limits, efficient
from detente.analysis.agreements import improve as improve_package
from detente.analysis.preferences import Outlook
from detente.analysis.problem import compile_case
from detente.app.analyze import LONGEST
from detente.app.references import package_asked
from detente.app.requests import chosen_parties
from detente.case import Case, in_force

FRONTIER_SHARE = 0.6
"""The part of the time that a frontier may take; a solver has the rest."""


def improve(
    case: Case,
    reference: str,
    parties: Iterable[str] | None = None,
    *,
    time_limit: float | None = None,
    language: str = "en",
) -> Improvements:
    """The packages that hurt nobody and help somebody, set beside the one a reference names.

    ``time_limit`` is in seconds (default 120); beyond it the answer is partial and says so. Raises
    `BadRequestError` where a party or the reference does not fit the case.
    """
    chosen = chosen_parties(case, parties, language)
    deadline = time.monotonic() + (LONGEST if time_limit is None else time_limit)
    start = package_asked(reference, case, chosen, time_limit=time_limit, language=language)
    case = in_force(case)
    compiled = compile_case(case, chosen)
    outlooks = [Outlook(case, party) for party in chosen]
    even = [Fraction(1)] * len(chosen)
    limits = Limits(deadline=deadline)
    found = efficient(compiled, outlooks, even, limits.part(FRONTIER_SHARE), singly=False)
    return improve_package(case, compiled, outlooks, found, start, deadline=limits.grace)

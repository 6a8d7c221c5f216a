"""Compare two analyses: what ``detente diff`` and the Python API call."""

from __future__ import annotations

import time
from collections.abc import Iterable

from detente.analysis.overview import Analysis, Difference, difference
from detente.app.analyze import LONGEST, analyze
from detente.app.requests import BadRequestError
from detente.case import Case
from detente.i18n import say


def diff(old: Analysis, new: Analysis) -> Difference:
    """Which findings flipped between two analyses, and because of which change of the case.

    Raises ``ValueError`` where no party negotiates in both.
    """
    return difference(old, new, deadline=time.monotonic() + LONGEST)


def diff_cases(
    old: Case,
    new: Case,
    parties: Iterable[str] | None = None,
    *,
    time_limit: float | None = None,
    language: str = "en",
) -> Difference:
    """Compare two versions of a case, for parties that both have (default: all but mediators).

    ``time_limit`` is in seconds for everything together (default 120). Raises `BadRequestError`
    where a party is in one version only, or none in both.
    """
    deadline = time.monotonic() + (LONGEST if time_limit is None else time_limit)
    common = [p for p in new.negotiators() if p in old.negotiators()]
    chosen = list(parties) if parties is not None else common
    if not common:
        raise BadRequestError(say("requests.nothing_in_common", language))
    first = analyze(old, chosen, time_limit=_left(deadline) / 2, language=language)
    second = analyze(new, chosen, time_limit=_left(deadline), language=language)
    return difference(first, second, deadline=deadline)


def _left(deadline: float) -> float:
    """Seconds until then."""
    return max(0.0, deadline - time.monotonic())

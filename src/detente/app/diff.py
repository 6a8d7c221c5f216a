"""Compare two analyses: what ``detente diff`` and the Python API call."""

from __future__ import annotations

from collections.abc import Iterable

from detente.analysis.overview import Analysis, Difference, difference
from detente.app.analyze import analyze
from detente.app.requests import BadRequestError
from detente.case import Case
from detente.i18n import say


def diff(old: Analysis, new: Analysis) -> Difference:
    """Which findings flipped between two analyses, and because of which change of the case.

    Raises ``ValueError`` where no party negotiates in both.
    """
    return difference(old, new)


def diff_cases(
    old: Case,
    new: Case,
    parties: Iterable[str] | None = None,
    *,
    time_limit: float | None = None,
    language: str = "en",
) -> Difference:
    """Compare two versions of a case, for parties that both have (default: all but mediators)."""
    common = [p for p in new.negotiators() if p in old.negotiators()]
    chosen = list(parties) if parties is not None else common
    if not common:
        raise BadRequestError(say("requests.nothing_in_common", language))
    return difference(
        analyze(old, chosen, time_limit=time_limit, language=language),
        analyze(new, chosen, time_limit=time_limit, language=language),
    )

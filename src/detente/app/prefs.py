"""What is known of one party's preferences: what ``detente prefs`` calls."""

from __future__ import annotations

from datetime import date

from detente.analysis.advice.known import Known, known
from detente.app.references import package_asked
from detente.app.requests import BadRequestError, chosen_parties
from detente.case import Case
from detente.i18n import say

SAMPLES = 1_000
"""Samples behind the representative, where no number is asked for."""


def prefs(
    case: Case,
    party: str,
    reference: str | None = None,
    *,
    samples: int = SAMPLES,
    seed: int = 0,
    since: str | date | None = None,
    language: str = "en",
) -> Known:
    """What a party said, what follows, what contradicts, where two ways of asking disagree.

    ``reference`` names a package to be set beside the others and against the instructions,
    ``since`` the first day (``2026-05-03``) of the history told. Raises `BadRequestError` where
    the party, the package or the day does not fit.
    """
    (one,) = chosen_parties(case, [party], language)
    given = []
    if reference is not None:
        parties = chosen_parties(case, None, language)
        given = [package_asked(reference, case, parties, time_limit=None, language=language)]
    return known(case, one, given, samples=samples, seed=seed, since=_day(since, language))


def _day(written: str | date | None, language: str) -> date | None:
    if written is None or isinstance(written, date):
        return written
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BadRequestError(say("preferences.since", language, written=written)) from None

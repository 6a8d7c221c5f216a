"""Who must agree to a package, and who could undo it: what ``detente ratify`` calls."""

from __future__ import annotations

import time
from collections.abc import Iterable

from detente.analysis.overview.consent import stances_of
from detente.analysis.preferences import Outlook
from detente.analysis.ratification import Ratification
from detente.analysis.ratification import ratify as ratify_package
from detente.app.analyze import LONGEST
from detente.app.references import package_asked
from detente.app.requests import chosen_parties
from detente.case import Case, Kind, in_force


def ratify(
    case: Case,
    reference: str,
    parties: Iterable[str] | None = None,
    *,
    time_limit: float | None = None,
    language: str = "en",
) -> Ratification:
    """Who must agree to the package a reference names, who refuses, and who could undo it.

    ``parties`` are those who negotiate (default: all but mediators). ``time_limit`` is in seconds
    (default 120); beyond it the answer is partial and says so. Raises `BadRequestError` where a
    party or the reference does not fit the case.
    """
    chosen = chosen_parties(case, parties, language)
    deadline = time.monotonic() + (LONGEST if time_limit is None else time_limit)
    package = package_asked(reference, case, chosen, time_limit=time_limit, language=language)
    case = in_force(case)
    outlooks = {p.id: Outlook(case, p.id) for p in case.parties if p.kind is not Kind.MEDIATOR}
    return ratify_package(case, package, chosen, stances_of(outlooks), outlooks, deadline=deadline)

"""One package by itself: what the page of a package and its JSON are made from."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.overview import Judged, judged
from detente.analysis.overview.consent import stances_of
from detente.analysis.preferences import Outlook
from detente.analysis.ratification import Ratification, ratify
from detente.app.references import package_asked
from detente.app.requests import chosen_parties
from detente.case import Case, Kind, in_force


@dataclass(frozen=True, slots=True)
class PackageSeen:
    """A package, judged, and who must agree to it."""

    judged: Judged
    ratification: Ratification


def judge(
    case: Case,
    reference: str,
    parties: Iterable[str] | None = None,
    *,
    time_limit: float = 10.0,
    language: str = "en",
) -> PackageSeen:
    """Who accepts the package a reference names and why, what it crosses, who must agree to it.

    Raises `BadRequestError` where a party or the reference does not fit the case.
    """
    chosen = chosen_parties(case, parties, language)
    deadline = time.monotonic() + time_limit
    package = package_asked(reference, case, chosen, time_limit=time_limit, language=language)
    case = in_force(case)
    outlooks = {p.id: Outlook(case, p.id) for p in case.parties if p.kind is not Kind.MEDIATOR}
    stances = stances_of(outlooks)
    return PackageSeen(
        judged(case, package, chosen, outlooks),
        ratify(case, package, chosen, stances, outlooks, deadline=deadline),
    )

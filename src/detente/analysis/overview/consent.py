"""Who must agree to the packages of the brief, and in which order one of them is carried out.

Here acceptance is handed to ratification as stances: the two rooms are strangers.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from detente.analysis.agreements import Acceptance, acceptance
from detente.analysis.overview.rows import Shown
from detente.analysis.preferences import Outlook
from detente.analysis.ratification import Ratification, Stance, Stances, Vote, ratify
from detente.analysis.roadmap import Roadmap, roadmap
from detente.case import Case, Package

_VOTES = {
    Acceptance.CERTAIN: Vote.YES,
    Acceptance.POSSIBLE: Vote.OPEN,
    Acceptance.REFUSED: Vote.NO,
    Acceptance.UNKNOWN: Vote.UNKNOWN,
}


def stances_of(outlooks: Mapping[str, Outlook]) -> Stances:
    """How every party votes on a package, as it accepts it; each answer is worked out once.

    ``outlooks`` hold every party but mediators, by id.
    """
    known: dict[tuple[str, Package], Stance] = {}

    def stance(party: str, package: Package) -> Stance:
        found = known.get((party, package))
        if found is None:
            found = known[party, package] = _stance(outlooks[party], package)
        return found

    return stance


def _stance(outlook: Outlook, package: Package) -> Stance:
    verdict = acceptance(outlook, package)
    spared = verdict.without_possible
    return Stance(
        _VOTES[verdict.acceptance],
        verdict.because,
        verdict.grade,
        None if spared is None else _VOTES[spared],
    )


def ratified(
    case: Case,
    parties: Sequence[str],
    outlooks: Mapping[str, Outlook],
    rows: Sequence[Shown],
    deadline: float,
    *,
    bring_in: bool = True,
) -> tuple[tuple[str, Ratification], ...]:
    """Who must agree to each package shown, by its reference; a package left open is passed over.

    The rows share the time until the ``deadline`` (``time.monotonic``) evenly. ``bring_in``: also
    what would bring in those who refuse.
    """
    moved = [row for row in rows if row.package is not None and row.moves]
    stances = stances_of(outlooks)
    found: list[tuple[str, Ratification]] = []
    for place, row in enumerate(moved):
        now = time.monotonic()
        share = now + (deadline - now) / (len(moved) - place)
        if row.package is not None and _complete(case, row.package):
            about = ratify(
                case, row.package, parties, stances, outlooks, deadline=share, bring_in=bring_in
            )
            found.append((row.ref, about))
    return tuple(found)


def carried_out(
    case: Case,
    parties: Sequence[str],
    outlooks: Mapping[str, Outlook],
    rows: Sequence[Shown],
    deadline: float,
) -> tuple[str | None, Roadmap | None]:
    """The broad package of the brief, else its first step: its reference and its roadmap."""
    for kind in ("broad", "first_step"):
        for row in rows:
            if row.kind == kind and row.package is not None and _complete(case, row.package):
                return row.ref, roadmap(case, row.package, parties, outlooks, deadline=deadline)
    return None, None


def _complete(case: Case, package: Package) -> bool:
    return {issue.id for issue in case.issues} == set(package.as_dict())

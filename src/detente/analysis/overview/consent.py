"""Who must agree to the packages of the brief: stances from acceptance, handed to ratification."""

from __future__ import annotations

from collections.abc import Mapping

from detente.analysis.agreements import Acceptance, acceptance
from detente.analysis.preferences import Outlook
from detente.analysis.ratification import Stance, Stances, Vote
from detente.case import Package

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

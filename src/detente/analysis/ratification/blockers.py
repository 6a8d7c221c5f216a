"""Who stops a package, and with which statement?"""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.ratification.findings import Blocker, BlocVote, Consent, Vote


def blockers(consents: tuple[Consent, ...]) -> tuple[Blocker, ...]:
    """Everybody behind a consent that is refused, in the order of the consents."""
    return tuple(found for consent in consents for found in _behind(consent))


def _behind(consent: Consent) -> Iterator[Blocker]:
    if consent.passes != "no":
        return
    possible = consent.without_possible != "no"
    against = [bloc for bloc in consent.blocs if _counts(bloc)]
    for bloc in against:
        only = possible and bloc.without_possible is not Vote.NO
        yield Blocker(consent.id, consent.party, bloc.bloc, bloc.because, bloc.grade, only)
    if not against:
        because = next(iter(consent.because), None)
        yield Blocker(consent.id, consent.party, None, because, consent.grade, possible)


def _counts(bloc: BlocVote) -> bool:
    """Whether a bloc votes against with any weight: it is needed, or has seats in a vote."""
    return bloc.vote is Vote.NO and (bloc.indispensable or bloc.seats != 0)

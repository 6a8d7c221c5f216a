"""What could each party do about a package?"""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.ratification.council import Council
from detente.analysis.ratification.findings import Consent, Power, Undoing
from detente.case import Kind, Package


def powers(
    council: Council, package: Package, consents: tuple[Consent, ...], undone: tuple[Undoing, ...]
) -> tuple[Power, ...]:
    """The powers of every party but mediators, at the table or not, in the order of the case."""
    return tuple(
        power
        for party in council.case.parties
        if party.kind is not Kind.MEDIATOR
        for power in _of(party.id, council, package, consents, undone)
    )


def _of(
    party: str,
    council: Council,
    package: Package,
    consents: tuple[Consent, ...],
    undone: tuple[Undoing, ...],
) -> Iterator[Power]:
    for consent in consents:
        if consent.party == party and consent.kind == "decider":
            yield Power(party, "withhold", consent.issues)
    for consent in consents:
        if consent.party == party and consent.kind != "decider":
            yield Power(party, "vote", consent.issues, consent.id)
    for undoing in undone:
        if party in undoing.coalition:
            yield Power(party, "undo", undoing.issues, undoing.act)
    moved = set(council.moved(package))
    carried = tuple(
        issue.id
        for issue in council.case.issues
        if issue.id in moved and party in issue.carried_out_by
    )
    if carried and party not in council.parties:
        yield Power(party, "stop", carried)

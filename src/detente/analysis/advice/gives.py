"""What an offer gives away, issue by issue, against the party's own best package within reach."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.advice.offers_finding import Given
from detente.analysis.advice.seats import effect_of
from detente.analysis.preferences import Outlook
from detente.analysis.preferences.bounds import ANYTHING
from detente.case import Package


def gives(
    own: Outlook, others: Sequence[Outlook], best: Package, offer: Package
) -> tuple[Given, ...]:
    """Every issue on which an offer differs from the best package, and what the move does.

    Each move is priced on its own from the best package: the costs of a sum of issues add up to
    what the whole costs, those of combinations that are worth more together need not.
    """
    mine, theirs = offer.as_dict(), best.as_dict()
    differing = [i.id for i in own.case.issues if mine.get(i.id) != theirs.get(i.id)]
    return tuple(_given(own, others, best, issue, mine.get(issue)) for issue in differing)


def _given(
    own: Outlook, others: Sequence[Outlook], best: Package, issue: str, offered: str | None
) -> Given:
    rest = Package(tuple(pair for pair in best.choices if pair[0] != issue))
    moved = rest if offered is None else best.changed({issue: offered})
    cost = own.difference(best, moved) if own.knows(issue) else ANYTHING
    effects = [
        effect_of(other.difference(moved, best)) if other.knows(issue) else "unknown"
        for other in others
    ]
    return Given(
        issue=issue,
        best=best.get(issue) or "",
        offered=offered or "",
        cost=cost,
        effect=effect_of(-cost) if own.knows(issue) else "unknown",
        effects=tuple(zip((other.said.party for other in others), effects, strict=True)),
    )

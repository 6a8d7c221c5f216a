"""What a change of a package takes from whom."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from detente.analysis.preferences import Outlook, Span
from detente.analysis.problem import CentralUtility, central_utility
from detente.analysis.ratification.findings import Loss
from detente.case import Package


class Losses:
    """The losses of every party with a stake, each party's central utility worked out once."""

    def __init__(self, outlooks: Mapping[str, Outlook]) -> None:
        """``outlooks`` hold every party but mediators, by id."""
        self.outlooks = outlooks
        self._central = {
            party: central_utility(outlook.case, party, outlook.said)
            for party, outlook in outlooks.items()
        }

    def of(self, before: Package, after: Package) -> tuple[Loss, ...]:
        """What going from one package to another takes from each party."""
        return tuple(self._loss(party, before, after) for party in self.outlooks)

    def _loss(self, party: str, before: Package, after: Package) -> Loss:
        outlook = self.outlooks[party]
        if not knows_of_change(outlook, before, after):
            return Loss(party, "unknown", None, None, None)
        span = outlook.difference(before, after)
        central = _change(self._central[party], before, after)
        if span.low is not None and span.low > 0:
            return Loss(party, "certain", span.low, span.high, central)
        if span.high is not None and span.high <= 0:
            return Loss(party, "none", span.low, span.high, central)
        return Loss(party, "possible", span.low, span.high, central)


def knows_of_change(outlook: Outlook, before: Package, after: Package) -> bool:
    """Whether anything is known of a party on what changes between two packages, if anything does.

    Numbers as given are sums in which an issue left out adds nothing: there, saying anything says
    something about every issue.
    """
    if outlook.contradictory:
        return False
    if outlook.said.scale.as_given:
        return outlook.said.anything
    moves = after.moves_from(before)
    return not moves or any(outlook.knows(move.issue) for move in moves)


def gain(outlook: Outlook, more: Package, less: Package) -> Span | None:
    """The bounds of what one package brings a party against another; None where unknown."""
    return outlook.difference(more, less) if knows_of_change(outlook, less, more) else None


def _change(central: CentralUtility | None, more: Package, less: Package) -> Fraction | None:
    if central is None or central.unpriced & {*more.choices, *less.choices}:
        return None
    return central.change(more, less)

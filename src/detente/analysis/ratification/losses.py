"""What a change of a package takes from whom."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from detente.analysis.preferences import Outlook, Span
from detente.analysis.problem import central_utility
from detente.analysis.ratification.findings import Loss
from detente.analysis.ratification.screen import Screen
from detente.case import Package

Label = Literal["certain", "possible", "none", "unknown"]


class Losses:
    """The losses of every party with a stake by going from one package to others."""

    def __init__(self, package: Package, screens: Mapping[str, Screen]) -> None:
        """``screens`` hold every party but mediators, by id, and start from the package."""
        self.package = package
        self.screens = screens
        self._central = {
            party: central_utility(screen.case, party, screen.outlook.said)
            for party, screen in screens.items()
        }

    def of(self, after: Package) -> tuple[Loss, ...]:
        """What another package takes from each party."""
        return tuple(self._loss(party, after) for party in self.screens)

    def label(self, party: str, after: Package) -> Label:
        """Whether another package takes something from a party, by quick bounds where they tell."""
        screen = self.screens[party]
        if not knows_of_change(screen.outlook, self.package, after):
            return "unknown"
        quick = screen.change(after)
        found = "possible" if quick is None or quick.loose else _label(-quick)
        if found != "possible":
            return found
        return _label(screen.outlook.difference(self.package, after))

    def central(self, party: str, after: Package) -> Fraction | None:
        """What another package takes from a party at its central utility; None without one.

        Numbers that contradict something else that was said are no centre of anything.
        """
        central = self._central[party]
        if (
            central is None
            or self.screens[party].outlook.contradictory
            or central.unpriced & {*self.package.choices, *after.choices}
        ):
            return None
        return central.change(self.package, after)

    def _loss(self, party: str, after: Package) -> Loss:
        outlook = self.screens[party].outlook
        if not knows_of_change(outlook, self.package, after):
            return Loss(party, "unknown", None, None, None)
        span = outlook.difference(self.package, after)
        return Loss(party, _label(span), span.low, span.high, self.central(party, after))


def _label(loss: Span) -> Label:
    if loss.low is not None and loss.low > 0:
        return "certain"
    return "none" if loss.high is not None and loss.high <= 0 else "possible"


def knows_of_change(outlook: Outlook, before: Package, after: Package) -> bool:
    """Whether anything is known of a party on what changes between two packages, if anything does.

    Numbers as given are sums in which an issue left out adds nothing: there, saying anything says
    something about every issue.
    """
    if not outlook.tells:
        return False
    if outlook.said.scale.as_given:
        return outlook.said.anything
    moves = after.moves_from(before)
    return not moves or any(outlook.knows(move.issue) for move in moves)


def gain(outlook: Outlook, more: Package, less: Package) -> Span | None:
    """The bounds of what one package brings a party against another; None where unknown."""
    return outlook.difference(more, less) if knows_of_change(outlook, less, more) else None

"""Where everybody stands if it stops here: against today, and against no deal."""

from __future__ import annotations

from collections.abc import Mapping

from detente.analysis.preferences import Outlook, Span
from detente.analysis.roadmap.findings import Change, Standing
from detente.case import Case, Package


class Standings:
    """Every party of the case but mediators, asked about states on the way, each state once."""

    def __init__(self, case: Case, outlooks: Mapping[str, Outlook]) -> None:
        """Gather what the parties have said; those without an outlook get one."""
        self.case = case
        self.start = case.status_quo()
        self.outlooks = {
            party: outlooks[party] if party in outlooks else Outlook(case, party)
            for party in case.negotiators()
        }
        self._kept: dict[Package, tuple[Standing, ...]] = {}

    def at(self, state: Package) -> tuple[Standing, ...]:
        """The standing of each party in a state, in the order of the case."""
        if state not in self._kept:
            self._kept[state] = tuple(
                Standing(party, self._today(outlook, state), _no_deal(outlook, state))
                for party, outlook in self.outlooks.items()
            )
        return self._kept[state]

    def _today(self, outlook: Outlook, state: Package) -> Change:
        moved = [move.issue for move in state.moves_from(self.start)]
        if not moved or not outlook.tells:
            return "unknown" if moved else "same"
        worths = outlook.said.worths
        known = any(map(outlook.knows, moved)) or any(
            issue in moved for link in worths for issue, _ in link.when.parts
        )
        found = change_of(outlook.difference(state, self.start))
        return "unknown" if found == "open" and not known else found


def _no_deal(outlook: Outlook, state: Package) -> Change:
    span = outlook.against_no_deal(state)
    found = "unknown" if span is None else change_of(span)
    return "unknown" if found == "open" and not outlook.said.anything else found


def change_of(span: Span) -> Change:
    """What the bounds of a difference say for certain; *open* where both ways are compatible."""
    low, high = span.low, span.high
    if low is not None and low >= 0:
        if high == 0:
            return "same"
        return "better" if low > 0 else "no_worse"
    if high is not None and high <= 0:
        return "worse" if high < 0 else "no_better"
    return "open"

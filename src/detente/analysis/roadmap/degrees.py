"""How exposed and how tempted one party is on the way: the amount, its share, the label."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from detente.analysis.preferences import Outlook
from detente.analysis.problem import CentralUtility, central_utility
from detente.analysis.roadmap.findings import Degree
from detente.analysis.roadmap.journey import Fixed, Labelled
from detente.analysis.roadmap.labels import RANK, Bounded, Labels
from detente.analysis.roadmap.numbers import fixed, measure_of
from detente.analysis.roadmap.steps import Positions, Way
from detente.case import Case

ZERO = Fraction(0)


class Traveller:
    """One party on the way: its labels, and its central utility where it has one.

    States are bit masks of the steps done; ``mind`` is what the search is told of it.
    """

    def __init__(self, case: Case, way: Way, outlook: Outlook) -> None:
        """Take the party's words, and numbers where they fix a utility of both ends."""
        self.party = outlook.said.party
        self.way = way
        self.labels = Labels(way, outlook)
        self.central = _central(case, way, outlook)
        numbers = None if self.central is None else fixed(case, way, self.central)
        self.central = None if numbers is None else self.central
        self.mind: Fixed | Labelled = numbers or Labelled(self.labels.table)
        self._measure, self._gains = ZERO, False
        if self.central is not None:
            self._measure, self._gains = measure_of(way, self.central)

    @property
    def measure(self) -> Literal["gain", "span"] | None:
        """By what its shares are divided; None where it has no fixed utility."""
        if self.central is None:
            return None
        return "gain" if self._gains else "span"

    def exposure(self, done: int) -> Degree:
        """How much worse off it is than today if everything stops here."""
        amount = None
        if self.central is not None:
            today = self._worth(0)
            amount = max(ZERO, today - self._worth(done), today - self._worth(self._lasting(done)))
        return self._degree(self.labels.exposure(done), amount)

    def temptation(self, done: int) -> Degree:
        """How much better off it is here than at the end."""
        amount = None
        if self.central is not None:
            amount = max(ZERO, self._worth(done) - self._worth((1 << len(self.way.steps)) - 1))
        return self._degree(self.labels.temptation(done), amount)

    def costliest(self) -> tuple[int, ...]:
        """The steps whose taking back would help the party most at the end, by their places.

        Where the end itself is not what exposes it, but what is left of it once all is undone that
        can be, only steps that last count. With amounts it is one, the first of equals; labels may
        not tell several apart.
        """
        places = [k for k in range(len(self.way.steps)) if self._counts(k)]
        costs = [self._cost(*self.around(place)) for place in places]
        found = tuple(k for k, cost in zip(places, costs, strict=True) if cost == max(costs))
        return found if self.central is None else found[:1]

    def _counts(self, place: int) -> bool:
        """Whether a step can be what exposes the party at the end."""
        end = (1 << len(self.way.steps)) - 1
        lasting = self._lasting(end)
        if self.central is None or self._worth(lasting) >= self._worth(end):
            return True
        return bool(lasting >> place & 1)

    def around(self, place: int) -> tuple[Positions, Positions]:
        """The states before and after a step, everything on other issues done."""
        step = self.way.steps[place]
        at = sum(each.issue == step.issue for each in self.way.steps[:place])
        return (
            tuple(at if issue == step.issue else len(o) - 1 for issue, o in self.way.tracks),
            tuple(at + 1 if issue == step.issue else len(o) - 1 for issue, o in self.way.tracks),
        )

    def _cost(self, before: Positions, after: Positions) -> tuple[int, Fraction]:
        """How sure a step is to cost something, and how much; on the central utility if any."""
        if self.central is not None:
            utility = self.central.of
            return (0, utility(self.way.at(before)) - utility(self.way.at(after)))
        found = self.labels.lead(before, after)
        return (RANK[found.label], found.high or ZERO)

    def _lasting(self, done: int) -> int:
        lasting = self.way.lasting(done)
        return lasting or done

    def _worth(self, done: int) -> Fraction:
        assert self.central is not None
        return self.central.of(self.way.at(self.way.positions(done)))

    def _degree(self, found: Bounded, amount: Fraction | None) -> Degree:
        share = None if amount is None else amount / self._measure
        return Degree(found.label, amount, share, found.low, found.high, found.loose)


def _central(case: Case, way: Way, outlook: Outlook) -> CentralUtility | None:
    """The central utility, where both ends of the way are complete packages to it."""
    central = central_utility(case, outlook.said.party, outlook.said)
    if central is None:
        return None
    for issue in case.issues:
        counts = central.depends_on(issue.id) or any(central.table.get(issue.id, {}).values())
        if way.start.get(issue.id) is None and counts:
            return None
    return central


def widest(first: Degree, second: Degree) -> Degree:
    """The wider of two degrees of one party, the first of equals; bounds the larger of each."""
    wider = second if breadth(second) > breadth(first) else first
    low = max(first.low or ZERO, second.low or ZERO)
    open_ended = first.high is None or second.high is None
    high = None if open_ended else max(first.high or ZERO, second.high or ZERO)
    label = max(first.label, second.label, key=RANK.__getitem__)
    return Degree(label, wider.amount, wider.share, low, high, first.loose or second.loose)


def breadth(degree: Degree) -> tuple[int, Fraction]:
    """What orders degrees: an amount above nothing is as certain as a certain label."""
    if degree.share is None:
        return (RANK[degree.label], degree.high or ZERO)
    return (RANK["certain"] if degree.share > 0 else 0, degree.share)


def within(degree: Degree, tolerance: Fraction) -> bool:
    """Whether nothing is above a tolerance: a share, or for a label alone *none*."""
    return degree.label == "none" if degree.share is None else degree.share <= tolerance

"""How exposed or tempted a party is after some steps, over everything compatible with its words.

*Certain* under every compatible utility, *none* under no one, *unknown* where nothing is known of
the party on anything that tells the two states apart, else *possible*. Amounts are bounds over the
same set. This is what can be said before the first number.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb, prod
from typing import TYPE_CHECKING

from detente.analysis.preferences import Outlook, Span
from detente.analysis.roadmap.findings import Label
from detente.analysis.roadmap.journey import CERTAIN, NONE, POSSIBLE, UNKNOWN
from detente.analysis.roadmap.steps import Positions, Way
from detente.case import Package

if TYPE_CHECKING:
    from detente.analysis.roadmap.journey import Array

ZERO = Fraction(0)
RANK: dict[Label, int] = {
    "none": NONE,
    "unknown": UNKNOWN,
    "possible": POSSIBLE,
    "certain": CERTAIN,
}


@dataclass(frozen=True, slots=True)
class Bounded:
    """A label with the bounds of the amount; as in `Degree`, without the central amount."""

    label: Label
    low: Fraction | None = ZERO
    high: Fraction | None = ZERO
    loose: bool = False

    def worse(self, other: Bounded) -> Bounded:
        """The worse of two, each in its label and in its bounds.

        Where both are only possible, one or the other may be certain under every utility: the
        larger of the lower bounds is proved, and may not be tight.
        """
        return Bounded(
            max(self.label, other.label, key=RANK.__getitem__),
            max(self.low or ZERO, other.low or ZERO),
            None if self.high is None or other.high is None else max(self.high, other.high),
            self.loose or other.loose or self.label == other.label == "possible",
        )


NOTHING = Bounded("none")


class Labels:
    """One party's labels on the way, each state asked once.

    Issues of which it has said nothing, with as many options and steps, are alike to it: a state is
    asked about with the one for the other, which leaves far fewer of them.
    """

    def __init__(self, way: Way, outlook: Outlook) -> None:
        """Remember the way and what the party has said."""
        self.way = way
        self.outlook = outlook
        self._known: dict[str, bool] = {}
        self._losses: dict[Positions, Bounded] = {}
        self._gains: dict[Positions, Bounded] = {}
        self._alike = self._groups()

    @property
    def states(self) -> int:
        """How many states differ to the party, at most."""
        alike = {place for places in self._alike for place in places}
        lengths = [len(options) for _, options in self.way.tracks]
        grouped = [comb(len(g) + lengths[g[0]] - 1, len(g)) for g in self._alike]
        single = [length for place, length in enumerate(lengths) if place not in alike]
        return prod(single) * prod(grouped)

    def exposure(self, done: int) -> Bounded:
        """How much worse off than before: the worse of the state and of what cannot be undone.

        ``done`` is a bit mask of steps.
        """
        here, kept = self.way.positions(done), self.way.positions(self.way.lasting(done))
        found = self.loss(here)
        return found if kept == here or not any(kept) else found.worse(self.loss(kept))

    def temptation(self, done: int) -> Bounded:
        """How much better off than at the end."""
        return self.gain(self.way.positions(done))

    def loss(self, positions: Positions) -> Bounded:
        """How much worse a state is than today, taken alone."""
        positions = self._sorted(positions)
        if positions not in self._losses:
            self._losses[positions] = self._lead(self.way.start, self.way.at(positions))
        return self._losses[positions]

    def gain(self, positions: Positions) -> Bounded:
        """How much better a state is than the end."""
        positions = self._sorted(positions)
        if positions not in self._gains:
            self._gains[positions] = self._lead(self.way.at(positions), self.way.end)
        return self._gains[positions]

    def lead(self, more: Positions, less: Positions) -> Bounded:
        """How much better one state is than another."""
        return self._lead(self.way.at(more), self.way.at(less))

    def table(self, positions: Array) -> Array:
        """The labels of many states as ranks (2 by states): exposure alone, temptation.

        ``positions`` is issues by states.
        """
        import numpy as np

        states = positions.astype(np.int64)
        for places in self._alike:
            states[list(places)] = np.sort(states[list(places)], axis=0)
        _, first, where = np.unique(self._numbers(states), return_index=True, return_inverse=True)
        asked = [tuple(map(int, column)) for column in states[:, first].T]
        ranks = [(RANK[self.loss(state).label], RANK[self.gain(state).label]) for state in asked]
        return np.array(ranks, dtype=np.int64).reshape(-1, 2).T[:, where]

    def _numbers(self, states: Array) -> Array:
        """A number per state, the same for the same positions."""
        import numpy as np

        numbers = np.zeros(states.shape[1], dtype=np.int64)
        for (_, options), row in zip(self.way.tracks, states, strict=True):
            numbers = np.unique(numbers * len(options) + row, return_inverse=True)[1]
        return numbers

    def _sorted(self, positions: Positions) -> Positions:
        found = list(positions)
        for places in self._alike:
            ordered = sorted(positions[place] for place in places)
            for place, position in zip(places, ordered, strict=True):
                found[place] = position
        return tuple(found)

    def _groups(self) -> tuple[tuple[int, ...], ...]:
        """The places of issues that are alike to the party; what hangs on an event is like none."""
        groups: dict[tuple[int, int], list[int]] = {}
        for place, (name, held) in enumerate(self.way.tracks):
            issue = self.outlook.case.issue(name)
            plain = issue.range is None and len(issue.plain_ids()) == len(issue.options)
            if plain and held[0] and not self._knows([name]):
                groups.setdefault((len(issue.options), len(held)), []).append(place)
        return tuple(tuple(places) for places in groups.values() if len(places) > 1)

    def _lead(self, more: Package, less: Package) -> Bounded:
        """By how much one state is better than another, nothing where it is worse."""
        differing = [move.issue for move in more.moves_from(less)]
        differing += [move.issue for move in less.moves_from(more) if move.issue not in differing]
        if not differing:
            return NOTHING
        span = self.outlook.difference(more, less)
        label = _label(span)
        if label == "possible" and not (self.outlook.tells and self._knows(differing)):
            label = "unknown"
        low = ZERO if span.low is None else max(span.low, ZERO)
        high = None if span.high is None else max(span.high, ZERO)
        return Bounded(label, low, high, span.loose)

    def _knows(self, issues: list[str]) -> bool:
        """Whether anything is known of the party on some issue, alone or in a combination."""
        for issue in issues:
            if issue not in self._known:
                combined = any(
                    issue == name
                    for link in self.outlook.said.worths
                    for name, _ in link.when.parts
                )
                self._known[issue] = combined or self.outlook.knows(issue)
        return any(self._known[issue] for issue in issues)


def _label(lead: Span) -> Label:
    if lead.low is not None and lead.low > 0:
        return "certain"
    if lead.high is not None and lead.high <= 0:
        return "none"
    return "possible"

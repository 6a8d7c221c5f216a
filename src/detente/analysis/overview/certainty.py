"""How far everything shown is certain: the range of each utility, and of each rank.

Central values sort and draw; what is said of them carries the range over every compatible utility
(preferences, section 9).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from detente.analysis.agreements import FrontierFinding, Solution
from detente.analysis.preferences import Outlook, Span
from detente.analysis.problem import CentralUtility, central_utility
from detente.case import Package

MOST_LISTED = 30
"""Points of a frontier that a page lists."""

Better = Literal["certainly", "possibly", "never", "unknown"]


@dataclass(frozen=True, slots=True)
class Score:
    """What a package is worth to a party: its range over every compatible utility.

    ``against`` bounds the distance to no deal; None where nothing is known of its worth.
    ``central`` is the utility by central values, None where nothing fixes one.
    """

    party: str
    utility: Span
    against: Span | None
    central: Fraction | None

    @property
    def better(self) -> Better:
        """Whether the party has no less than with no deal."""
        if self.against is None or (self.against.low is None and self.against.high is None):
            return "unknown"
        if self.against.low is not None and self.against.low >= 0:
            return "certainly"
        return "never" if self.against.high is not None and self.against.high < 0 else "possibly"


@dataclass(frozen=True, slots=True)
class Place:
    """A package in a party's ranking of what the brief shows: its best and its worst rank.

    ``sure_next``: it is certainly at least as good as the next one listed; None for the last.
    """

    ref: str
    score: Score
    best: int
    worst: int
    sure_next: bool | None


@dataclass(frozen=True, slots=True)
class Certainty:
    """The ranges of what is shown.

    ``solutions``: by name, those of the first package of the first point; ``points``: those of the
    first package of a point of the frontier that pages list, by its index; ``rankings``: per party,
    sorted by central values where it has any, else by rank. ``complete`` is False where the time
    ran out: what has no range is then not there.
    """

    solutions: tuple[tuple[str, tuple[Score, ...]], ...] = ()
    points: tuple[tuple[int, tuple[Score, ...]], ...] = ()
    rankings: tuple[tuple[str, tuple[Place, ...]], ...] = ()
    complete: bool = True


NO_RANGES = Certainty()


@dataclass(frozen=True, slots=True)
class _Sight:
    """A party's outlook with its central utility."""

    outlook: Outlook
    central: CentralUtility | None

    def score(self, package: Package) -> Score:
        outlook = self.outlook
        return Score(
            outlook.said.party,
            outlook.utility(package),
            outlook.against_no_deal(package),
            self._of(package),
        )

    def _of(self, package: Package) -> Fraction | None:
        try:
            return None if self.central is None else self.central.of(package)
        except KeyError:
            return None


def certainty(
    at_table: Sequence[Outlook],
    everybody: Sequence[Outlook],
    packages: Mapping[str, Package],
    solutions: Sequence[Solution],
    frontier: FrontierFinding | None,
    late: Callable[[], bool],
) -> Certainty:
    """The ranges of solutions and listed points for those at the table, ranks for everybody.

    ``packages`` are those of the brief by their references; ``late`` is asked between packages and
    ends the work.
    """
    sights = [_sight(outlook) for outlook in at_table]
    solved = []
    for solution in solutions:
        if solution.points and solution.points[0].packages and not late():
            package = solution.points[0].packages[0]
            solved.append((solution.name, tuple(sight.score(package) for sight in sights)))
    rankings = [
        (outlook.said.party, _ranking(_sight(outlook), packages))
        for outlook in everybody
        if not late() and not outlook.contradictory and outlook.said.anything
    ]
    points = []
    for index, package in _listed(frontier, solutions):
        if late():
            break
        points.append((index, tuple(sight.score(package) for sight in sights)))
    return Certainty(tuple(solved), tuple(points), tuple(rankings), not late())


def shown_points(finding: FrontierFinding, solutions: Sequence[Solution]) -> tuple[int, ...]:
    """The indices of the points that a page lists: evenly over all, and those of the solutions."""
    wanted = {point.utilities for solution in solutions for point in solution.points}
    scales = finding.compiled.problem.scales
    chosen = {
        index
        for index, vector in enumerate(finding.frontier.points)
        if wanted and tuple(map(Fraction, vector, scales)) in wanted
    }
    return tuple(sorted(chosen | {*spread(finding.vectors, MOST_LISTED - len(wanted))}))


def spread(total: int, most: int) -> tuple[int, ...]:
    """At most so many indices, evenly over all, the first and the last among them."""
    if total <= most:
        return tuple(range(total))
    return tuple(sorted({index * (total - 1) // (most - 1) for index in range(most)}))


def _listed(
    finding: FrontierFinding | None, solutions: Sequence[Solution]
) -> Iterator[tuple[int, Package]]:
    """The first package of each point that a page lists."""
    if finding is None:
        return
    indices = shown_points(finding, solutions)
    for index, packages in zip(indices, finding.frontier.listing(1, indices), strict=False):
        if packages:
            yield index, finding.compiled.named(packages[0])


def _sight(outlook: Outlook) -> _Sight:
    return _Sight(outlook, central_utility(outlook.case, outlook.said.party))


def _ranking(sight: _Sight, packages: Mapping[str, Package]) -> tuple[Place, ...]:
    """Every package with its best and worst rank; ties share the better one."""
    ahead = {
        (a, b): sight.outlook.difference(packages[a], packages[b])
        for a in packages
        for b in packages
        if a != b
    }
    places = []
    for ref, package in packages.items():
        against = [ahead[other, ref] for other in packages if other != ref]
        surely = sum(span.low is not None and span.low > 0 for span in against)
        maybe = sum(span.high is None or span.high > 0 for span in against)
        places.append(Place(ref, sight.score(package), 1 + surely, 1 + maybe, None))
    places.sort(key=_order)
    return tuple(
        replace(place, sure_next=_certain(ahead[place.ref, after.ref]))
        for place, after in pairwise(places)
    ) + tuple(places[-1:])


def _order(place: Place) -> tuple[Fraction, int]:
    central = place.score.central
    return (Fraction(0) if central is None else -central, place.best + place.worst)


def _certain(span: Span) -> bool:
    return span.low is not None and span.low >= 0

"""What a way out is worth, to whom, and which way out asks least."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from detente.analysis.problem import Box, Package, Problem
from detente.analysis.red_lines.constraints import constraints, worth_at_least
from detente.analysis.red_lines.demands import demands
from detente.analysis.red_lines.moves import Moves, moved, moves_of
from detente.analysis.red_lines.narrowing import narrowed
from detente.analysis.red_lines.optimum import extent, settled
from detente.analysis.red_lines.programme import relaxation
from detente.analysis.red_lines.stopping import Stop, never
from detente.analysis.red_lines.surrogates import mixture


@dataclass(frozen=True, slots=True)
class PricedSolution:
    """What a solution concept picks after a way out.

    ``points`` are the utilities of every tied pick, per party on its integer scale; ``packages``
    one package for each. Both are empty where the concept picks nothing.
    """

    name: str
    points: tuple[tuple[int, ...], ...]
    packages: tuple[Package, ...]


@dataclass(frozen=True, slots=True)
class Price:
    """The price of a way out.

    ``gives`` are the owners of its demands, ``receives`` the other parties for whom some package
    is then worth more than no deal. ``disagreement`` is what each party's outcome is measured
    against: its reservation value as moved, or the worst over X for the parties in ``assumed``.
    ``status`` is that of the solutions room, or "too_large" where the frontier is out of reach; if
    it is "all_at_reservation", every package left is worth to each party what no deal is.
    ``exact`` is False where the frontier was bounded or stopped.
    """

    moves: Moves
    gives: tuple[int, ...]
    receives: tuple[int, ...]
    disagreement: tuple[int, ...]
    assumed: tuple[int, ...]
    status: str
    solutions: tuple[PricedSolution, ...]
    exact: bool

    @property
    def loss(self) -> Fraction:
        """What the way out asks in share of its owners' ranges (see ``Moves.loss``)."""
        return self.moves.loss


def in_order(
    problem: Problem, ways_out: Iterable[frozenset[int]], *, stop: Stop = never
) -> tuple[Moves, ...]:
    """Ways out as ``find_conflicts`` gives them, with their smallest moves, least asked first.

    Fewest demands, then smallest total loss in share of the owners' ranges, then by index. Raises
    ``UndecidedError`` where a move cannot be decided exactly.
    """
    ranges: dict[int, int] = {}
    found = [moves_of(problem, way_out, ranges, stop=stop) for way_out in ways_out]
    return tuple(sorted(found, key=lambda one: (len(one.way_out), one.loss, sorted(one.way_out))))


def price(
    problem: Problem, moves: Moves, *, deadline: float | None = None, stop: Stop = never
) -> Price:
    """What the best packages of every solution concept are worth to each party after a way out.

    ``deadline``, on the clock of ``time.monotonic``, bounds the frontier.
    """
    after = moved(problem, moves)
    everyone = demands(problem)
    gives = tuple(sorted({everyone[index].owner for index in moves.way_out}))
    disagreement, assumed = _disagreement(after)
    receives = tuple(
        party
        for party in range(problem.parties)
        if party not in gives and _can_gain(after, party, disagreement[party], stop)
    )
    status, solutions, exact = _solutions(after, deadline)
    return Price(moves, gives, receives, disagreement, assumed, status, solutions, exact)


def _disagreement(after: Problem) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The disagreement point, and the parties for whom it is assumed (agreements, section 4)."""
    point, assumed = [], []
    for party, floor in enumerate(after.reservations):
        if floor is None:
            assumed.append(party)
            reach = extent(after, party)
            assert reach is not None
            floor = reach[0]
        point.append(floor)
    return tuple(point), tuple(assumed)


def _can_gain(after: Problem, party: int, no_deal: int, stop: Stop) -> bool:
    """Whether some package of the zone is worth more to the party than no deal."""
    return settled(worth_at_least(after, constraints(after), party, no_deal + 1), stop) is not None


def _solutions(
    after: Problem, deadline: float | None
) -> tuple[str, tuple[PricedSolution, ...], bool]:
    """Every solution concept on the zone after the way out, its status, and whether it is exact."""
    from detente.analysis.solutions import Stopped, TooLarge, frontier, solve

    try:
        zone = frontier(_pruned(after), zone=True, deadline=deadline)
        found = solve(after, zone, deadline=deadline)
    except TooLarge:
        return "too_large", (), False
    except Stopped:
        return "unknown", (), False
    priced = tuple(
        PricedSolution(
            one.name,
            tuple(zone.points[point] for point in one.points),
            tuple(zone.packages(point, limit=1)[0] for point in one.points),
        )
        for one in found.solutions
    )
    return found.status, priced, zone.method == "exact"


def _pruned(after: Problem) -> Problem:
    """A problem with the same zone, without the options that no package of the zone uses.

    A zone that has only just opened is small, and what is left of the links between issues is then
    within reach of the frontier. X is another one, so only the frontier of the zone may be asked.
    """
    left = narrowed(constraints(after))
    if not left.hopeless:
        row = mixture(left, relaxation(left))
        left = left if row is None else narrowed(left.reaching(row))
    unused = (
        (issue, frozenset(range(after.sizes[issue])).difference(domain))
        for issue, domain in enumerate(left.domains)
    )
    boxes = tuple(Box((part,)) for part in unused if part[1])
    return replace(after, facts=(*left.forbidden, *boxes), red_lines=())

"""How far is far enough: the smallest move of a reservation value that opens the zone.

A way out says which demands to drop; a reservation value need not be dropped, only lowered. With
one in the way out, the smallest move ends at the best its owner can get while everything outside
the way out holds. With several, the sum of the moves, each in share of its owner's range over X,
is smallest; of these, the largest single share is smallest; of these, the parties in their order
lose least.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from detente.analysis.problem import Package, Problem
from detente.analysis.red_lines.constraints import (
    Constraints,
    Row,
    constraints,
    worth_at_least,
    worth_at_most,
)
from detente.analysis.red_lines.demands import demands, without
from detente.analysis.red_lines.optimum import (
    best_worth,
    extent,
    largest,
    settled,
)
from detente.analysis.red_lines.stopping import Stop, never


@dataclass(frozen=True, slots=True)
class Move:
    """A reservation value lowered from ``stated`` to ``moved``, both on the party's integer scale.

    ``share`` is the move in share of the party's range over X, from its worst to its best package;
    1 where every package is worth the same to it.
    """

    party: int
    stated: int
    moved: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class Moves:
    """A way out with its moves, by party, and a package that they make acceptable.

    ``dropped`` are the red lines of the way out, as demand indices: they go as a whole.
    """

    way_out: frozenset[int]
    moves: tuple[Move, ...]
    dropped: tuple[int, ...]
    package: Package

    @property
    def loss(self) -> Fraction:
        """What the way out asks of the owners of its demands, in share of their ranges.

        A red line refuses whatever else its owner gets, so dropping one counts as a whole range.
        """
        return sum((move.share for move in self.moves), Fraction(len(self.dropped)))


def smallest_moves(problem: Problem, way_out: Collection[int], *, stop: Stop = never) -> Moves:
    """The smallest moves of the reservation values in a way out, its red lines dropped.

    Raises ``ValueError`` if the set is no way out: without it the zone is still empty, or fewer of
    its demands would do. Raises ``UndecidedError`` where a value cannot be decided exactly.
    """
    _check_way_out(problem, way_out, stop)
    return moves_of(problem, way_out, {}, stop=stop)


def moves_of(
    problem: Problem, way_out: Collection[int], ranges: dict[int, int], *, stop: Stop = never
) -> Moves:
    """The same for what is known to be a way out.

    ``ranges`` are the parties' ranges over X as far as they are known; those needed are added.
    """
    chosen = [(index, demands(problem)[index]) for index in sorted(way_out)]
    floors = {d.owner: problem.reservations[d.owner] for _, d in chosen if d.kind != "red_line"}
    stated = {party: floor for party, floor in floors.items() if floor is not None}
    for party in stated:
        if party not in ranges:
            ranges[party] = _range(problem, party, stop)
    package = _nearest(without(problem, way_out), stated, ranges, stop)
    utilities = problem.utilities(package)
    moves = tuple(
        Move(party, floor, utilities[party], _share(floor - utilities[party], ranges[party]))
        for party, floor in stated.items()
    )
    dropped = tuple(index for index, demand in chosen if demand.kind == "red_line")
    return Moves(frozenset(way_out), moves, dropped, package)


def _check_way_out(problem: Problem, way_out: Collection[int], stop: Stop) -> None:
    """Refuse a set that does not open the zone, or of which a part already does."""
    if settled(constraints(without(problem, way_out)), stop) is None:
        raise ValueError("these demands are no way out: without them the zone is still empty")
    for kept in way_out:
        if settled(constraints(without(problem, set(way_out) - {kept})), stop) is not None:
            raise ValueError(f"these demands are no way out: demand {kept} need not be dropped")


def moved(problem: Problem, moves: Moves) -> Problem:
    """The problem after a way out: its red lines gone, its reservation values lowered."""
    reservations = list(problem.reservations)
    for move in moves.moves:
        reservations[move.party] = move.moved
    return replace(without(problem, moves.dropped), reservations=tuple(reservations))


def _range(problem: Problem, party: int, stop: Stop) -> int:
    """Best less worst utility over X."""
    reach = extent(problem, party, stop=stop)
    assert reach is not None
    return reach[1] - reach[0]


def _share(loss: int, span: int) -> Fraction:
    """A loss in share of a range; a whole one where the range is nothing."""
    return Fraction(loss, span) if span else Fraction(1)


def _nearest(rest: Problem, stated: dict[int, int], ranges: dict[int, int], stop: Stop) -> Package:
    """A package of the rest that asks the smallest moves of the parties, as ordered above.

    A utility cut off at a top is no sum, so each choice of parties to be at a top that lies below
    their reservation value is tried on its own.
    """
    moving = [party for party in stated if ranges[party]]
    scale = lcm(*(ranges[party] for party in moving))
    weights = {party: scale // ranges[party] for party in moving}
    found = [
        _nearest_within(rest, branch, at_top, stated, weights, stop)
        for branch, at_top in _branches(rest, {party: stated[party] for party in moving})
    ]

    def losses(package: Package) -> tuple[int, int, tuple[int, ...]]:
        worth = rest.utilities(package)
        each = tuple(weights[party] * (stated[party] - worth[party]) for party in moving)
        return sum(each), max(each, default=0), each

    return min((package for package in found if package is not None), key=losses)


def _branches(rest: Problem, stated: dict[int, int]) -> list[tuple[Constraints, tuple[int, ...]]]:
    """The rest's constraints, once for every choice of parties to be at a top too low for them."""
    branches: list[tuple[Constraints, tuple[int, ...]]] = [(constraints(rest), ())]
    for party, floor in stated.items():
        top = rest.tops[party]
        if top is not None and top < floor:
            branches = [
                branch
                for asked, at_top in branches
                for branch in (
                    (worth_at_most(rest, asked, party, top - 1), at_top),
                    (worth_at_least(rest, asked, party, top), (*at_top, party)),
                )
            ]
    return branches


def _nearest_within(
    rest: Problem,
    asked: Constraints,
    at_top: tuple[int, ...],
    stated: dict[int, int],
    weights: dict[int, int],
    stop: Stop,
) -> Package | None:
    """The same with certain parties at their top; None where that leaves no package."""
    package = settled(asked, stop)
    if package is None:
        return None
    if len(weights) > 1:
        below = {party: weight for party, weight in weights.items() if party not in at_top}
        row = _weighted(rest, below)
        total = largest(asked, row, start=package, stop=stop)
        assert total is not None
        asked = asked.reaching(replace(row, floor=total.value))
        asked, package = _evenly(rest, asked, total.package, stated, weights, stop)
    for party in weights:
        best = best_worth(rest, party, asked=asked, start=package, stop=stop)
        assert best is not None
        package = best.package
        asked = worth_at_least(rest, asked, party, best.value)
    return package


def _weighted(rest: Problem, weights: dict[int, int]) -> Row:
    """The weighted sum of the parties' utilities as a row, their constants left aside."""
    return Row(
        tuple(
            tuple(
                sum(weight * rest.tables[party][issue][option] for party, weight in weights.items())
                for option in range(size)
            )
            for issue, size in enumerate(rest.sizes)
        ),
        tuple(
            (bonus.box, weights[bonus.party] * bonus.amount)
            for bonus in rest.bonuses
            if bonus.party in weights
        ),
        0,
    )


def _evenly(
    rest: Problem,
    asked: Constraints,
    package: Package,
    stated: dict[int, int],
    weights: dict[int, int],
    stop: Stop,
) -> tuple[Constraints, Package]:
    """The constraints, for packages in which the largest single share of a move is smallest."""

    def limited(share: int) -> Constraints:
        here = asked
        for party, weight in weights.items():
            here = worth_at_least(rest, here, party, stated[party] - share // weight)
        return here

    def largest_share(package: Package) -> int:
        worth = rest.utilities(package)
        return max(weight * (stated[party] - worth[party]) for party, weight in weights.items())

    low, high = 0, largest_share(package)
    share = high - 1
    while low < high:
        better = settled(limited(share), stop)
        if better is None:
            low = share + 1
        else:
            package, high = better, largest_share(better)
        share = (low + high) // 2
    return limited(high), package

"""A case and the parties that negotiate, compiled into integers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd, lcm

from detente.analysis.problem.budgets import budgets_of, cautious
from detente.analysis.problem.central import CentralUtility, central_reservation, central_utility
from detente.analysis.problem.chances import Contingencies, probability
from detente.analysis.problem.conditions import Board, merged
from detente.analysis.problem.problem import Bonus, Box, Problem, RedLine
from detente.analysis.problem.problem import Package as Indices
from detente.analysis.problem.said import said_by
from detente.case import Case, Package


@dataclass(frozen=True, slots=True)
class Compiled:
    """A `Problem` and the names behind its numbers.

    ``demands`` are the ids of the problem's red lines, in their order, ``facts`` and
    ``constraints`` those of its facts (with their boxes) and budgets (a cap over options that hang
    on the same event has several); ``unvalued`` the parties whose statements fix no utility, or
    price no option in play that hangs on an event: their tables are zeros and they have no
    reservation value, so that only red lines speak for them. ``central`` says that some utility is
    a central value of a set; ``grids`` are numeric issues without a step of their own;
    ``cautious`` the caps that may leave out packages which keep them (`budgets.MOST_SHARED`).
    """

    problem: Problem
    parties: tuple[str, ...]
    board: Board
    order: tuple[str, ...]
    demands: tuple[str, ...]
    facts: tuple[tuple[str, tuple[Box, ...]], ...]
    constraints: tuple[str, ...]
    unvalued: tuple[str, ...]
    central: bool
    grids: tuple[str, ...]
    cautious: tuple[str, ...] = ()

    def named(self, package: Indices) -> Package:
        """The package by its ids, complete, in the order of the case."""
        chosen = {
            issue: options[index]
            for issue, options, index in zip(
                self.board.issues, self.board.options, package, strict=True
            )
        }
        chosen.update(self.board.fixed.choices)
        return Package(tuple((issue, chosen[issue]) for issue in self.order if issue in chosen))

    def indices(self, package: Package) -> Indices | None:
        """The package in indices; None where it leaves the issues and options in play."""
        choices = package.as_dict()
        found: list[int] = []
        for issue, options in zip(self.board.issues, self.board.options, strict=True):
            if choices.get(issue) not in options:
                return None
            found.append(options.index(choices[issue]))
        if any(choices.get(issue) not in (None, held) for issue, held in self.board.fixed.choices):
            return None
        if not set(choices) <= {*self.board.issues, *dict(self.board.fixed.choices)}:
            return None
        return tuple(found)

    def reservation_ids(self) -> tuple[str, ...]:
        """The demand ids of the stated reservation values, in party order."""
        floors = zip(self.parties, self.problem.reservations, strict=True)
        return tuple(f"no_deal:{party}" for party, floor in floors if floor is not None)


def compile_case(case: Case, parties: Sequence[str], fixed: Package | None = None) -> Compiled:
    """Compile a case for the parties that negotiate (case file, rule 4).

    Issues that others decide stay at their status quo and leave the problem; where none is stated
    they stay open in every package, and a party to whom that matters is unvalued. ``fixed`` holds
    further issues at an option. Only the red lines, owned linkages and no-deal values of these
    parties bind, and only they have utilities.
    """
    present = set(parties)
    held = dict(fixed.choices) if fixed else {}
    others = [issue for issue in case.issues if not set(issue.decided_by) <= present]
    for issue in others:
        if issue.status_quo is not None:
            held.setdefault(issue.id, issue.status_quo)
    left_open = {issue.id for issue in others if issue.id not in held}
    free = [issue for issue in case.issues if issue.id not in held and issue.id not in left_open]
    board = Board(
        issues=tuple(issue.id for issue in free),
        options=tuple(issue.option_ids() for issue in free),
        fixed=Package(tuple(held.items())),
        contingencies=Contingencies.of(case),
    )
    demands, lines = _red_lines(case, parties, board)
    values = [_party(case, party, board, left_open) for party in parties]
    facts = _facts(case, board)
    budgets = [(c.id, each) for c in case.constraints for each in budgets_of(c, board)]
    problem = Problem(
        sizes=tuple(len(options) for options in board.options),
        tables=tuple(value.tables for value in values),
        scales=tuple(value.scale for value in values),
        reservations=tuple(value.reservation for value in values),
        constants=tuple(value.constant for value in values),
        tops=tuple(value.top for value in values),
        bonuses=tuple(
            Bonus(index, box, amount)
            for index, value in enumerate(values)
            for box, amount in value.bonuses
        ),
        facts=tuple(box for _, boxes in facts for box in boxes),
        red_lines=lines,
        budgets=tuple(budget for _, budget in budgets),
    )
    return Compiled(
        problem=problem,
        parties=tuple(parties),
        board=board,
        order=tuple(issue.id for issue in case.issues),
        demands=demands,
        facts=facts,
        constraints=tuple(name for name, _ in budgets),
        unvalued=tuple(p for p, v in zip(parties, values, strict=True) if not v.valued),
        central=any(not value.exact for value in values if value.valued),
        grids=tuple(i.id for i in free if i.range is not None and i.range.step is None),
        cautious=tuple(c.id for c in case.constraints if cautious(c, board)),
    )


@dataclass(frozen=True, slots=True)
class _Valued:
    tables: tuple[tuple[int, ...], ...]
    scale: int
    constant: int
    reservation: int | None
    top: int | None
    bonuses: tuple[tuple[Box, int], ...]
    valued: bool
    exact: bool


def _party(case: Case, party: str, board: Board, left_open: set[str]) -> _Valued:
    said = said_by(case, party)
    utility = central_utility(case, party, said)
    in_play = set(board.fixed.choices)
    in_play |= {
        (issue, option)
        for issue, options in zip(board.issues, board.options, strict=True)
        for option in options
    }
    if (
        utility is None
        or any(utility.depends_on(issue) for issue in left_open)
        or utility.unpriced & in_play
        or (utility.hanging & in_play and _may_reach_cap(utility))
    ):
        zeros = tuple((0,) * len(options) for options in board.options)
        return _Valued(zeros, 1, 0, None, None, (), valued=False, exact=True)
    reservation = central_reservation(case, said, utility)
    rows = [
        [utility.table.get(issue, {}).get(option, Fraction(0)) for option in options]
        for issue, options in zip(board.issues, board.options, strict=True)
    ]
    constant = utility.constant + sum(
        (utility.table.get(i, {}).get(o, Fraction(0)) for i, o in board.fixed.choices),
        Fraction(0),
    )
    constant += sum(
        (next(iter(utility.table[issue].values())) for issue in left_open & set(utility.table)),
        Fraction(0),
    )
    named = {o for c in said.no_deal.comparisons for o in c.package.choices}
    scaled = _scaled(rows, constant, reservation, utility, _bonuses(utility, board))
    exact = utility.fixed and not utility.spread & (in_play | named)
    return replace(scaled, exact=exact)


def _may_reach_cap(utility: CentralUtility) -> bool:
    """Whether some package may be cut off: what an uncertain one is worth is then no sum."""
    most = utility.constant + sum(max(row.values()) for row in utility.table.values())
    most += sum(max(amount, Fraction(0)) for _, amount in utility.bonuses)
    return utility.cap is not None and most > utility.cap


def _bonuses(utility: CentralUtility, board: Board) -> list[tuple[Box, Fraction]]:
    """What combinations add: the amount times the probability of the outcomes that meet them."""
    found: dict[Box, Fraction] = {}
    for link, amount in utility.bonuses:
        likely: dict[Fraction, list[Box]] = {}
        for box, turns in board.ways(link.when):
            likely.setdefault(probability(turns, utility.central_chances), []).append(box)
        for chance, boxes in likely.items():
            for box in merged(boxes) if chance else ():
                found[box] = found.get(box, Fraction(0)) + amount * chance
    return list(found.items())


def _scaled(
    rows: list[list[Fraction]],
    constant: Fraction,
    reservation: Fraction | None,
    utility: CentralUtility,
    bonuses: list[tuple[Box, Fraction]],
) -> _Valued:
    # Each party has a scale of its own (agreements, section 3): none of the solutions that need
    # no common scale should pay for another party's digits.
    single = [f for f in (reservation, utility.cap) if f is not None]
    numbers = [f for row in rows for f in row] + [constant, *single, *(a for _, a in bonuses)]
    scale = lcm(*(f.denominator for f in numbers))
    common = gcd(scale, *(int(f * scale) for f in numbers))
    scale //= common

    def whole(number: Fraction) -> int:
        return int(number * scale)

    return _Valued(
        tables=tuple(tuple(whole(f) for f in row) for row in rows),
        scale=scale,
        constant=whole(constant),
        reservation=None if reservation is None else whole(reservation),
        top=None if utility.cap is None else whole(utility.cap),
        bonuses=tuple((box, whole(amount)) for box, amount in bonuses),
        valued=True,
        exact=utility.fixed,
    )


def _red_lines(
    case: Case, parties: Sequence[str], board: Board
) -> tuple[tuple[str, ...], tuple[RedLine, ...]]:
    ids: list[str] = []
    lines: list[RedLine] = []
    for line in case.red_lines:
        if line.owner in parties:
            ids.append(f"red_line:{line.id}")
            lines.append(RedLine(list(parties).index(line.owner), board.boxes(line.refuses)))
    for link in case.linkages:
        if link.owner is not None and link.owner in parties and link.kind != "worth":
            ids.append(f"linkage:{link.id}")
            lines.append(RedLine(list(parties).index(link.owner), board.banned(link)))
    return tuple(ids), tuple(lines)


def _facts(case: Case, board: Board) -> tuple[tuple[str, tuple[Box, ...]], ...]:
    return tuple(
        (f"linkage:{link.id}", board.banned(link))
        for link in case.linkages
        if link.owner is None and link.kind != "worth"
    )

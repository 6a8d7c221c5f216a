"""Conflicts and ways out of a compiled case, by the ids of the case."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from detente.analysis.problem import Compiled, Problem
from detente.analysis.red_lines.background import background
from detente.analysis.red_lines.compatible import UndecidedError
from detente.analysis.red_lines.conflicts import Conflicts, NothingPossible, find_conflicts
from detente.analysis.red_lines.demands import demands
from detente.analysis.red_lines.finding import (
    Concession,
    Conflict,
    DemandNote,
    RedLinesFinding,
    Relief,
    WayOut,
)
from detente.analysis.red_lines.idle import shadow_prices
from detente.analysis.red_lines.moves import Moves
from detente.analysis.red_lines.prices import Price, in_order, price
from detente.analysis.red_lines.shrink import smallest_shrink
from detente.analysis.red_lines.stopping import StoppedError
from detente.analysis.red_lines.tightness import tightness
from detente.case import Case, Grade

MOST_PRICED = 10
"""Ways out that get a price; the others are listed without one."""


@dataclass(frozen=True, slots=True)
class _Names:
    """The demands of a compiled case: id, owner and grade, in the numbering of `demands`."""

    case: Case
    compiled: Compiled
    ids: tuple[str, ...]
    owners: tuple[str, ...]
    grades: tuple[Grade, ...]

    def possible(self, indices: Iterable[int]) -> bool:
        return any(self.grades[index].only_possible for index in indices)


def explain_red_lines(
    case: Case, compiled: Compiled, *, deadline: float | None = None
) -> RedLinesFinding:
    """Why there is no zone and what would have to give; with a zone, how tight it is.

    Parties whose utilities are not fixed take part with their red lines only. At the deadline
    (``time.monotonic``) what is found so far is returned, labelled incomplete.
    """
    names = _names(case, compiled)
    problem = compiled.problem

    def stop() -> bool:
        return deadline is not None and time.monotonic() > deadline

    try:
        found = find_conflicts(problem, deadline=deadline)
        if isinstance(found, NothingPossible):
            return RedLinesFinding(impossible=True, demands=_plain_notes(names))
        notes = _notes(names, stop)
        if found.zone_witness is not None:
            return RedLinesFinding(demands=notes, complete=found.complete)
        return RedLinesFinding(
            conflicts=tuple(
                _conflict(names, found, index) for index in range(len(found.conflicts))
            ),
            ways_out=_ways_out(names, found, stop, deadline),
            demands=notes,
            complete=found.complete,
        )
    except (StoppedError, UndecidedError):
        return RedLinesFinding(demands=_plain_notes(names), complete=False)


def _names(case: Case, compiled: Compiled) -> _Names:
    ids = (*compiled.demands, *compiled.reservation_ids())
    owners = tuple(compiled.parties[demand.owner] for demand in demands(compiled.problem))
    bases = {f"red_line:{line.id}": line.basis for line in case.red_lines}
    bases |= {f"linkage:{link.id}": link.basis for link in case.linkages}
    bases |= {f"no_deal:{no_deal.party}": no_deal.basis for no_deal in case.no_deal}
    grades = tuple(case.grade(bases[i], owner) for i, owner in zip(ids, owners, strict=True))
    return _Names(case, compiled, ids, owners, grades)


def _plain_notes(names: _Names) -> tuple[DemandNote, ...]:
    return tuple(
        DemandNote(demand, owner, grade, None)
        for demand, owner, grade in zip(names.ids, names.owners, names.grades, strict=True)
    )


def _notes(names: _Names, stop: Callable[[], bool]) -> tuple[DemandNote, ...]:
    problem = names.compiled.problem
    prices = shadow_prices(problem, stop=stop)
    tight = tightness(problem, ordered=_ordered(names), stop=stop)
    closing = {change.demand for change in tight.closing} if tight is not None else set()
    notes: list[DemandNote] = []
    for index, (note, shadow) in enumerate(zip(_plain_notes(names), prices, strict=True)):
        gains = tuple(
            (party, Fraction(gain, scale))
            for party, gain, scale in zip(
                names.compiled.parties, shadow.gains, problem.scales, strict=True
            )
            if gain and party not in names.compiled.unvalued
        )
        notes.append(replace(note, idle=shadow.idle, gains=gains, closes_zone=index in closing))
    return tuple(notes)


def _ordered(names: _Names) -> tuple[int, ...]:
    """The issues whose options have an order of their own: the numeric ones."""
    return tuple(
        index
        for index, issue in enumerate(names.compiled.board.issues)
        if names.case.issue(issue).range is not None
    )


def _conflict(names: _Names, found: Conflicts, index: int) -> Conflict:
    members = sorted(found.conflicts[index])
    named = names.compiled.named
    return Conflict(
        demands=tuple(names.ids[k] for k in members),
        witnesses=tuple(
            (names.ids[k], named(package))
            for k, package in sorted(found.conflict_witnesses[index].items())
        ),
        grades=tuple((names.ids[k], names.grades[k]) for k in members),
        possible=names.possible(members),
        facts=_facts_in(names.compiled, members),
        proved=found.conflicts[index] not in found.unconfirmed,
    )


def _facts_in(compiled: Compiled, members: list[int]) -> tuple[str, ...]:
    """The facts and caps a conflict rests on: without any one of them it could be met."""
    resting = background(compiled.problem, members)
    owners = [fact for fact, boxes in compiled.facts for _ in boxes]
    found = [owners[index] for index in resting.facts]
    found += [f"constraint:{compiled.constraints[index]}" for index in resting.budgets]
    return tuple(dict.fromkeys(found))


def _ways_out(
    names: _Names, found: Conflicts, stop: Callable[[], bool], deadline: float | None
) -> tuple[WayOut, ...]:
    problem = names.compiled.problem
    listed = in_order(problem, found.ways_out, stop=stop)
    ways: list[WayOut] = []
    for position, moves in enumerate(listed):
        worth = None
        if position < MOST_PRICED and not stop():
            worth = price(problem, moves, deadline=deadline, stop=stop)
        ways.append(_way_out(names, problem, moves, worth))
    return tuple(ways)


def _way_out(names: _Names, problem: Problem, moves: Moves, worth: Price | None) -> WayOut:
    parties, scales = names.compiled.parties, problem.scales
    members = sorted(moves.way_out)
    valued = [i for i, party in enumerate(parties) if party not in names.compiled.unvalued]

    def amounts(vector: tuple[int, ...]) -> tuple[tuple[str, Fraction], ...]:
        return tuple((parties[i], Fraction(vector[i], scales[i])) for i in valued)

    everyone_valued = not names.compiled.unvalued
    return WayOut(
        drop=tuple(names.ids[k] for k in members),
        witness=names.compiled.named(moves.package),
        gives=tuple(dict.fromkeys(names.owners[k] for k in members)),
        receives=() if worth is None else tuple(parties[i] for i in worth.receives),
        loss=moves.loss if everyone_valued else None,
        reliefs=tuple(
            Relief(
                parties[m.party],
                Fraction(m.stated, scales[m.party]),
                Fraction(m.moved, scales[m.party]),
                m.share,
            )
            for m in moves.moves
        ),
        concessions=_concessions(names, problem, members),
        worth=()
        if worth is None or not everyone_valued
        else tuple((s.name, amounts(s.points[0])) for s in worth.solutions if s.points),
        against=amounts(worth.disagreement)
        if worth is not None and everyone_valued and worth.disagreement
        else (),
        possible=names.possible(members),
        central=names.compiled.central,
    )


def _concessions(names: _Names, problem: Problem, members: list[int]) -> tuple[Concession, ...]:
    """For a red line that is a run of numbers on one issue: the fewest of them to give up."""
    board = names.compiled.board
    found: list[Concession] = []
    for index in members:
        if index >= len(problem.red_lines) or len(problem.red_lines[index].boxes) != 1:
            continue
        for issue, _ in problem.red_lines[index].boxes[0].parts:
            if names.case.issue(board.issues[issue]).range is None:
                continue
            others = tuple(k for k in members if k != index)
            try:
                shrink = smallest_shrink(problem, index, issue, others)
            except ValueError:
                continue
            if shrink is not None and shrink.box is not None:
                given_up = tuple(board.options[issue][k] for k in shrink.given_up)
                found.append(Concession(names.ids[index], board.issues[issue], given_up))
    return tuple(found)

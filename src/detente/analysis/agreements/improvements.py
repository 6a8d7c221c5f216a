"""Which packages hurt nobody and help somebody, and who gains what on which issue?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from detente.analysis.agreements.acceptance import changed_issues
from detente.analysis.agreements.efficient_finding import Efficient
from detente.analysis.agreements.first_steps import first_steps
from detente.analysis.preferences import Outlook, Span
from detente.analysis.problem import Compiled
from detente.analysis.problem import Package as Indices
from detente.analysis.solutions import improve as improve_point
from detente.analysis.solutions import single_improvements
from detente.case import Case, Move, Package

Effect = Literal["gains", "gives_way", "same", "open", "unknown"]
Picked = Literal["fairest", "nearest"]

MOST = 50
"""Improved packages kept in the finding; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Improvement:
    """A package that is certainly no loss to anybody known, and helps somebody.

    ``total`` is, per party, its whole effect; ``trades`` its effect issue by issue: who gives way
    on what and gains on what (logrolling). ``gain`` is the exact gain in utility where utilities
    are fixed, else None. ``picked`` names why it is offered first: the ``fairest`` (the best
    smallest share of what could be gained) or the ``nearest`` (the fewest issues changed).
    """

    package: Package
    moves: tuple[Move, ...]
    total: tuple[tuple[str, Effect], ...]
    trades: tuple[tuple[str, tuple[tuple[str, Effect], ...]], ...]
    gain: tuple[tuple[str, Fraction], ...] | None
    picked: Picked | None = None

    @property
    def open(self) -> tuple[str, ...]:
        """The parties for whom some compatible utility makes it a loss; empty: certain for all."""
        return tuple(party for party, effect in self.total if effect not in ("gains", "same"))


@dataclass(frozen=True, slots=True)
class Improvements:
    """What would be better than a package, the offered ones first.

    ``efficient`` says that nothing is: by proof where ``proved``, else as far as was looked (at
    moves of at most two issues, because utilities are not fixed). ``outside`` says that the
    package itself is not in the zone, ``stopped`` (``time``, ``cancel``) that
    not all was looked at; ``by_solver`` that the frontier is out of reach: only the fairest and the
    nearest improvement were looked for, by a solver in floats, and whether there are none is as it
    says.
    """

    start: Package
    found: tuple[Improvement, ...]
    count: int
    efficient: bool
    proved: bool
    outside: bool
    central: bool
    stopped: str | None = None
    by_solver: bool = False


def improve(
    case: Case,
    compiled: Compiled,
    outlooks: Sequence[Outlook],
    found: Efficient,
    start: Package,
    *,
    deadline: float | None = None,
) -> Improvements:
    """The packages of the zone that are at least as good for everybody and better for somebody.

    Where utilities are fixed the whole zone is searched, without its frontier (by ``deadline``, on
    the clock of ``time.monotonic``) for two packages only. Else first steps from the package: moves
    of at most two issues with certainly no loss to anybody known on them.
    """
    indices = compiled.indices(start)
    if compiled.unvalued or indices is None:
        return replace(_by_steps(case, compiled, outlooks, start), stopped=found.stopped)
    if found.stopped != "cancel" and not _fixed(found):
        return _by_solver(compiled, outlooks, start, indices, deadline)
    if found.zone.frontier is None:
        return replace(_by_steps(case, compiled, outlooks, start), stopped=found.stopped)
    return _by_frontier(compiled, outlooks, start, indices, found)


def _fixed(found: Efficient) -> bool:
    """Whether the frontier of the zone is there, and complete: within a bound it may be."""
    if found.zone.frontier is None:
        return False
    zone = found.zone.frontier.frontier
    two = len(found.zone.frontier.compiled.parties) <= 2
    return zone.method == "exact" or (two and zone.complete)


def _by_frontier(
    compiled: Compiled,
    outlooks: Sequence[Outlook],
    start: Package,
    indices: Indices,
    found: Efficient,
) -> Improvements:
    assert found.zone.frontier is not None
    zone = found.zone.frontier.frontier
    numeric = improve_point(compiled.problem, zone, indices)
    picked: dict[int, Picked] = dict.fromkeys(numeric.fairest, "fairest")
    picked |= {} if numeric.nearest is None else {numeric.nearest: "nearest"}
    order = dict.fromkeys((*numeric.fairest, *_known(numeric.nearest), *numeric.points))
    listed = [
        _priced(compiled, outlooks, start, indices, zone.nearest(index, indices), picked.get(index))
        for index in list(order)[:MOST]
    ]
    return Improvements(
        start=start,
        found=tuple(listed),
        count=len(numeric.points),
        efficient=not numeric.points,
        proved=zone.method == "exact" and found.stopped is None,
        outside=not compiled.problem.acceptable(indices),
        central=compiled.central,
        stopped=found.stopped,
    )


def _by_solver(
    compiled: Compiled,
    outlooks: Sequence[Outlook],
    start: Package,
    indices: Indices,
    deadline: float | None,
) -> Improvements:
    """The fairest and the nearest improvement alone, by a programme each."""
    numeric = single_improvements(compiled.problem, indices, deadline=deadline)
    picked: dict[Indices, Picked] = {}
    if numeric.fairest is not None and numeric.nearest is not None:
        picked = {numeric.fairest: "fairest", numeric.nearest: "nearest"}
    listed = [
        _priced(compiled, outlooks, start, indices, package, why) for package, why in picked.items()
    ]
    return Improvements(
        start=start,
        found=tuple(listed),
        count=len(listed),
        efficient=numeric.none,
        proved=False,
        outside=not compiled.problem.acceptable(indices),
        central=compiled.central,
        stopped=numeric.stopped,
        by_solver=True,
    )


def _priced(
    compiled: Compiled,
    outlooks: Sequence[Outlook],
    start: Package,
    before: Indices,
    after: Indices,
    picked: Picked | None,
) -> Improvement:
    """An improvement with what it gains each party, exactly."""
    problem = compiled.problem
    gains = tuple(
        (party, Fraction(more - less, scale))
        for party, more, less, scale in zip(
            compiled.parties,
            problem.utilities(after),
            problem.utilities(before),
            problem.scales,
            strict=True,
        )
    )
    return _improvement(outlooks, start, compiled.named(after), gains, picked)


def _known(index: int | None) -> tuple[int, ...]:
    return () if index is None else (index,)


def _by_steps(
    case: Case, compiled: Compiled, outlooks: Sequence[Outlook], start: Package
) -> Improvements:
    steps = [step for step in first_steps(case, outlooks, start).steps if step.gains]
    listed = [_improvement(outlooks, start, step.package, None, None) for step in steps[:MOST]]
    indices = compiled.indices(start)
    return Improvements(
        start=start,
        found=tuple(listed),
        count=len(steps),
        efficient=not steps,
        proved=False,
        outside=indices is None or not compiled.problem.acceptable(indices),
        central=False,
    )


def _improvement(
    outlooks: Sequence[Outlook],
    start: Package,
    package: Package,
    gain: tuple[tuple[str, Fraction], ...] | None,
    picked: Picked | None,
) -> Improvement:
    before = start.as_dict()
    moves = tuple(
        Move(issue, before[issue], str(package.get(issue)))
        for issue in changed_issues(start, package)
    )
    total: list[tuple[str, Effect]] = []
    trades: list[tuple[str, tuple[tuple[str, Effect], ...]]] = []
    for outlook in outlooks:
        total.append((outlook.said.party, _effect(outlook.difference(package, start))))
        parts = tuple((move.issue, _alone(outlook, start, move)) for move in moves)
        trades.append((outlook.said.party, parts))
    return Improvement(package, moves, tuple(total), tuple(trades), gain, picked)


def _alone(outlook: Outlook, start: Package, move: Move) -> Effect:
    if not outlook.knows(move.issue):
        return "unknown"
    return _effect(outlook.difference(start.changed({move.issue: move.end}), start))


def _effect(change: Span) -> Effect:
    low, high = change.low, change.high
    if low == 0 and high == 0:
        return "same"
    if low is not None and low >= 0:
        return "gains"
    if high is not None and high <= 0:
        return "gives_way"
    return "open"

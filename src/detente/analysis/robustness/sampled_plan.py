"""What a sampled analysis needs, as numbers alone: nothing of the case travels with a task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import TYPE_CHECKING, Any

from detente.analysis.preferences import Drawn, Outlook, Reason, Sampler, sampler
from detente.analysis.problem import Bonus, Box, Compiled, Package, Problem
from detente.case import Case

if TYPE_CHECKING:
    pass

CHUNK_OF_TWO = 250
"""Samples per chunk where frontiers are computed together, about 60 ms of work."""

CHUNK_OF_MANY = 10
"""Samples per chunk where each is solved on its own."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of the work: its number decides what it draws, wherever it is done."""

    number: int
    size: int
    seed: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A problem whose utilities are drawn.

    ``problem`` has everything but utilities; ``free`` are the issues in play and ``fixed`` the
    others with their option, as (issue, option ids); ``boxes`` are, per party and piece of what it
    values together, where that holds. ``packages`` are those whose shares are counted.
    """

    samplers: tuple[Sampler, ...]
    problem: Problem
    free: tuple[int, ...]
    fixed: tuple[tuple[int, str], ...]
    boxes: tuple[tuple[tuple[Box, ...], ...], ...]
    packages: tuple[Package, ...] = ()

    @property
    def together(self) -> bool:
        """Whether many samples can be solved at once: two parties, and sums of issues alone."""
        problem = self.problem
        bare = not (problem.facts or problem.red_lines or problem.budgets)
        plain = all(not s.wide and s.cap is None and not s.amounts for s in self.samplers)
        return len(self.samplers) == 2 and bare and plain and bool(self.free)

    @property
    def numbered(self) -> bool:
        """Whether a package fits into one integer."""
        return prod(self.problem.sizes) < 1 << 62

    @property
    def chunk_size(self) -> int:
        """How many samples a chunk has."""
        return CHUNK_OF_TWO if self.together else CHUNK_OF_MANY

    def chunks(self, samples: int, seed: int) -> tuple[Chunk, ...]:
        """The work in pieces, the same whoever does it."""
        starts = range(0, samples, self.chunk_size)
        return tuple(
            Chunk(number, min(self.chunk_size, samples - start), seed)
            for number, start in enumerate(starts)
        )

    def counting(self, packages: Sequence[Package]) -> Plan:
        """The same for some packages."""
        return replace(self, packages=tuple(dict.fromkeys(packages)))


@dataclass(frozen=True, slots=True)
class Utilities:
    """The utilities of one party in some samples, on the issues in play.

    ``tables`` are arrays (samples x options) per issue, ``constants`` an array (samples).
    """

    tables: tuple[Any, ...]
    constants: Any
    amounts: tuple[Any, ...]
    floor: Any


def planned(
    case: Case, compiled: Compiled, outlooks: Sequence[Outlook]
) -> tuple[Plan | None, tuple[tuple[str, Reason], ...]]:
    """The plan, or None and why the statements of some parties cannot be sampled."""
    places = {issue.id: index for index, issue in enumerate(case.issues)}
    fixed = dict(compiled.board.fixed.choices)
    held = {*compiled.board.issues, *fixed}
    left_open = [index for issue, index in places.items() if issue not in held]
    found: list[Sampler] = []
    without: list[tuple[str, Reason]] = []
    for outlook in outlooks:
        one = sampler(outlook)
        if isinstance(one, Sampler) and any(one.depends_on(index) for index in left_open):
            one = "left_open"
        if isinstance(one, Sampler):
            found.append(one)
        else:
            without.append((outlook.said.party, one))
    if without:
        return None, tuple(without)
    boxes = tuple(
        _boxes(compiled, outlook, one) for outlook, one in zip(outlooks, found, strict=True)
    )
    nothing = compiled.problem
    return (
        Plan(
            samplers=tuple(found),
            problem=replace(nothing, bonuses=(), tops=(None,) * nothing.parties),
            free=tuple(places[issue] for issue in compiled.board.issues),
            fixed=tuple((places[issue], option) for issue, option in fixed.items()),
            boxes=boxes,
        ),
        (),
    )


def _boxes(compiled: Compiled, outlook: Outlook, one: Sampler) -> tuple[tuple[Box, ...], ...]:
    """Where each piece of what a party values together holds, in the order of its amounts."""
    ways = [compiled.board.ways(link.when) for link in outlook.said.worths]
    return tuple(
        tuple(box for box, turns in ways[link] if frozenset(turns) == wanted)
        for link, wanted in one.pieces
    )


def drawn(plan: Plan, chunk: Chunk) -> tuple[list[Utilities], list[tuple[int, int]]]:
    """The utilities of a chunk, equally many per party, and per party draws (tried, kept)."""
    import numpy as np

    own = np.random.SeedSequence(chunk.seed, spawn_key=(chunk.number,))
    parts = [
        sampler.draw(np.random.default_rng(seed), chunk.size)
        for sampler, seed in zip(plan.samplers, own.spawn(len(plan.samplers)), strict=True)
    ]
    size = min(part.count for part in parts)
    found = [_in_play(plan, s, part, size) for s, part in zip(plan.samplers, parts, strict=True)]
    return found, [(part.tried, part.kept) for part in parts]


def _in_play(plan: Plan, sampler: Sampler, part: Drawn, size: int) -> Utilities:
    import numpy as np

    constants: Any = np.full(size, sampler.constant, dtype=object if sampler.wide else "int64")
    for issue, option in plan.fixed:
        constants = constants + part.tables[issue][:size, sampler.options[issue].index(option)]
    return Utilities(
        tuple(
            part.tables[issue][:size, :options]
            for issue, options in zip(plan.free, plan.problem.sizes, strict=True)
        ),
        constants,
        tuple(amount[:size] for amount in part.amounts),
        None if part.floor is None else part.floor[:size],
    )


def problem_of(plan: Plan, utilities: Sequence[Utilities], row: int) -> Problem:
    """One sample as a problem in Python's own integers."""
    bonuses = [
        Bonus(party, box, int(amount[row]))
        for party, (own, boxes) in enumerate(zip(utilities, plan.boxes, strict=True))
        for amount, where in zip(own.amounts, boxes, strict=True)
        for box in where
    ]
    return replace(
        plan.problem,
        tables=tuple(
            tuple(tuple(map(int, table[row])) for table in own.tables) for own in utilities
        ),
        scales=tuple(sampler.scale for sampler in plan.samplers),
        reservations=tuple(None if own.floor is None else int(own.floor[row]) for own in utilities),
        constants=tuple(int(own.constants[row]) for own in utilities),
        tops=tuple(sampler.cap for sampler in plan.samplers),
        bonuses=tuple(bonuses),
    )

"""Which step to take in two halves, to narrow the corridor most."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from detente.analysis.roadmap.findings import Split
from detente.analysis.roadmap.journey import Box, Budget, Fixed, Journey, Order
from detente.analysis.roadmap.narrowest import narrowest
from detente.analysis.roadmap.states import all_states
from detente.analysis.roadmap.steps import Way

MOST_STEPS = 12
"""Steps up to which the search is repeated for every step cut in half."""

FEW = 3
"""Splits told at most, the most useful first."""


def splits(
    asked: Journey, way: Way, single: Order, deadline: float | None = None
) -> tuple[Split, ...]:
    """The steps that narrow the order one by one most if each is cut in two equal halves.

    A half is worth half of what the step changes; combinations count once the whole is done, and
    what binds before or after the step binds between its halves. Asked only where every party has
    a fixed utility (half a label is no label), up to ``MOST_STEPS`` steps, until the ``deadline``
    (``time.monotonic``).
    """
    numbers = all(isinstance(party, Fixed) for party in asked.parties)
    before = single.width.share
    if not numbers or before == 0 or not single.exact or asked.steps > MOST_STEPS:
        return ()
    found: list[Split] = []
    for step in range(asked.steps):
        if deadline is not None and time.monotonic() > deadline:
            break
        order = narrowest(all_states(halved(asked, step)))
        if order is not None and order.width.share < before:
            found.append(Split(way.steps[step].id, before, order.width.share))
    return tuple(sorted(found, key=lambda split: split.after)[:FEW])


def halved(asked: Journey, step: int) -> Journey:
    """The journey with two halves in place of one step; every amount doubled to stay whole."""
    issue = asked.issue[step]
    at = sum(its == issue for its in asked.issue[:step])

    def steps(values: tuple[int, ...]) -> tuple[int, ...]:
        return (*values[: step + 1], *values[step:])

    def mask(old: int) -> int:
        low = old & ((1 << step) - 1)
        high = old >> (step + 1) << (step + 2)
        return low | high | (0b11 << step if old >> step & 1 else 0)

    def party(old: Fixed) -> Fixed:
        doubled = [2 * delta for delta in old.deltas]
        half = old.deltas[step]
        return replace(
            old,
            deltas=(*doubled[:step], half, half, *doubled[step + 1 :]),
            start=2 * old.start,
            bonuses=tuple((_stretched(box, issue, at, _whole), 2 * a) for box, a in old.bonuses),
            top=None if old.top is None else 2 * old.top,
            measure=None if old.measure is None else 2 * old.measure,
        )

    before = [mask(old) for old in steps(asked.before)]
    return replace(
        asked,
        issue=steps(asked.issue),
        before=tuple(before),
        parties=tuple(party(old) for old in asked.parties if isinstance(old, Fixed)),
        irreversible=mask(asked.irreversible),
        days=(),
        forbidden=tuple(_stretched(box, issue, at, _either) for box in asked.forbidden),
        budgets=tuple(_with_half(budget, issue, at) for budget in asked.budgets),
    )


def _whole(before: bool, after: bool) -> bool:
    del after
    return before


def _either(before: bool, after: bool) -> bool:
    return before or after


def _stretched(box: Box, issue: int, at: int, half: Callable[[bool, bool], bool]) -> Box:
    """A box with a further position between ``at`` and the next of an issue."""
    return tuple(
        (each, wanted if each != issue else _positions(wanted, at, half)) for each, wanted in box
    )


def _positions(
    wanted: frozenset[int], at: int, half: Callable[[bool, bool], bool]
) -> frozenset[int]:
    shifted = {position + (position > at) for position in wanted}
    return frozenset(shifted | ({at + 1} if half(at in wanted, at + 1 in wanted) else set()))


def _with_half(budget: Budget, issue: int, at: int) -> Budget:
    costs = list(budget.costs)
    row = costs[issue]
    if row:
        costs[issue] = (*row[: at + 1], max(row[at], row[at + 1]), *row[at + 1 :])
    return replace(budget, costs=tuple(costs))

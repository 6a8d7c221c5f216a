"""A bound on the memory of a computation: thinned out with a certificate, or refused in words."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from detente.analysis.problem import Box, Problem
from detente.analysis.solutions import (
    TooLarge,
    TooMuchMemory,
    dominance,
    frontier,
    many_parties,
    portfolio,
)

if TYPE_CHECKING:
    from detente.analysis.solutions.dominance import Floors
    from detente.analysis.solutions.watch import Watch
    from detente.analysis.solutions.widths import Array


def _problem(parties: int, issues: int = 5, facts: tuple[Box, ...] = ()) -> Problem:
    random = Random(parties)
    tables = [
        tuple(tuple(random.randint(0, 10**9) for _ in range(4)) for _ in range(issues))
        for _ in range(parties)
    ]
    tables[1] = tuple(tuple(-amount for amount in row) for row in tables[0])
    return Problem((4,) * issues, tuple(tables), (1,) * parties, (None,) * parties, facts=facts)


@pytest.mark.parametrize(("parties", "memory"), [(2, 60_000), (3, 120_000), (4, 120_000)])
def test_little_memory_gives_fewer_points_with_a_certificate(parties: int, memory: int) -> None:
    """Each true point has a listed one within epsilon; the limit is named."""
    problem = _problem(parties)
    truth = frontier(problem, zone=False)
    found = frontier(problem, zone=False, memory=memory)

    assert ("exact", ()) == (truth.method, truth.limited)
    assert ("bounded", True) == (found.method, "memory" in found.limited)
    assert len(truth.points) > len(found.points)
    for point in truth.points:
        assert any(
            all(a + e >= b for a, e, b in zip(near, found.epsilon, point, strict=True))
            for near in found.points
        )


@pytest.mark.parametrize("scale", [1, 10**30])
def test_far_too_little_memory_is_refused(scale: int) -> None:
    """No MemoryError: an error that says what would have been needed and what helps."""
    plain = _problem(3)
    tables = tuple(
        tuple(tuple(scale * amount for amount in row) for row in table) for table in plain.tables
    )
    problem = Problem(plain.sizes, tables, plain.scales, plain.reservations)

    with pytest.raises(TooMuchMemory, match="fix some issues") as refused:
        frontier(problem, zone=False, memory=2_000)
    assert isinstance(refused.value, TooLarge)
    assert (2_000, True) == (refused.value.memory, refused.value.estimated > 0)


def test_linked_issues_count_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """An enumeration is refused; the layers of an elimination are thinned out like any other."""
    chain = tuple(Box(((j, frozenset({0})), (j + 1, frozenset({1})))) for j in range(4))
    problem = _problem(3, facts=chain)
    with pytest.raises(TooMuchMemory):
        frontier(problem, zone=False, memory=20_000)

    monkeypatch.setattr(portfolio, "_COMBINATIONS", -1)
    found = frontier(problem, zone=False, memory=100_000)

    assert ("bounded", True) == (found.method, "memory" in found.limited)
    assert found.points
    assert all(problem.feasible(found.packages(point)[0]) for point in range(len(found.points)))


def test_a_machine_without_memory_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the operating system refuses first, the same happens: fewer points, and a label."""
    plain = many_parties.pairs

    def pairs(
        left: Array, right: Array, floors: Floors, watch: Watch, strong: int
    ) -> dominance.Pairs:
        if left.shape[1] * right.shape[1] > 10_000:
            raise MemoryError
        return plain(left, right, floors, watch, strong)

    monkeypatch.setattr(many_parties, "pairs", pairs)
    found = frontier(_problem(3, issues=7), zone=False)

    assert "memory" in found.limited
    assert found.points

"""The filters alone: candidates in, undominated points with all their ties out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.solutions import many_parties, two_parties
from detente.analysis.solutions.dominance import Kept
from detente.analysis.solutions.watch import Watch
from detente.analysis.solutions.widths import array, integers, ordered, ranks, width_for

if TYPE_CHECKING:
    from detente.analysis.solutions.widths import Array

Vector = tuple[int, ...]
AMOUNTS = st.one_of(st.integers(0, 4), st.integers(-100, 100), st.integers(-(10**30), 10**30))


def _vectors(width: int, most: int = 60) -> st.SearchStrategy[list[Vector]]:
    return st.lists(st.tuples(*[AMOUNTS] * width), min_size=1, max_size=most)


def _matrix(vectors: Sequence[Vector], *, limbs: bool = False) -> Array:
    rows = [list(row) for row in zip(*vectors, strict=True)]
    largest = max(abs(amount) for row in rows for amount in row)
    return array(rows, width_for(4 * largest, two=limbs))


def _groups(vectors: Sequence[Vector], kept: Kept) -> dict[Vector, set[int]]:
    found: dict[Vector, set[int]] = {}
    for point in range(len(kept.starts) - 1):
        members = kept.members[kept.starts[point] : kept.starts[point + 1]].tolist()
        assert len({vectors[member] for member in members}) == 1
        found[vectors[members[0]]] = set(members)
    return found


def _expected(vectors: Sequence[Vector], strong: int) -> dict[Vector, set[int]]:
    """What no other vector makes superfluous, by comparing all with all."""

    def superfluous(one: Vector) -> bool:
        return any(
            all(a >= b for a, b in zip(other, one, strict=True)) and other[:strong] != one[:strong]
            for other in vectors
        )

    found: dict[Vector, set[int]] = {}
    for index, vector in enumerate(vectors):
        if not superfluous(vector):
            found.setdefault(vector, set()).add(index)
    return found


@given(_vectors(2), st.booleans())
def test_two_parties(vectors: list[Vector], limbs: bool) -> None:
    """Sort and sweep keep the undominated candidates and every tie, at any width."""
    matrix = _matrix(vectors, limbs=limbs)

    assert _expected(vectors, 2) == _groups(vectors, two_parties.efficient(matrix))


@pytest.mark.parametrize(("width", "strong"), [(1, 1), (2, 1), (3, 3), (3, 2), (4, 2), (5, 5)])
def test_many_parties(width: int, strong: int) -> None:
    """The general filter does, with and without weak coordinates."""

    @given(_vectors(width, most=100))
    def keeps_the_right_ones(vectors: list[Vector]) -> None:
        kept = many_parties.efficient(_matrix(vectors), strong)
        assert _expected(vectors, strong) == _groups(vectors, kept)

    keeps_the_right_ones()


@given(_vectors(2, most=12))
def test_without_strong_coordinates_nothing_is_dropped(vectors: list[Vector]) -> None:
    """A count only merges equal sums."""
    kept = many_parties.efficient(_matrix(vectors), 0)

    assert _expected(vectors, 0) == _groups(vectors, kept)


@pytest.mark.parametrize("width", [2, 3])
def test_sums_left_out_are_dominated(width: int) -> None:
    """The coarse filters never drop a sum that the exact one would keep, above the floors."""

    @given(_vectors(width, most=30), _vectors(width, most=30), st.one_of(st.none(), AMOUNTS))
    def drops_only_dominated_ones(
        left: list[Vector], right: list[Vector], floor: int | None
    ) -> None:
        largest = max(abs(floor or 0), *(abs(a) for vector in left + right for a in vector))
        numbers = width_for(4 * largest, two=width == 2)
        one, other = (
            array([list(row) for row in zip(*side, strict=True)], numbers) for side in (left, right)
        )
        floors = (None,) * (width - 1) + (floor,)
        if width == 2:
            found = two_parties.pairs(one, other, floors, Watch())
        else:
            found = many_parties.pairs(one, other, floors, Watch(), width)
        sums = [tuple(a + b for a, b in zip(p, q, strict=True)) for p in left for q in right]
        reaching = [s for s in sums if floors[-1] is None or s[-1] >= floors[-1]]
        kept = [tuple(column) for column in integers(found.values).T.tolist()]
        taken = zip(found.left.tolist(), found.right.tolist(), strict=True)

        assert kept == [
            tuple(a + b for a, b in zip(left[i], right[j], strict=True)) for i, j in taken
        ]
        best = _expected(reaching, width)
        assert {point: len(ties) for point, ties in best.items()} == {
            point: kept.count(point) for point in best
        }
        assert set(kept) <= set(reaching)

    drops_only_dominated_ones()


@given(
    _vectors(2, most=30),
    _vectors(2, most=12),
    st.integers(1, 9),
    st.tuples(*[st.none() | AMOUNTS] * 2),
)
def test_thinned_out_sums_stay_close(
    left: list[Vector], right: list[Vector], cap: int, floors: tuple[int | None, int | None]
) -> None:
    """Beyond the cap every efficient sum has a kept one as good for the first and close in v."""
    largest = max(abs(a) for vector in (*left, *right, floors) for a in vector if a is not None)
    numbers = width_for(4 * largest, two=True)
    one, other = (
        array([list(row) for row in zip(*side, strict=True)], numbers) for side in (left, right)
    )
    found = two_parties.pairs(one, other, floors, Watch(), cap)
    kept = [tuple(column) for column in integers(found.values).T.tolist()]
    reaching = [
        (p[0] + q[0], p[1] + q[1])
        for p in left
        for q in right
        if all(f is None or a + b >= f for a, b, f in zip(p, q, floors, strict=True))
    ]
    loss = found.loss[1] if found.loss else 0

    assert set(kept) <= set(reaching)
    assert all(any(u >= a and v + loss >= b for u, v in kept) for a, b in reaching)
    assert not found.loss or len(_expected(kept, 2)) <= cap + 1 <= len(_expected(reaching, 2))


@given(_vectors(2, most=40), _vectors(2, most=10))
def test_screens_pass_what_may_be_efficient(vectors: list[Vector], known: list[Vector]) -> None:
    """Beside known points, a screen drops dominated candidates only."""
    both = _matrix(vectors + known)
    values, front = both[:, : len(vectors)], both[:, len(vectors) :]
    needed = [vector in _expected(vectors + known, 2) for vector in vectors]

    for marks in (two_parties.screen(values, front), many_parties.screen(values, front, 2)):
        assert all(mark or not need for mark, need in zip(marks, needed, strict=True))


@given(st.lists(AMOUNTS, min_size=1, max_size=50))
def test_ranks_keep_order_and_ties(amounts: list[int]) -> None:
    """Dense ranks compare exactly as the numbers do, whatever their width."""
    places = {amount: place for place, amount in enumerate(sorted(set(amounts)))}
    expected = [places[amount] for amount in amounts]
    for two in (False, True):
        wide = array([amounts], width_for(1 << 120, two=two))

        assert expected == ranks(wide[0]).tolist()
        assert expected == ranks(ordered(wide)[0]).tolist()


def test_near_ties_in_the_54th_bit_are_no_ties() -> None:
    """A filter that takes floats is given ranks where floats would round."""
    large = 1 << 60
    vectors = [(large, 0, 0), (large + 1, 0, 0)] * 20

    kept = many_parties.efficient(np.array(vectors, dtype=np.int64).T, 3)
    assert {(large + 1, 0, 0)} == set(_groups(vectors, kept))

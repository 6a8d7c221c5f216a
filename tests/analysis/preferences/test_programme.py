"""Small linear programmes against the vertices of their polytopes, and what a proof is worth."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.preferences.programmes.elimination import solve
from detente.analysis.preferences.programmes.programme import Programme
from oracles.preferences import Form, at, vertices

F = Fraction
SEEDS = st.integers(0, 2**40)
NINE_DIGITS = F(1, 10**6)


def random_programme(random: Random) -> tuple[Programme, list[Form], list[Form]]:
    """A programme over a box, and the same as forms that are zero or at least zero."""
    programme = Programme()
    equal: list[Form] = []
    least: list[Form] = []
    for variable in range(random.randint(1, 4)):
        low, high = F(random.randint(-6, 0), 3), F(random.randint(1, 8), random.choice((1, 2, 7)))
        programme.variable(low, high)
        least += [{str(variable): F(1), "": -low}, {str(variable): F(-1), "": high}]
    for _ in range(random.randint(0, 4)):
        row = {
            v: F(random.randint(-3, 3), random.choice((1, 3))) for v in range(len(programme.bounds))
        }
        form = {str(v): c for v, c in row.items()}
        end = F(random.randint(-4, 3), random.choice((1, 5)))
        if random.random() < 0.2:
            programme.require(row, end, end)
            equal.append({**form, "": -end})
        elif random.random() < 0.5:
            programme.require(row, end)
            least.append({**form, "": -end})
        else:
            programme.require(row, None, end)
            least.append({**{v: -c for v, c in form.items()}, "": end})
    return programme, equal, least


@settings(max_examples=150)
@given(SEEDS)
def test_least_value_is_that_of_the_best_vertex(seed: int) -> None:
    """Objective after objective, the optimum is the least over all vertices, or there is none."""
    random = Random(seed)
    programme, equal, least = random_programme(random)
    corners = vertices(equal, least)
    for _ in range(3):
        costs = {
            v: F(random.randint(-3, 3), random.choice((1, 2))) for v in range(len(programme.bounds))
        }
        found = programme.minimum(costs)
        if not corners:
            assert found is None
            continue
        true = min(at({str(v): c for v, c in costs.items()}, corner) for corner in corners)
        assert found is not None
        assert found.value is not None
        assert found.value == true if found.proved else abs(found.value - true) <= NINE_DIGITS
        assert found.proved or true < 0


def test_nothing_bounds_an_open_side() -> None:
    """An objective that can fall for ever has no value, and no number is made up for it."""
    programme = Programme()
    first, second = programme.variable(None, None), programme.variable(F(0))
    programme.require({first: F(1), second: F(1)}, None, F(3))

    found = programme.minimum({first: F(1)})

    assert found is not None
    assert found.value is None


def test_rows_that_cannot_all_hold_have_no_optimum() -> None:
    """Contradictory rows are named as such, whatever is asked."""
    programme = Programme()
    one = programme.variable()
    programme.require({one: F(1)}, F(2))
    programme.require({one: F(1)}, None, F(1))

    assert programme.minimum({}) is None
    assert programme.minimum({one: F(1)}) is None


def test_a_hair_below_zero_is_told_from_zero() -> None:
    """Where floats cannot tell, fractions do: a least value of -1e-9 is proved to be just that."""
    programme = Programme()
    one = programme.variable(F(-1, 10**9), F(1))

    found = programme.minimum({one: F(1)})

    assert found is not None
    assert (F(-1, 10**9), True) == (found.value, found.proved)


@settings(max_examples=100)
@given(SEEDS)
def test_square_systems_are_solved_or_named_singular(seed: int) -> None:
    """A solution meets every equation; without one the rows depend on one another."""
    random = Random(seed)
    size = random.randint(1, 5)
    rows = [
        {c: F(random.randint(-3, 3), random.choice((1, 2, 3))) for c in range(size)}
        for _ in range(size)
    ]
    rows = [{c: x for c, x in row.items() if x} for row in rows]
    right = [F(random.randint(-3, 3)) for _ in range(size)]
    found = solve(rows, right, size)
    if found is None:
        assert 0 == determinant([[row.get(c, F(0)) for c in range(size)] for row in rows])
        return

    assert right == [sum((c * found[v] for v, c in row.items()), F(0)) for row in rows]


def determinant(matrix: list[list[Fraction]]) -> Fraction:
    """By its definition, along the first row."""
    if not matrix:
        return F(1)
    return sum(
        (
            (-1) ** k * entry * determinant([row[:k] + row[k + 1 :] for row in matrix[1:]])
            for k, entry in enumerate(matrix[0])
        ),
        F(0),
    )


def test_more_unknowns_than_rows_have_no_solution() -> None:
    """Only square systems are solved."""
    assert solve([{0: F(1)}], [F(1)], 2) is None

"""What people can say, once an issue is withdrawn: nothing says more than it did."""

from __future__ import annotations

import pytest

from detente import formats
from detente.case import AboutEqual, Case, Value, Weight, in_force

HEAD = """
detente: case/1
id: c
parties: {a: A, b: B}
issues:
  i: {options: {x: X, y: Y}, status_quo: x}
  j: {options: {x: X, y: Y}, status_quo: x}
  k: {options: {x: X, y: Y}, status_quo: x, withdrawn: true}
statements:
  b: {wants: {i: x}}
  a:
"""
VALUES = "values: {i: {x: 0, y: 100}, j: {x: 0, y: 100}, k: {x: 0, y: 100}}"


def _left(*more: str) -> Case:
    reading = formats.read_text(HEAD + "".join(f"    {line}\n" for line in more))
    assert [] == [problem.line("en") for problem in reading.errors]
    assert reading.case is not None
    return in_force(reading.case)


def _weights(case: Case) -> list[str]:
    return [s.id.removeprefix("statements.a.") for s in case.said_by("a") if isinstance(s, Weight)]


def test_near_ties_in_points_fall_silent() -> None:
    """Points of a total that is not known any more say nothing; an exact tie still does."""
    case = _left(
        "weights: {i: 1}",
        "about_equal: [{package: {i: x}, and: {j: y}, within: 5}, {package: {i: y}, and: {j: x}}]",
    )
    kept = [s.id for s in case.said_by("a") if isinstance(s, AboutEqual)]
    assert ["statements.a.about_equal.2"] == kept


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ("ratios: {issue: i, to: j, times: 2}", 1),
        ("ratios: {issue: i, to: k, times: 2}", 0),
        ("steps: {issue: i, from: x, to: y, over: {issue: j, from: x, to: y}}", 1),
        ("steps: {issue: i, from: x, to: y, over: {issue: k, from: x, to: y}}", 0),
        ("differs: {issue: i, better: x, worse: y, strength: weak}", 1),
        ("differs: {issue: k, better: x, worse: y, strength: weak}", 0),
        ("among_top: {issues: [i, k], top: 2}", 1),
        ("among_top: {issues: [k], top: 2}", 0),
        ("about_equal: {package: {i: x}, and: {j: y}}", 1),
        ("about_equal: {package: {i: x, k: x}, and: {i: y}}", 0),
    ],
)
def test_what_speaks_of_the_rest_is_kept(more: str, kept: int) -> None:
    """A judgement stays unless what it compares with is off the table."""
    assert kept == len(_left(more).said_by("a"))


def test_the_principals_weights_are_not_measured_by_the_negotiators() -> None:
    """A complete party is rescaled by its own weights; those of its principal fall silent."""
    case = _left(
        "weights: {i: 1, j: 1, k: 2}",
        VALUES,
        "instructions: {m: {weights: {i: 5}, values: {i: {y: 100}}}}",
    )
    assert case.scale("a").as_given
    assert ["weights.i", "weights.j"] == _weights(case)
    told = [s for s in case.said_by("a") if s.basis.principal == "m"]
    assert [Value] == [type(one) for one in told]


def test_of_two_weights_neither_is_the_measure() -> None:
    """With a second weight answered the total is not known, so weights fall silent."""
    answer = "{at: 2026-11-22T21:04:00Z, says: {weights: {k: 3}}}"
    once, twice = "weights: {i: 1, j: 1, k: 2}", f"answers: {{a1: {answer}}}"
    assert _left(once, VALUES).scale("a").as_given
    case = _left(once, VALUES, twice)
    assert not case.scale("a").as_given
    assert [] == _weights(case)

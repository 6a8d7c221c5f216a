"""Profiles go by the domain's order of issues, since they name none (formats, 5)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from helpers.imported import case_of, utility
from helpers.negmas import additive, domain, read_json, read_yaml, table, ufun, words

FIRST, SECOND = words("i", "a", "b"), words("j", "c", "d")
ON_FIRST, ON_SECOND = table({"b": 1, "a": 0}), table({"d": 0, "c": 1})


@pytest.mark.parametrize("read", [read_yaml, read_json])
def test_weights_and_values_follow_the_order_of_the_domain(tmp_path: Path, read: Any) -> None:
    """Turning the domain around turns the profiles; a table's own order does not matter."""
    one = read(
        tmp_path / "one", d=domain(FIRST, SECOND), p=additive([0.7, 0.3], [ON_FIRST, ON_SECOND])
    )
    two = read(
        tmp_path / "two", d=domain(SECOND, FIRST), p=additive([0.7, 0.3], [ON_SECOND, ON_FIRST])
    )

    assert Fraction(7, 10) == utility(case_of(one), "p", "b", "d")
    assert Fraction(3, 10) == utility(case_of(two), "p", "d", "b")


def test_entries_in_another_order_are_refused(tmp_path: Path) -> None:
    """They are never matched by guessing which table fits which issue."""
    reading = read_yaml(
        tmp_path, d=domain(FIRST, SECOND), p=additive([0.7, 0.3], [ON_SECOND, ON_FIRST])
    )

    assert sorted(["negmas_table_missing", "negmas_table_unknown"] * 2) == sorted(
        problem.code for problem in reading.errors
    )


@pytest.mark.parametrize(
    ("weights", "values", "key"),
    [
        ([1], [ON_FIRST, ON_SECOND], "weights"),
        ([0.5, 0.3, 0.2], [ON_FIRST, ON_SECOND], "weights"),
        ([], [ON_FIRST, ON_SECOND], "weights"),
        ([0.5, 0.5], [ON_FIRST], "values"),
        ([0.5, 0.5], [ON_FIRST, ON_SECOND, ON_SECOND], "values"),
    ],
)
def test_lengths_must_agree(tmp_path: Path, weights: Any, values: Any, key: str) -> None:
    """One entry for each issue, no more and no less; the error names the list and both counts."""
    reading = read_yaml(tmp_path, d=domain(FIRST, SECOND), p=additive(weights, values))
    found = len(weights if key == "weights" else values)

    assert [("negmas_length", (("key", key), ("found", str(found)), ("known", "2")))] == [
        (problem.code, problem.fault.values) for problem in reading.errors
    ]


@pytest.mark.parametrize("key", ["weights", "values"])
def test_a_missing_list_is_not_made_up(tmp_path: Path, key: str) -> None:
    """No equal weights, no default functions."""
    profile = additive([0.5, 0.5], [ON_FIRST, ON_SECOND])
    del profile[key]
    reading = read_yaml(tmp_path, d=domain(FIRST, SECOND), p=profile)

    assert [("missing_key", (("key", key),))] == [(p.code, p.fault.values) for p in reading.errors]


def test_names_in_place_of_the_order_are_refused(tmp_path: Path) -> None:
    """Weights by name are another format than this one."""
    reading = read_yaml(
        tmp_path,
        d=domain(FIRST),
        p=ufun("LinearAdditiveUtilityFunction", weights={"i": 1}, values=[ON_FIRST]),
    )

    assert ["import_needs_list"] == [problem.code for problem in reading.errors]

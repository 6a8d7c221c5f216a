"""Weights, scores and the reservation value (formats, 6: utility, reservationValue, scores)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from detente.analysis.problem import compile_case
from detente.case import Grade
from detente.formats import Reading
from helpers.imported import case_of, codes, folder_of, json_text, read_json, utility
from helpers.negolog import ISSUES, WEIGHTS, profile


def _read(folder: Path, **changes: Any) -> Reading:
    return read_json(folder, a=profile(**changes))


def _errors(reading: Reading) -> list[str]:
    assert reading.case is None
    return [problem.code for problem in reading.errors]


def _unknown(reading: Reading) -> None:
    with pytest.raises(AssertionError, match="a has no utility"):
        utility(case_of(reading), "a", "open", "long")


def test_worked_example(tmp_path: Path) -> None:
    """(open, short) is worth 0.68, and no deal 0.2."""
    reading = _read(tmp_path)
    case = case_of(reading)

    assert Fraction(68, 100) == utility(case, "a", "open", "short")
    assert Fraction(2, 10) == case.no_deal_of("a").value
    assert set() == codes(reading)


def test_everything_is_as_given_and_said(tmp_path: Path) -> None:
    """Numbers pass through unscaled and uncapped, graded said."""
    case = case_of(_read(tmp_path))

    assert {Grade.SAID} == {statement.basis.grade for statement in case.statements}
    assert [(True, None, None, None)] == [
        (s.as_given, s.cap, s.constant, s.discount) for s in case.scales
    ]


def test_scores_are_not_divided(tmp_path: Path) -> None:
    """The best option of an issue may be worth less than 1, unlike in GENIUS."""
    scores = ISSUES | {"crossing": {"open": 0.5, "closed": 0.25}}
    case = case_of(_read(tmp_path, issues=scores))

    assert Fraction(7, 10) == utility(case, "a", "open", "long")


def test_weights_are_as_written_and_not_capped(tmp_path: Path) -> None:
    """Weights that sum to 1.2 are neither stretched nor cut off at 1; a note tells the sum."""
    reading = _read(tmp_path, issueWeights={"crossing": 0.8, "hours": 0.4})

    assert Fraction(12, 10) == utility(case_of(reading), "a", "open", "long")
    assert {"import_weights_sum"} == codes(reading)


def test_numbers_keep_every_digit(tmp_path: Path) -> None:
    """Neither weights nor scores nor the reservation value pass through a float."""
    fine = Decimal("0.10000000000000000000001")
    weights, scores = {"i": fine}, {"i": {"x": fine, "y": 1}}
    case = case_of(_read(tmp_path, issueWeights=weights, issues=scores, reservationValue=fine))

    assert Fraction(fine) == utility(case, "a", "y")
    assert Fraction(fine) ** 2 == utility(case, "a", "x")
    assert Fraction(fine) == case.no_deal_of("a").value


@pytest.mark.parametrize("written", ["0", "0.0", "-0.0", "0e5"])
def test_reservation_value_of_zero_is_stated(tmp_path: Path, written: str) -> None:
    """0 and 0.0 are said: gains count from there, and no package is left out."""
    text = json_text(profile(reservationValue=Decimal(written)))
    reading = read_json(folder_of(tmp_path, {"a.json": text}), b=profile())
    case = case_of(reading)

    assert (Fraction(0), Grade.SAID) == (
        case.no_deal_of("a").value,
        case.no_deal_of("a").basis.grade,
    )
    problem = compile_case(case, ["a"]).problem
    assert all(problem.acceptable((i, j)) for i in range(2) for j in range(2))


@pytest.mark.parametrize("value", [0.65, 1, 3, -0.5])
def test_reservation_value_is_as_written(tmp_path: Path, value: float) -> None:
    """Above 0, beyond the best package or below the worst: it stays."""
    case = case_of(_read(tmp_path, reservationValue=value))

    assert Fraction(str(value)) == case.no_deal_of("a").value


def test_absent_reservation_value_is_not_zero(tmp_path: Path) -> None:
    """None stated is unknown, with a note; so is null."""
    absent = _read(tmp_path / "f", reservationValue=None)
    null = json_text(profile(reservationValue="null")).replace('"null"', "null")
    for reading in (absent, read_json(folder_of(tmp_path / "g", {"a.json": null}))):
        assert () == case_of(reading).no_deal
        assert {"import_no_reservation"} == codes(reading)


@pytest.mark.parametrize("score", [1.0001, -0.1, 12])
def test_scores_outside_zero_to_one_are_errors(tmp_path: Path, score: float) -> None:
    """The format promises scores from 0 to 1; another is told, never cut off."""
    scores = ISSUES | {"crossing": {"open": score, "closed": 0}}

    assert ["import_score_outside"] == _errors(_read(tmp_path, issues=scores))


def test_missing_score_is_a_gap_and_not_zero(tmp_path: Path) -> None:
    """An option whose score is null has none, and the party's utility is not known."""
    reading = _read(tmp_path, issues=ISSUES | {"crossing": {"open": None, "closed": 0}})

    _unknown(reading)
    assert {"import_no_score"} == codes(reading)


@pytest.mark.parametrize("weights", [{"crossing": 1}, WEIGHTS | {"hours": None}])
def test_issue_without_weight_is_a_gap_and_not_zero(tmp_path: Path, weights: Any) -> None:
    """Where a weight is missing the utility is not known."""
    reading = _read(tmp_path, issueWeights=weights)

    _unknown(reading)
    assert {"import_no_weight"} == codes(reading)


@pytest.mark.parametrize(
    "changes",
    [
        {"reservationValue": "0"},
        {"reservationValue": True},
        {"reservationValue": [0]},
        {"issueWeights": WEIGHTS | {"hours": "0.4"}},
        {"issues": ISSUES | {"hours": {"short": "0.2", "long": 1}}},
        {"issues": ISSUES | {"hours": {"short": {}, "long": 1}}},
    ],
)
def test_what_is_no_number(tmp_path: Path, changes: Any) -> None:
    """Numbers in quotes, truths and lists are errors where a number belongs."""
    assert ["import_not_a_number"] == _errors(_read(tmp_path, **changes))

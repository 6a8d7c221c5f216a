"""Scores of words and of numbers (formats, 4: utility, numberutils)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from detente.formats import Reading
from helpers.geniusweb import CROSSING, HOURS, domain, line, profile, table
from helpers.imported import case_of, codes, read_json, utility


def _words(folder: Path, scores: Any, values: Any = CROSSING) -> Reading:
    inside = domain(crossing=values)
    return read_json(folder, d=inside, n=profile(inside, {"crossing": 1}, {"crossing": scores}))


def _numbers(folder: Path, scores: Any, numbers: Any = HOURS) -> Reading:
    inside = domain(hours=numbers)
    return read_json(folder, d=inside, n=profile(inside, {"hours": 1}, {"hours": scores}))


def _errors(reading: Reading) -> list[str]:
    assert reading.case is None
    return [problem.code for problem in reading.errors]


def _unknown(reading: Reading) -> None:
    with pytest.raises(AssertionError, match="n has no utility"):
        utility(case_of(reading), "n", case_of(reading).issues[0].option_ids()[0])


def test_scores_are_not_divided(tmp_path: Path) -> None:
    """The best value of an issue may be worth less than 1, unlike in GENIUS."""
    case = case_of(_words(tmp_path, table(open=0.5, closed=0.25)))

    assert [Fraction(1, 2), Fraction(1, 4)] == [utility(case, "n", o) for o in ("open", "closed")]


def test_scores_keep_every_digit(tmp_path: Path) -> None:
    """0.10000000000000000000001 is not 0.1."""
    fine = Decimal("0.10000000000000000000001")
    case = case_of(_words(tmp_path, table(open=fine, closed=0)))

    assert Fraction(fine) == utility(case, "n", "open")


@pytest.mark.parametrize("score", [1.0001, -0.1, 12])
def test_scores_outside_zero_to_one_are_errors(tmp_path: Path, score: float) -> None:
    """The format promises scores from 0 to 1; another is told, never cut off."""
    assert ["import_score_outside"] == _errors(_words(tmp_path, table(open=score, closed=0)))


@pytest.mark.parametrize("scores", [{"open": 1}, {"open": 1, "closed": None}])
def test_missing_score_is_a_gap_and_not_zero(tmp_path: Path, scores: Any) -> None:
    """A value left out, or null, has no score, and the party's utility is not known."""
    reading = _words(tmp_path, table(**scores))

    _unknown(reading)
    assert {"import_no_score", "import_no_reservation"} == codes(reading)


@pytest.mark.parametrize("scores", [{}, {"crossing": None}])
def test_issue_of_which_a_profile_is_silent_is_a_gap(tmp_path: Path, scores: Any) -> None:
    """It is noted, and the party's utility is not known."""
    inside = domain(crossing=CROSSING)
    reading = read_json(tmp_path, d=inside, n=profile(inside, {"crossing": 1}, scores))

    _unknown(reading)
    assert {"import_issue_missing", "import_no_reservation"} == codes(reading)


def test_names_the_domain_lacks_are_noted_and_left_aside(tmp_path: Path) -> None:
    """A value or an issue that nobody settles carries no utility."""
    inside = domain(crossing=CROSSING)
    scores = {"crossing": table(open=1, closed=0, ajar=0.5), "toll": table(high=1)}
    reading = read_json(tmp_path, d=inside, n=profile(inside, {"crossing": 1}, scores))

    assert [1, 0] == [utility(case_of(reading), "n", o) for o in ("open", "closed")]
    assert {"import_unknown_option", "import_unknown_issue", "import_no_reservation"} == codes(
        reading
    )


def test_numbers_lie_on_a_line_between_the_ends(tmp_path: Path) -> None:
    """From 8 worth 0 to 12 worth 1, 10 is worth one half."""
    case = case_of(_numbers(tmp_path, line(8, 0, 12, 1)))

    assert [0, Fraction(1, 2), 1] == [utility(case, "n", hours) for hours in (8, 10, 12)]


def test_falling_line_and_quoted_ends(tmp_path: Path) -> None:
    """Less may be better, and the ends may be quoted, as those of the range."""
    case = case_of(_numbers(tmp_path, line("8", 0.9, "12", 0.3)))

    assert [Fraction(9, 10), Fraction(6, 10), Fraction(3, 10)] == [
        utility(case, "n", hours) for hours in (8, 10, 12)
    ]


def test_line_to_an_end_that_no_step_meets(tmp_path: Path) -> None:
    """From 12.2 to 12.6 in steps of 0.3 the line ends at 12.6, and 12.5 is three quarters on."""
    case = case_of(_numbers(tmp_path, line(12.2, 0, 12.6, 1), {"range": [12.2, 12.6, 0.3]}))

    assert [0, Fraction(3, 4)] == [utility(case, "n", number) for number in (12.2, 12.5)]


def test_line_over_steps_that_give_no_decimals(tmp_path: Path) -> None:
    """A third stays a third."""
    case = case_of(_numbers(tmp_path, line(0, 0, 3, 1), {"range": [0, 3, 1]}))

    assert [0, Fraction(1, 3), Fraction(2, 3), 1] == [utility(case, "n", n) for n in range(4)]


def test_range_of_one_number_has_its_score(tmp_path: Path) -> None:
    """Equal ends are a line where both are worth the same."""
    case = case_of(_numbers(tmp_path, line(5, 0.25, 5, 0.25), {"range": [5, 5, 1]}))

    assert Fraction(1, 4) == utility(case, "n", 5)


@pytest.mark.parametrize(
    ("low", "high"), [(7, 12), (8, 13), (12, 8), (10, 10), (-1, 100), (8, "12.0001")]
)
def test_ends_must_lie_in_the_range(tmp_path: Path, low: Any, high: Any) -> None:
    """An end outside the range, or ends that are no line, are errors."""
    assert ["geniusweb_ends"] == _errors(_numbers(tmp_path, line(low, 0, high, 1)))


def test_end_beyond_the_last_step_must_lie_in_the_range_too(tmp_path: Path) -> None:
    """Of 12.2 to 12.6 in steps of 0.3 the range ends at 12.6, not a step later."""
    reading = _numbers(tmp_path, line(12.2, 0, 12.7, 1), {"range": [12.2, 12.6, 0.3]})

    assert ["geniusweb_ends"] == _errors(reading)


def test_numbers_beyond_the_ends_are_a_gap_and_not_zero(tmp_path: Path) -> None:
    """Of a line shorter than the range nobody says what lies outside it is worth."""
    reading = _numbers(tmp_path, line(8, 0, 10, 1))

    _unknown(reading)
    assert {"geniusweb_line_too_short", "import_no_reservation"} == codes(reading)


def test_line_between_two_steps_reaches_none(tmp_path: Path) -> None:
    """From 8.5 to 9.5 no number of the range has a score."""
    reading = _numbers(tmp_path, line(8.5, 0, 9.5, 1))

    _unknown(reading)
    assert "geniusweb_line_too_short" in codes(reading)


@pytest.mark.parametrize("ends", [(None, 1), (0, None), (None, None)])
def test_missing_utility_of_an_end_is_a_gap(tmp_path: Path, ends: tuple[Any, Any]) -> None:
    """A line with one end says nothing of the numbers on it."""
    reading = _numbers(tmp_path, line(8, ends[0], 12, ends[1]))

    _unknown(reading)
    assert {"geniusweb_no_end", "import_no_reservation"} == codes(reading)


@pytest.mark.parametrize(
    ("scores", "code"),
    [
        (line(8, 0, 12, 1.5), "import_score_outside"),
        (line(8, -0.5, 12, 1), "import_score_outside"),
        (line(None, 0, 12, 1), "missing_key"),
        (line(8, 0, "late", 1), "import_not_a_number"),
        (line(8, 0, 12, "1"), "import_not_a_number"),
        (table(**{"8": 0}), "geniusweb_utilities"),
        (line(8, 0, 12, 1) | table(**{"8": 0}), "geniusweb_utilities"),
        ({}, "geniusweb_utilities"),
        ({"numberutils": [8, 12]}, "import_needs_group"),
        (0.5, "import_needs_group"),
    ],
)
def test_what_is_no_line(tmp_path: Path, scores: Any, code: str) -> None:
    """What we cannot evaluate exactly is an error that names it."""
    assert [code] == _errors(_numbers(tmp_path, scores))


@pytest.mark.parametrize(
    ("scores", "code"),
    [
        (line(8, 0, 12, 1), "geniusweb_utilities"),
        ({"discreteutils": {}}, "missing_key"),
        ({"discreteutils": None}, "missing_key"),
        ({"discreteutils": {"valueUtilities": [1, 0]}}, "import_needs_group"),
        (table(open="1", closed=0), "import_not_a_number"),
        (table(open=True, closed=0), "import_not_a_number"),
        (table(open=[1], closed=0), "import_not_a_number"),
    ],
)
def test_what_is_no_table(tmp_path: Path, scores: Any, code: str) -> None:
    """Scores of words are numbers by value, under the two keys of the format."""
    assert [code] == _errors(_words(tmp_path, scores))

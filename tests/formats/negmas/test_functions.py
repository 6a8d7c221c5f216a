"""Value functions: what an option is worth on its issue (formats, 5)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from detente.case import Case
from detente.formats import Reading
from helpers.imported import case_of, utility
from helpers.negmas import (
    Document,
    Word,
    additive,
    affine,
    domain,
    issue,
    read_json,
    read_yaml,
    table,
    words,
)

HOURS = issue("hours", "ContiguousIssue", 8, 12)
STEPS = issue("steps", "CardinalIssue", 1, 2.5, 10)
PRICE = issue("price", "ContinuousIssue", 0, 1)
CROSSING = words("crossing", "open", "no")

LINEAR: Document = {"type": "LinearFun", "slope": 3}
IDENTITY: Document = {"type": "IdentityFun"}
CONSTANT: Document = {"type": "ConstFun", "bias": -0.7}


def _read(folder: Path, one: Document, function: Document) -> Reading:
    return read_yaml(folder, d=domain(one), p=additive([1], [function]))


def _case(folder: Path, one: Document, function: Document) -> Case:
    return case_of(_read(folder, one, function))


def test_worked_example(tmp_path: Path) -> None:
    """(open, 10) is worth 0.6 of 1 and 0.4 of 0.5, in YAML as in JSON."""
    values = [table({"open": 1.0, "no": 0.25}), affine(0.25, -2.0)]
    files = {"d": domain(CROSSING, HOURS), "p": additive([0.6, 0.4], values, reserved_value=0.4)}
    for number, read in enumerate((read_yaml, read_json)):
        case = case_of(read(tmp_path / str(number), **files))
        assert [Fraction(4, 5), Fraction(55, 100)] == [
            utility(case, "p", *package) for package in (("open", 10), ("no", 12))
        ]
        assert Fraction(2, 5) == case.no_deal_of("p").value


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (affine(-0.25, 3), [1, 0]),
        (LINEAR, [24, 36]),
        (IDENTITY, [8, 12]),
        (CONSTANT, [Fraction(-7, 10)] * 2),
    ],
)
def test_functions_of_whole_numbers(
    tmp_path: Path, function: Document, expected: list[int]
) -> None:
    """Slope times number plus bias, unbounded, without a shift by the lower end."""
    case = _case(tmp_path, HOURS, function)

    assert expected == [utility(case, "p", hour) for hour in (8, 12)]


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (affine(2, -1), ["1", "4", "19"]),
        (LINEAR, ["3", "7.5", "30"]),
        (IDENTITY, ["1", "2.5", "10"]),
        (CONSTANT, ["-0.7"] * 3),
    ],
)
def test_functions_of_listed_numbers(
    tmp_path: Path, function: Document, expected: list[str]
) -> None:
    """The options of a list count as the numbers they are."""
    case = _case(tmp_path, STEPS, function)

    assert [Fraction(e) for e in expected] == [utility(case, "p", s) for s in ("1", "2.5", "10")]


def test_functions_of_a_range_without_a_step(tmp_path: Path) -> None:
    """A straight line holds at every number between the ends."""
    case = _case(tmp_path, PRICE, affine(0.3, 0.1))

    assert [Fraction(1, 10), Fraction(25, 100), Fraction(4, 10)] == [
        utility(case, "p", price) for price in ("0", "0.5", "1")
    ]


def test_table_of_whole_numbers(tmp_path: Path) -> None:
    """A table may go up and down between the ends of a range."""
    scores = {8: 0.5, 9: -1, 10: 7, 11: 0, 12: 0.125}
    case = _case(tmp_path, HOURS, table({Word(hour): score for hour, score in scores.items()}))

    assert [Fraction(s) for s in scores.values()] == [utility(case, "p", h) for h in scores]


def test_scores_are_neither_divided_nor_cut_off(tmp_path: Path) -> None:
    """No largest value, no bounds at 0 and 1: what is written counts."""
    case = _case(tmp_path, CROSSING, table({"open": 40, "no": -3.5}))

    assert [40, Fraction(-7, 2)] == [utility(case, "p", option) for option in ("open", "no")]


def test_functions_by_a_dotted_path(tmp_path: Path) -> None:
    """The last part of a path counts, in either key."""
    old = {"__python_class__": "negmas.preferences.value_fun.AffineFun", "slope": 1, "bias": 0}
    new = {"type": "negmas.preferences.value_fun.AffineFun", "slope": 1, "bias": 0}

    assert [Fraction(8)] * 2 == [
        utility(_case(tmp_path / name, HOURS, function), "p", 8)
        for name, function in (("old", old), ("new", new))
    ]


@pytest.mark.parametrize("kind", ["QuadraticFun", "LambdaFun", "tablefun", "", "MappingFun"])
def test_other_functions_are_named(tmp_path: Path, kind: str) -> None:
    """What we do not know is an error that names the function and the issue."""
    reading = _read(tmp_path, HOURS, {"type": kind, "slope": 1})

    assert [("negmas_function", (("kind", kind or "–"), ("issue", "hours")))] == [
        (problem.code, problem.fault.values) for problem in reading.errors
    ]


@pytest.mark.parametrize("function", [{"open": 1, "no": 0}, [1, 0], 1, "open"])
def test_functions_without_a_name(tmp_path: Path, function: object) -> None:
    """A bare table or number is no value function."""
    reading = read_yaml(tmp_path, d=domain(CROSSING), p=additive([1], [function]))

    assert ["negmas_function"] == [problem.code for problem in reading.errors]


@pytest.mark.parametrize(
    ("one", "mapping", "code"),
    [
        (CROSSING, {"open": 1}, "negmas_table_missing"),
        (CROSSING, {"open": 1, "no": 0, "maybe": 0}, "negmas_table_unknown"),
        (CROSSING, {"open": 1, "No": 0}, "negmas_table_unknown"),
        (CROSSING, {"open": 1, "no ": 0}, "negmas_table_unknown"),
        (CROSSING, {"open": 1, "no": "much"}, "import_not_a_number"),
        (HOURS, {8: 1, 9: 1}, "negmas_table_length"),
        (HOURS, {8: 1, 9: 1, 10: 1, 11: 1, 13: 1}, "negmas_table_unknown"),
        (HOURS, {8: 1, 9: 1, 10: 1, 11: 1, 11.5: 1}, "negmas_table_unknown"),
        (HOURS, {8: 1, 9: 1, 10: 1, 11: 1, "11.0": 1}, "negmas_table_missing"),
        (HOURS, {8: 1, 9: 1, 10: 1, 11: 1, "noon": 1}, "negmas_table_unknown"),
        (HOURS, {8: 1, 9: 1, 10: 1, 11: 1, "012": 1}, "negmas_table_unknown"),
        (HOURS, {8: 1, 9: 1, 10: 1, 11: 1, "24/2": 1}, "negmas_table_unknown"),
        (STEPS, {"1": 1, "2.50": 1, "10": 1}, "negmas_table_unknown"),
        (PRICE, {0: 1, 1: 1}, "negmas_table_on_range"),
    ],
)
def test_a_table_names_exactly_the_values(
    tmp_path: Path, one: Document, mapping: dict[object, object], code: str
) -> None:
    """No value more and none less than the domain has, to the letter."""
    reading = _read(tmp_path, one, table(mapping))

    assert reading.case is None
    assert code in {problem.code for problem in reading.errors}


def test_functions_of_numbers_need_numbers(tmp_path: Path) -> None:
    """A slope over words has no meaning; the first word is named."""
    reading = _read(tmp_path, CROSSING, affine(1, 0))

    assert [
        (
            "negmas_not_numeric",
            (("issue", "crossing"), ("value", "open"), ("kind", "AffineFun")),
        )
    ] == [(problem.code, problem.fault.values) for problem in reading.errors]


@pytest.mark.parametrize("word", ["1/2", "010", "1_000", "1:30"])
def test_words_that_look_like_numbers_are_none(tmp_path: Path, word: str) -> None:
    """A slope times what YAML and people read differently would be a guess."""
    reading = _read(tmp_path, issue("i", "CardinalIssue", 1, word), affine(1, 0))

    assert ["negmas_not_numeric"] == [problem.code for problem in reading.errors]


def test_a_constant_holds_for_words_too(tmp_path: Path) -> None:
    """A constant asks for no number."""
    case = _case(tmp_path, CROSSING, CONSTANT)

    assert [Fraction(-7, 10)] * 2 == [utility(case, "p", option) for option in ("open", "no")]


@pytest.mark.parametrize(
    ("function", "code"),
    [
        ({"type": "AffineFun", "slope": 1}, "missing_key"),
        ({"type": "AffineFun", "bias": 1}, "missing_key"),
        ({"type": "LinearFun"}, "missing_key"),
        ({"type": "ConstFun"}, "missing_key"),
        ({"type": "TableFun"}, "missing_key"),
        ({"type": "TableFun", "mapping": [1, 2]}, "import_needs_group"),
        ({"type": "LinearFun", "slope": 1, "bias": 2}, "negmas_function_key"),
        ({"type": "IdentityFun", "slope": 2}, "negmas_function_key"),
        ({"type": "ConstFun", "bias": 1, "mapping": {"a": 1}}, "negmas_function_key"),
    ],
)
def test_a_number_is_neither_lost_nor_invented(
    tmp_path: Path, function: Document, code: str
) -> None:
    """A missing number is no zero, and one that the function has no place for is an error."""
    reading = _read(tmp_path, HOURS, function)

    assert [code] == [problem.code for problem in reading.errors]


def test_a_bias_of_zero_loses_nothing(tmp_path: Path) -> None:
    """A LinearFun may say that it has none."""
    case = _case(tmp_path, HOURS, {"type": "LinearFun", "slope": 3, "bias": 0.0})

    assert Fraction(24) == utility(case, "p", 8)

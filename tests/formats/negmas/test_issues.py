"""Issues of a domain: lists, whole numbers between two ends, ranges without a step (formats, 5)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from detente.case import Issue, Range
from detente.formats import Reading
from helpers.imported import case_of, codes, utility
from helpers.negmas import (
    Document,
    additive,
    affine,
    domain,
    issue,
    read_json,
    read_yaml,
    table,
    words,
)

NONE: Document = {"type": "ConstFun", "bias": 0}


def _read(folder: Path, *issues: Document, **more: object) -> Reading:
    profile = additive([1] * len(issues), [NONE] * len(issues))
    return read_yaml(folder, d=domain(*issues, **more), p=profile)


def _only(folder: Path, one: Document) -> Issue:
    (found,) = case_of(_read(folder, one)).issues
    return found


@pytest.mark.parametrize("kind", ["CategoricalIssue", "OrdinalIssue", "CardinalIssue"])
def test_lists_are_options_in_their_order(tmp_path: Path, kind: str) -> None:
    """The options stand as the file lists them, numbers among them as their words."""
    assert ("9", "1", "2.50") == _only(tmp_path, issue("i", kind, 9, 1, "2.50")).option_ids()


def test_contiguous_issue_has_every_whole_number_between_its_ends(tmp_path: Path) -> None:
    """Both ends are in."""
    found = _only(tmp_path, issue("hours", "ContiguousIssue", -1, 2))

    assert ("-1", "0", "1", "2") == found.option_ids()


def test_continuous_issue_is_a_range_without_a_step(tmp_path: Path) -> None:
    """No step is invented: the case knows the two ends, and analyses name their grid."""
    found = _only(tmp_path, issue("price", "ContinuousIssue", 0, 1))

    assert Range(Fraction(0), Fraction(1)) == found.range


@pytest.mark.parametrize("kind", ["ContiguousIssue", "ContinuousIssue"])
def test_equal_ends_leave_one_option(tmp_path: Path, kind: str) -> None:
    """A range of one number is a single way to settle the issue, with its score."""
    files = {"d": domain(issue("i", kind, 4, 4)), "p": additive([1], [affine(2, 1)])}
    case = case_of(read_yaml(tmp_path, **files))

    assert ("4",) == case.issues[0].option_ids()
    assert Fraction(9) == utility(case, "p", 4)


@pytest.mark.parametrize("kind", ["CallableIssue", "CategoricalIssues", ""])
def test_other_kinds_of_issue_are_named(tmp_path: Path, kind: str) -> None:
    """What we do not know is an error that names it."""
    reading = _read(tmp_path, issue("i", kind, 1, 2))

    assert [("negmas_issue_kind", (("kind", kind or "–"),))] == [
        (problem.code, problem.fault.values) for problem in reading.errors if problem.fault.values
    ][:1]


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (issue("i", "ContiguousIssue", 1), "negmas_bounds"),
        (issue("i", "ContiguousIssue", 1, 2, 3), "negmas_bounds"),
        (issue("i", "ContiguousIssue", 2, 1), "negmas_bounds"),
        (issue("i", "ContiguousIssue", 1, 2.5), "negmas_bounds"),
        (issue("i", "ContinuousIssue", "a", 2), "import_not_a_number"),
        (issue("i", "CategoricalIssue"), "negmas_no_values"),
        (issue("i", "CategoricalIssue", "a", "b", "a"), "key_twice"),
        (issue("i", "CategoricalIssue", ["a"], "b"), "needs_one_text"),
        (issue("i", "CategoricalIssue", "", "b"), "empty_text"),
        ({"name": "i", "type": "CategoricalIssue", "values": 5}, "import_needs_list"),
        ({"name": "i", "type": "CategoricalIssue"}, "missing_key"),
        ({"type": "CategoricalIssue", "values": ["a", "b"]}, "missing_key"),
        (issue("i" * 1001, "CategoricalIssue", "a", "b"), "too_long"),
    ],
)
def test_what_an_issue_cannot_be(tmp_path: Path, one: Document, code: str) -> None:
    """Each fault of an issue is an error of its own, and nothing is guessed."""
    reading = _read(tmp_path, one)

    assert reading.case is None
    assert code in {problem.code for problem in reading.errors}


def test_two_issues_of_one_name(tmp_path: Path) -> None:
    """Names must be told apart."""
    reading = _read(tmp_path, words("i", "a", "b"), words("i", "c", "d"))

    assert "key_twice" in {problem.code for problem in reading.errors}


def test_a_domain_without_issues(tmp_path: Path) -> None:
    """There is nothing to settle in an empty list."""
    assert "import_no_issues" in {problem.code for problem in _read(tmp_path).errors}


@pytest.mark.parametrize(
    "kind", ["CartesianOutcomeSpace", "negmas.x.DiscreteCartesianOutcomeSpace"]
)
def test_spaces_of_all_combinations(tmp_path: Path, kind: str) -> None:
    """A domain is every combination of its options, whichever of the two names it has."""
    assert set() == codes(_read(tmp_path, words("i", "a", "b"), type=kind))


def test_other_spaces_are_named(tmp_path: Path) -> None:
    """A domain that lists its packages may lack some: it is refused by its kind."""
    reading = _read(tmp_path, words("i", "a", "b"), type="EnumeratingOutcomeSpace")

    assert ["negmas_space_kind"] == [problem.code for problem in reading.errors]


@pytest.mark.parametrize("inside", [["x < 3"], {"a": 1}, "x < 3"])
def test_constraints_of_a_domain_are_refused(tmp_path: Path, inside: object) -> None:
    """They change the set of packages."""
    reading = _read(tmp_path, words("i", "a", "b"), constraints=inside)

    assert ["negmas_constraints"] == [problem.code for problem in reading.errors]


@pytest.mark.parametrize("inside", [[], {}, None])
def test_no_constraints_are_none(tmp_path: Path, inside: object) -> None:
    """An empty list changes nothing."""
    assert set() == codes(_read(tmp_path, words("i", "a", "b"), constraints=inside))


def test_blanks_in_names_are_kept_and_noted(tmp_path: Path) -> None:
    """Names match exactly, blanks and all."""
    values = [table({" a": 1, "b": 0})]
    reading = read_json(tmp_path, d=domain(words("i", " a", "b")), p=additive([1], values))

    assert Fraction(1) == utility(case_of(reading), "p", " a")
    assert {"import_blanks"} == codes(reading)

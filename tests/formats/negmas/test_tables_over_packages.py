"""A utility for each package, whatever its parts are worth (formats, 5: MappingUtilityFunction)."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from detente import formats
from detente.analysis.problem import compile_case
from detente.analysis.solutions import frontier
from detente.formats import Reading
from detente.formats.limits import TABLED_PACKAGES
from helpers.imported import case_of, codes, utility
from helpers.negmas import NOT_STATED, domain, issue, read_json, read_yaml, ufun, words

CROSSING = words("crossing", "open", "no")
HOURS = issue("hours", "ContiguousIssue", 8, 9)
TABLE = {("open", 8): 0.5, ("open", 9): -1, ("no", 8): 0, ("no", 9): 7}
PAIRS = [[list(package), value] for package, value in TABLE.items()]
KEYS = {str(package): value for package, value in TABLE.items()}


def _profile(mapping: object, **more: object) -> Any:
    return ufun("MappingUtilityFunction", mapping=mapping, **more)


def _read(folder: Path, mapping: object, **more: object) -> Reading:
    return read_json(folder, d=domain(CROSSING, HOURS), p=_profile(mapping, **more))


@pytest.mark.parametrize("read", [read_yaml, read_json])
@pytest.mark.parametrize("mapping", [PAIRS, KEYS])
def test_every_package_has_the_utility_of_the_table(
    tmp_path: Path, mapping: object, read: Any
) -> None:
    """A list of pairs, or keys that are packages as text; parts interact as they like."""
    reading = read(tmp_path, d=domain(CROSSING, HOURS), p=_profile(mapping))
    case = case_of(reading)

    assert {package: Fraction(value) for package, value in TABLE.items()} == {
        package: utility(case, "p", *package) for package in TABLE
    }
    assert set() == codes(reading)


def test_a_table_is_a_link_over_all_issues(tmp_path: Path) -> None:
    """Each package is a combination with a worth; no issue weighs anything alone."""
    case = case_of(_read(tmp_path, PAIRS))

    assert {"p"} == {link.owner for link in case.linkages}
    assert 3 == len(case.linkages)
    assert {2} == {len(link.when.parts) for link in case.linkages}
    assert [0, 0] == [getattr(statement, "value", None) for statement in case.statements]


def test_a_default_stands_for_packages_without_a_value(tmp_path: Path) -> None:
    """Where one is stated, the table need not name every package."""
    case = case_of(_read(tmp_path, PAIRS[:1], default=0.25))

    assert [Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)] == [
        utility(case, "p", *package) for package in (("open", 8), ("open", 9), ("no", 9))
    ]


def test_a_default_that_nothing_needs_is_not_used(tmp_path: Path) -> None:
    """Every package has a value of its own then."""
    case = case_of(_read(tmp_path, PAIRS, default=9))

    assert case.scale("p").constant is None
    assert Fraction(0) == utility(case, "p", "no", 8)


def test_options_as_keys_of_a_single_issue(tmp_path: Path) -> None:
    """With one issue a package may be written as its option, or as a package of one."""
    plain, tuples = ({"open": 1, "no": 0}, {"('open',)": 1, "('no',)": 0})
    for number, mapping in enumerate((plain, tuples)):
        reading = read_json(tmp_path / str(number), d=domain(CROSSING), p=_profile(mapping))
        assert [1, 0] == [utility(case_of(reading), "p", option) for option in ("open", "no")]


def test_quotes_and_commas_in_a_package(tmp_path: Path) -> None:
    """Options with signs of their own are read as they were written out."""
    names = ("it's", 'say "x"', "a, (b)", "back\\slash", "plain")
    mapping = {str((name, 8)): number for number, name in enumerate(names)}
    mapping |= {'("x", 8)': 9}
    reading = read_json(
        tmp_path,
        d=domain(words("i", *names, "x"), issue("h", "ContiguousIssue", 8, 8)),
        p=_profile(mapping),
    )

    assert [0, 1, 2, 3, 4, 9] == [utility(case_of(reading), "p", name, 8) for name in (*names, "x")]


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        (PAIRS[:3], "negmas_packages_missing"),
        ([*PAIRS, PAIRS[0]], "key_twice"),
        ([*PAIRS[:3], [["no"], 1]], "negmas_package_length"),
        ([*PAIRS[:3], [["no", 9, 9], 1]], "negmas_package_length"),
        ([*PAIRS[:3], [["no", 10], 1]], "negmas_package_option"),
        ([*PAIRS[:3], [["nein", 9], 1]], "negmas_package_option"),
        ([*PAIRS[:3], [["no", [9]], 1]], "negmas_package_option"),
        ([*PAIRS[:3], [["no", 9], "much"]], "import_not_a_number"),
        ([*PAIRS[:3], [["no", 9], NOT_STATED]], "needs_number"),
        ([*PAIRS[:3], [["no", 9]]], "negmas_mapping"),
        ([*PAIRS[:3], 5], "negmas_mapping"),
        ("all", "negmas_mapping"),
        ({"('no', 9": 1}, "negmas_package_length"),
        ({"('no' 9)": 1}, "negmas_package_length"),
        ({"no, 9": 1}, "negmas_package_length"),
    ],
)
def test_what_a_table_cannot_be(tmp_path: Path, mapping: object, code: str) -> None:
    """A package more, less, twice or misspelt is an error, and so is a value that is no number."""
    reading = _read(tmp_path, mapping)

    assert reading.case is None
    assert code in {problem.code for problem in reading.errors}


def test_a_table_over_a_range_without_a_step_is_refused(tmp_path: Path) -> None:
    """It cannot name every package."""
    ranges = domain(issue("price", "ContinuousIssue", 0, 1))
    reading = read_json(tmp_path, d=ranges, p=_profile([[[0], 1], [[1], 0]], default=0))

    assert ["negmas_table_on_range"] == [problem.code for problem in reading.errors]


@pytest.mark.parametrize(("high", "refused"), [(999, False), (1000, True), (10**30, True)])
def test_tables_are_for_small_cases(tmp_path: Path, high: int, refused: bool) -> None:
    """At most 1,000 packages, default or not; beyond, the error says both numbers."""
    assert TABLED_PACKAGES == 1000
    reading = read_json(
        tmp_path,
        d=domain(issue("n", "ContiguousIssue", 0, high)),
        p=_profile([[[7], 1]], default=0),
    )

    assert (["negmas_too_many_packages"] if refused else []) == [p.code for p in reading.errors]


def test_the_largest_table_is_read_and_analysed(tmp_path: Path) -> None:
    """1,000 packages of three issues, all with values of their own, come through exactly."""
    issues = [issue(name, "ContiguousIssue", 0, 9) for name in "ijk"]
    pairs = [[list(digits), n] for n, digits in enumerate(product(range(10), repeat=3))]
    case = case_of(read_json(tmp_path, d=domain(*issues), p=_profile(pairs)))
    problem = compile_case(case, ["p"]).problem

    assert Fraction(123) == utility(case, "p", 1, 2, 3)
    assert [(999 * problem.scales[0],)] == list(frontier(problem, zone=False).points)
    assert case == formats.read_text(formats.yaml_text(case)).case

"""Which files are NegoLog's, and what they agree to settle (formats, 6: recognise, domain)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from detente import formats
from detente.formats import Reading
from helpers.imported import case_of, codes, folder_of, json_text, read_json
from helpers.negolog import ISSUES, WEIGHTS, profile

SPECS = {"Name": "Border", "NumberOfBids": 99, "Nash_A": 0.1, "NashBid": "{'crossing': 'ajar'}"}
CROSSING, HOURS = ISSUES["crossing"], ISSUES["hours"]


def _errors(reading: Reading) -> list[str]:
    assert reading.case is None
    return [problem.code for problem in reading.errors]


def test_profiles_are_known_by_their_keys(tmp_path: Path) -> None:
    """Names and endings say nothing; parties are called as their files."""
    files = {"b": json_text(profile()), "specs.json": json_text(profile()), "read.me": "Hello"}
    reading = formats.read(folder_of(tmp_path, files))

    assert ["b", "specs"] == [party.id for party in case_of(reading).parties]
    assert set() == codes(reading)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_there_are_as_many_parties_as_profiles(tmp_path: Path, count: int) -> None:
    """Each profile is a party, and nothing stands for a domain file."""
    files = {f"profile{letter}": profile() for letter in "ABC"[:count]}
    case = case_of(read_json(tmp_path, **files))

    assert [f"profile{letter}" for letter in "ABC"[:count]] == [one.id for one in case.parties]


def test_case_says_where_it_comes_from(tmp_path: Path) -> None:
    """The format stands in the note of the case."""
    note = case_of(read_json(tmp_path, profileA=profile())).note

    assert note is not None
    assert note.in_language("en").startswith("Imported from NegoLog JSON.")


def test_specs_are_left_aside_and_never_trusted(tmp_path: Path) -> None:
    """Figures beside the profiles, right or wrong, change nothing but a note."""
    plain = case_of(read_json(tmp_path / "f", profileA=profile(), profileB=profile()))
    reading = read_json(tmp_path / "f", specs=SPECS)
    case = case_of(reading)

    assert plain.issues == case.issues
    assert plain.statements == case.statements
    assert plain.no_deal == case.no_deal
    assert {"import_other_file"} == codes(reading)


def test_order_is_the_first_profile_s(tmp_path: Path) -> None:
    """Issues and options may stand in another order in the others."""
    turned = {"hours": {"long": 0, "short": 1}, "crossing": {"closed": 0, "open": 1}}
    files = {"b": profile(issues=turned), "a": profile()}
    case = case_of(read_json(tmp_path, **files))

    assert ["crossing", "hours"] == [issue.id for issue in case.issues]
    assert [("open", "closed"), ("short", "long")] == [one.option_ids() for one in case.issues]


def test_order_is_that_of_the_first_profile_chosen(tmp_path: Path) -> None:
    """With --profile, those left out say nothing, not even the order."""
    turned = {"hours": {"long": 0, "short": 1}, "crossing": {"closed": 0, "open": 1}}
    read_json(tmp_path, a=profile(), b=profile(issues=turned))
    reading = formats.read(tmp_path, formats.ReadingRequest(profiles=("b.json",)))

    assert ["hours", "crossing"] == [issue.id for issue in case_of(reading).issues]


@pytest.mark.parametrize(
    ("issues", "weights", "code", "named"),
    [
        ({"crossing": CROSSING}, {"crossing": 1}, "negolog_other_issue", "hours"),
        (ISSUES | {"toll": HOURS}, WEIGHTS, "negolog_other_issue", "toll"),
        (ISSUES, WEIGHTS | {"toll": 0}, "negolog_other_issue", "toll"),
        (ISSUES | {"hours": {"short": 1}}, WEIGHTS, "negolog_other_option", "long"),
        (ISSUES | {"hours": HOURS | {"ever": 1}}, WEIGHTS, "negolog_other_option", "ever"),
        (ISSUES | {"hours": {"Short": 0, "long": 1}}, WEIGHTS, "negolog_other_option", "Short"),
    ],
)
def test_names_must_be_equal_in_all_profiles(
    tmp_path: Path, issues: Any, weights: Any, code: str, named: str
) -> None:
    """An issue or option that only one profile names is an error with its place in the other."""
    other = profile(issues=issues, issueWeights=weights)
    reading = read_json(tmp_path, a=profile(), b=other)

    assert {code} == set(_errors(reading))
    assert any(f"'{named}'" in problem.words("en") for problem in reading.errors)
    assert {str(tmp_path / "b.json")} == {problem.file for problem in reading.errors}
    assert all(problem.place and problem.place.line for problem in reading.errors)


def test_issue_named_by_its_weight_alone_is_named(tmp_path: Path) -> None:
    """The union counts: without scores it is a gap, not an issue that others lack."""
    reading = read_json(tmp_path, a=profile(issues={"crossing": CROSSING}), b=profile())
    case = case_of(reading)

    assert ["crossing", "hours"] == [issue.id for issue in case.issues]
    assert ("short", "long") == case.issues[1].option_ids()
    assert {"import_issue_missing"} == codes(reading)


def test_issue_of_which_nobody_names_options(tmp_path: Path) -> None:
    """Nothing says how it could be settled."""
    assert ["no_options"] == _errors(read_json(tmp_path, a=profile(issues={"crossing": CROSSING})))


def test_one_profile_alone_is_no_case(tmp_path: Path) -> None:
    """A profile named by itself is refused with what to name instead: the folder."""
    read_json(tmp_path, a=profile(), b=profile())
    reading = formats.read(tmp_path / "a.json")

    assert ["import_lone_profile"] == _errors(reading)
    assert "Name the folder" in reading.errors[0].words("en")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"issues": {}, "issueWeights": {}}, "import_no_issues"),
        ({"issueWeights": 1}, "import_needs_group"),
        ({"issues": ISSUES | {"hours": 0.5}}, "import_needs_group"),
        ({"issues": ISSUES | {"hours": {"": 0.5}}}, "empty_text"),
    ],
)
def test_what_is_no_profile(tmp_path: Path, changes: Any, code: str) -> None:
    """Parts of another shape are refused."""
    assert [code] == _errors(read_json(tmp_path, a=profile(**changes)))

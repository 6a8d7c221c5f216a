"""The domain file, and the domain inside each profile (formats, 4: domain, range, values)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from detente import formats
from detente.analysis.problem import compile_case
from detente.formats import Reading
from helpers.geniusweb import (
    BID,
    BORDER,
    CROSSING,
    HOURS,
    UTILITIES,
    WEIGHTS,
    domain,
    line,
    north,
    profile,
    table,
)
from helpers.imported import case_of, codes, read_json


def _errors(reading: Reading) -> list[str]:
    assert reading.case is None
    return [problem.code for problem in reading.errors]


def test_order_of_issues_and_values_is_the_domain_file_s(tmp_path: Path) -> None:
    """The domain inside a profile may have another order; that of the file counts."""
    turned = domain(hours=HOURS, crossing={"values": ["closed", "open"]})
    case = case_of(read_json(tmp_path, domain=BORDER, north=north(domain=turned)))

    assert ["crossing", "hours"] == [issue.id for issue in case.issues]
    assert ("open", "closed") == case.issues[0].option_ids()


@pytest.mark.parametrize(
    ("inside", "place"),
    [
        (domain(crossing=CROSSING, hours={"range": [8, 12, 1]}), "hours"),
        (domain(crossing=CROSSING, hours={"values": ["8", "10", "12"]}), "hours"),
        (domain(crossing={"values": ["open", "shut"]}, hours=HOURS), "crossing"),
        (domain(crossing={"values": ["open"]}, hours=HOURS), "crossing"),
        (domain(crossing={"values": ["open", "closed", "ajar"]}, hours=HOURS), "crossing"),
        (domain(crossing=CROSSING), "hours"),
        (domain(crossing=CROSSING, hours=HOURS, toll=CROSSING), "toll"),
    ],
)
def test_domain_inside_a_profile_must_be_the_domain_file_s(
    tmp_path: Path, inside: dict[str, Any], place: str
) -> None:
    """Other issues, other values or another range are an error that names the issue."""
    reading = read_json(tmp_path, domain=BORDER, north=north(domain=inside))

    assert ["geniusweb_other_domain"] == _errors(reading)
    assert reading.errors[0].words("en").startswith(f"'{place}'")
    assert "domain.json" in reading.errors[0].words("en")
    assert str(tmp_path / "north.json") == reading.errors[0].file


def test_same_numbers_written_otherwise_are_the_same_range(tmp_path: Path) -> None:
    """Ranges are compared as numbers: 8 is 8.0 and "8"."""
    inside = domain(crossing=CROSSING, hours={"range": [8.0, "12", 2.00]})
    reading = read_json(tmp_path, domain=BORDER, north=north(domain=inside))

    assert case_of(reading) is not None
    assert set() == codes(reading)


def test_without_a_domain_file_the_one_inside_serves(tmp_path: Path) -> None:
    """Profiles that agree are a case in the order of the first; a note says so."""
    turned = domain(hours=HOURS, crossing={"values": ["closed", "open"]})
    reading = read_json(tmp_path, a=north(), b=north(domain=turned))
    case = case_of(reading)

    assert ["crossing", "hours"] == [issue.id for issue in case.issues]
    assert ("open", "closed") == case.issues[0].option_ids()
    assert {"import_no_domain"} == codes(reading)


def test_without_a_domain_file_all_profiles_must_agree(tmp_path: Path) -> None:
    """Where two profiles disagree nobody says which of them is right."""
    other = domain(crossing={"values": ["open", "shut"]}, hours=HOURS)
    reading = read_json(tmp_path, a=north(), b=north(domain=other))

    assert ["geniusweb_other_domain"] == _errors(reading)
    assert str(tmp_path / "b.json") == reading.errors[0].file
    assert "a.json" in reading.errors[0].words("en")


def test_profile_without_a_domain_is_read_with_the_others(tmp_path: Path) -> None:
    """A domain file suffices; that the profile holds none itself is noted."""
    reading = read_json(tmp_path, domain=BORDER, north=north(domain=None))

    assert case_of(reading) is not None
    assert {"geniusweb_no_domain"} == codes(reading)


def test_no_domain_anywhere_is_an_error(tmp_path: Path) -> None:
    """Neither a file nor a profile says what is to be settled."""
    assert ["missing_key"] == _errors(read_json(tmp_path, north=north(domain=None)))


def test_profile_of_another_domain_fits_none(tmp_path: Path) -> None:
    """A profile that shares no issue with the domain file lies in the wrong folder."""
    inside = domain(toll=CROSSING)
    other = profile(inside, {"toll": 1}, {"toll": table(open=1, closed=0)})
    reading = read_json(tmp_path, domain=BORDER, other=other)

    assert ["import_fits_no_domain"] == _errors(reading)


def test_of_two_domains_the_named_one_is_read(tmp_path: Path) -> None:
    """A domain file brings the profiles of exactly its issues."""
    inside = domain(toll=CROSSING)
    other = profile(inside, {"toll": 1}, {"toll": table(open=1, closed=0)})
    read_json(tmp_path, d=BORDER, e=inside, north=north(), south=other)

    assert ["north"] == [p.id for p in case_of(formats.read(tmp_path / "d.json")).parties]
    assert ["south"] == [p.id for p in case_of(formats.read(tmp_path / "e.json")).parties]


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ([8, 12, 2], ("8", "10", "12")),
        (["8", "12", "2"], ("8", "10", "12")),
        ([12.2, 12.6, 0.3], ("12.2", "12.5")),
        ([12.2, "12.6", 0.1], ("12.2", "12.3", "12.4", "12.5", "12.6")),
        ([-1, 1, 0.75], ("-1", "-0.25", "0.5")),
        ([0.1, 0.7, 0.2], ("0.1", "0.3", "0.5", "0.7")),
        ([5, 5, 1], ("5",)),
        ([5, 5.5, 1], ("5",)),
    ],
)
def test_range_is_lowest_highest_step(
    tmp_path: Path, written: list[Any], numbers: tuple[str, ...]
) -> None:
    """The numbers are those the steps meet, exactly, and the highest only where one does."""
    inside = domain(crossing=CROSSING, hours={"range": written})
    high = written[1] if written[0] != written[1] else written[0]
    scores = UTILITIES | {"hours": line(written[0], 0.5, high, 0.5)}
    text = profile(inside, WEIGHTS, scores, BID | {"hours": written[0]})
    case = case_of(read_json(tmp_path, domain=inside, north=text))

    assert numbers == case.issues[1].option_ids()
    assert 2 * len(numbers) == compile_case(case, ["north"]).problem.packages


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ([12, 8, 2], "geniusweb_range"),
        ([8, 12, 0], "geniusweb_range"),
        ([8, 12, -1], "geniusweb_range"),
        ([8, 12], "geniusweb_range"),
        ([8, 12, 2, 2], "geniusweb_range"),
        ([8, "high", 2], "import_not_a_number"),
        ([8, None, 2], "import_not_a_number"),
        ([0, 10000, 1], "range_too_fine"),
        ({"low": 8}, "import_needs_list"),
    ],
)
def test_what_is_no_range(tmp_path: Path, written: Any, code: str) -> None:
    """Reversed ends, no step, a missing number or too many steps are errors."""
    inside = domain(crossing=CROSSING, hours={"range": written})

    assert [code] == _errors(read_json(tmp_path, domain=inside, north=north()))


def test_words_that_look_like_numbers_stay_words(tmp_path: Path) -> None:
    """Of the names "900" and "900.0" neither is sorted, nor the same as the other."""
    inside = domain(price={"values": ["900", "900.0", "80"]})
    scores = {"discreteutils": {"valueUtilities": {"80": 0, "900": 0.5, "900.0": 1}}}
    text = profile(inside, {"price": 1}, {"price": scores}, {"price": "900"})
    case = case_of(read_json(tmp_path, d=inside, n=text))

    assert case.issues[0].range is None
    assert ("900", "900.0", "80") == case.issues[0].option_ids()
    assert 0.5 == case.no_deal_of("n").value


@pytest.mark.parametrize(
    ("issue", "code"),
    [
        ({"values": ["open", 900]}, "geniusweb_needs_word"),
        ({"values": ["open", None]}, "geniusweb_needs_word"),
        ({"values": ["open", "open"]}, "duplicate_id"),
        ({"values": ["open", ""]}, "empty_text"),
        ({"values": []}, "no_options"),
        ({"values": {"open": 1}}, "import_needs_list"),
        ({}, "geniusweb_values_or_range"),
        ({"values": ["a"], "range": [1, 2, 1]}, "geniusweb_values_or_range"),
        (["open", "closed"], "import_needs_group"),
    ],
)
def test_what_is_no_issue(tmp_path: Path, issue: Any, code: str) -> None:
    """Values are a list of different texts, and nothing else is taken for one."""
    inside = domain(crossing=issue)
    text = profile(inside, {"crossing": 1}, {"crossing": table()})

    assert [code] == _errors(read_json(tmp_path, domain=inside, north=text))

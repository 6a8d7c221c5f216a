"""Hostile and broken GeniusWeb files through the isolated reader: typed, placed, and no case."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from detente.app.reading import read_isolated
from detente.formats import read
from detente.i18n import LANGUAGES
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
from helpers.imported import folder_of, json_text
from helpers.needs import shared_path

DOMAIN = json_text(BORDER)
NORTH = json_text(north())
HUGE = 2 * 1024 * 1024


def _weight(written: str) -> str:
    """The profile with another weight, as it stands in the file."""
    return NORTH.replace("0.6", written)


def _bid(**changes: Any) -> str:
    return json_text(north(reservationBid={"issuevalues": BID | changes}))


def _scored(issue: str, scores: Any, bid: Any = BID) -> str:
    fallback = None if bid is None else {"issuevalues": bid}
    return json_text(north(issueUtilities=UTILITIES | {issue: scores}, reservationBid=fallback))


PROFILES: dict[str, tuple[str | bytes, str]] = {
    "100,000 deep": ('{"a":' * 100_000 + "1" + "}" * 100_000, "too_deep"),
    "65 deep": (NORTH.replace("0.6", "[" * 63 + "]" * 63), "too_deep"),
    "over 2 MB": (NORTH.replace("north", "n" * HUGE), "too_big"),
    "cut off": (NORTH[:-40], "json_broken"),
    "text after the end": (NORTH + NORTH, "json_broken"),
    "trailing comma": (NORTH[:-1] + ",}", "json_broken"),
    "remark": ("{// remark\n" + NORTH[1:], "json_broken"),
    "key twice": (NORTH.replace('"hours": 0.4', '"hours": 0.4, "hours": 0.4'), "key_twice"),
    "NaN": (_weight("NaN"), "needs_number"),
    "infinity": (_weight("-Infinity"), "needs_number"),
    "overflow": (_weight("1e999"), "import_not_a_number"),
    "huge exponent": (_weight("1e-999999999"), "import_not_a_number"),
    "5,000 digits": (_weight("9" * 5000), "needs_number"),
    "65 digits": (_weight("0." + "1" * 63), "needs_number"),
    "hexadecimal": (_weight("0x10"), "json_broken"),
    "number in quotes": (_weight('"0.6"'), "import_not_a_number"),
    "fraction": (_weight('"2/3"'), "import_not_a_number"),
    "truth": (_weight("true"), "import_not_a_number"),
    "lone surrogate": (NORTH.replace("north", r"\ud800"), "control_character"),
    "UTF-16": (NORTH.encode("utf-16"), "utf_16"),
    "Latin-1": (NORTH.replace("north", "nörd").encode("latin-1"), "not_utf_8"),
    "zero byte": (NORTH.replace("north", "n\0"), "binary"),
    "other kind of profile": (json_text({"DefaultPartialOrdering": {}}), "geniusweb_profile_kind"),
    "no weights": (json_text(north(issueWeights=None)), "missing_key"),
    "weights in a list": (json_text(north(issueWeights=[0.6, 0.4])), "import_needs_group"),
    "nothing under its kind": ('{"LinearAdditiveUtilitySpace": 1}', "import_needs_group"),
    "score above 1": (_scored("crossing", table(open=1.5, closed=0)), "import_score_outside"),
    "score below 0": (_scored("hours", line(8, -0.1, 12, 1)), "import_score_outside"),
    "line for words": (_scored("crossing", line(8, 0, 12, 1)), "geniusweb_utilities"),
    "end outside the range": (_scored("hours", line(8, 0, 99, 1)), "geniusweb_ends"),
    "line that is too fine": (
        _scored("hours", line(8, 0, Decimal(f"11.{'9' * 60}"), Decimal(f"0.{'7' * 60}")), None),
        "import_too_fine",
    ),
    "bid without an issue": (
        json_text(north(reservationBid={"issuevalues": {"crossing": "closed"}})),
        "geniusweb_bid_incomplete",
    ),
    "bid of an unknown value": (_bid(crossing="ajar"), "unknown_option"),
    "bid of a number for a word": (_bid(crossing=900), "geniusweb_needs_word"),
    "bid between two steps": (_bid(hours=9), "off_step"),
    "bid of an unknown issue": (_bid(toll="high"), "unknown_issue"),
    "other domain inside": (json_text(north(domain=domain(hours=HOURS))), "geniusweb_other_domain"),
}

DOMAINS: dict[str, tuple[Any, str]] = {
    "control character": (domain(**{"a\x07b": CROSSING}), "control_character"),
    "line break in a value": (domain(crossing={"values": ["a\nb", "c"]}), "control_character"),
    "name of 1,001 characters": (domain(**{"n" * 1001: CROSSING}), "too_long"),
    "value of 1,001 characters": (domain(crossing={"values": ["v" * 1001]}), "too_long"),
    "empty name": (domain(**{"": CROSSING}), "empty_text"),
    "1,001 issues": (domain(**{f"i{n}": CROSSING for n in range(1001)}), "too_many"),
    "10,001 values": (domain(crossing={"values": [f"v{n}" for n in range(10_001)]}), "too_many"),
    "10,001 numbers": (domain(hours={"range": [0, 10_000, 1]}), "range_too_fine"),
    "range of 10^80 numbers": (
        domain(hours={"range": [0, Decimal("1e40"), Decimal("1e-40")]}),
        "range_too_fine",
    ),
    "step of nothing": (domain(hours={"range": [8, 12, 0]}), "geniusweb_range"),
    "value twice": (domain(crossing={"values": ["open", "open"]}), "duplicate_id"),
    "value that is a number": (domain(crossing={"values": ["open", 900]}), "geniusweb_needs_word"),
    "no issues": (domain(), "import_no_issues"),
    "issues in a list": ({"issuesValues": [CROSSING]}, "import_needs_group"),
}


def _refused(folder: Path, file: str, code: str) -> None:
    """No case, the code among the errors, each with file, line, column and words."""
    reading = read_isolated(folder)

    assert reading.case is None
    assert code in {problem.code for problem in reading.errors}
    for problem in reading.errors:
        assert problem.place is not None
        assert str(folder / file) == problem.place.file
        assert code in ("too_big", "binary") or (problem.place.line and problem.place.column)
        for language in LANGUAGES:
            assert "Traceback" not in problem.line(language)
            assert len(problem.line(language)) < 1500


@pytest.mark.parametrize("name", PROFILES)
def test_a_bad_profile_is_refused(name: str, tmp_path: Path) -> None:
    """The profile is named with line and column, in both languages, and there is no case."""
    content, code = PROFILES[name]
    folder = folder_of(tmp_path / "case", {"domain.json": DOMAIN, "profile.json": content})

    _refused(folder, "profile.json", code)


@pytest.mark.parametrize("name", DOMAINS)
def test_a_bad_domain_is_refused(name: str, tmp_path: Path) -> None:
    """So is the domain."""
    content, code = DOMAINS[name]
    files = {"domain.json": json_text(content), "profile.json": NORTH}
    folder = folder_of(tmp_path / "case", files)

    _refused(folder, "domain.json", code)


def test_long_decimals_are_kept_and_not_refused(tmp_path: Path) -> None:
    """0.10000000000000000000001 is not 0.1, also after the way through the child process."""
    weights = WEIGHTS | {"crossing": Decimal("0.60000000000000000000001")}
    text = json_text(profile(BORDER, weights, UTILITIES, BID))
    folder = folder_of(tmp_path / "case", {"d.json": DOMAIN, "n.json": text})
    reading = read_isolated(folder)

    assert reading.case is not None
    expected = Fraction(Decimal("0.5500000000000000000000025"))
    assert expected == reading.case.no_deal_of("n").value


def test_isolated_reading_is_the_same_reading(tmp_path: Path) -> None:
    """What crosses from the child process is the case, bid and all, and every note."""
    gap = {"crossing": table(closed=Decimal("0.3333333333333333")), "hours": line(8, 1, 12, 0.1)}
    weights = {"crossing": Decimal("0.3333333333333333"), "hours": Decimal("0.6666666666666667")}
    south = json_text(north(issueWeights=weights, issueUtilities=gap))
    files = {"d.json": DOMAIN, "n.json": NORTH, "s.json": south, "specials.json": '{"size": 6}'}
    folder = folder_of(tmp_path / "case", files)
    reading = read_isolated(folder)

    assert reading.case is not None
    assert read(folder) == reading


@pytest.mark.parametrize("folder", ["Fitness", "FlightBooking"])
def test_given_files_are_not_refused(folder: str) -> None:
    """No real, well-formed case is taken for a hostile one."""
    reading = read_isolated(shared_path(f"data/formats/geniusweb-json/{folder}"))

    assert () == reading.errors
    assert reading.case is not None

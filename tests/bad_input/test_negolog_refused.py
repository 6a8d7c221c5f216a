"""Hostile and broken NegoLog files through the isolated reader: typed, placed, and no case."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from detente.app.reading import read_isolated
from detente.formats import read
from detente.i18n import LANGUAGES
from helpers.imported import folder_of, json_text
from helpers.needs import shared_path
from helpers.negolog import ISSUES, WEIGHTS, profile

GOOD = json_text(profile())
HUGE = 2 * 1024 * 1024


def _floor(written: str) -> str:
    """The profile with another reservation value, as it stands in the file."""
    return GOOD.replace('"reservationValue": 0.2', f'"reservationValue": {written}')


def _issue(options: Any) -> str:
    return json_text(profile(issues=ISSUES | {"crossing": options}))


def _named(issue: str, *options: str) -> str:
    scores = {issue: dict.fromkeys(options, 0.5)}
    return json_text(profile(issues=scores, issueWeights={issue: 1}))


FILES: dict[str, tuple[str | bytes, str]] = {
    "100,000 deep": ('{"a":' * 100_000 + "1" + "}" * 100_000, "too_deep"),
    "65 deep": (_floor("[" * 64 + "]" * 64), "too_deep"),
    "over 2 MB": (GOOD.replace("open", "o" * HUGE), "too_big"),
    "cut off": (GOOD[:-30], "json_broken"),
    "text after the end": (GOOD + "x", "json_broken"),
    "Python's quotes": (GOOD.replace('"', "'"), "json_broken"),
    "key twice": (GOOD.replace('"hours": 0.4', '"hours": 0.4, "hours": 0.4'), "key_twice"),
    "option twice": (GOOD.replace('"closed": 0.25', '"open": 0.25'), "key_twice"),
    "NaN": (_floor("NaN"), "needs_number"),
    "infinity": (_floor("-Infinity"), "needs_number"),
    "overflow": (_floor("1e999"), "import_not_a_number"),
    "huge exponent": (_floor("1e-999999999"), "import_not_a_number"),
    "5,000 digits": (_floor("9" * 5000), "needs_number"),
    "number in quotes": (_floor('"0.2"'), "import_not_a_number"),
    "lone surrogate": (GOOD.replace("open", r"\udfff"), "control_character"),
    "UTF-16": (GOOD.encode("utf-16"), "utf_16"),
    "Latin-1": (GOOD.replace("open", "öffnen").encode("latin-1"), "not_utf_8"),
    "zero byte": (GOOD.replace("open", "o\0"), "binary"),
    "control character": (_named("a\x1bb", "x", "y"), "control_character"),
    "line break in an option": (_named("i", "x\ny", "z"), "control_character"),
    "name of 1,001 characters": (_named("n" * 1001, "x", "y"), "too_long"),
    "option of 1,001 characters": (_named("i", "x" * 1001, "y"), "too_long"),
    "empty name": (_named("", "x", "y"), "empty_text"),
    "1,001 issues": (
        json_text(profile(issues={f"i{n}": {"x": 1} for n in range(1001)}, issueWeights={})),
        "too_many",
    ),
    "10,001 options": (_named("i", *(f"o{n}" for n in range(10_001))), "too_many"),
    "issue in a list": (_issue([1, 0.25]), "import_needs_group"),
    "issue of a number": (_issue(1), "import_needs_group"),
    "score above 1": (_issue({"open": 1.5, "closed": 0}), "import_score_outside"),
    "score below 0": (_issue({"open": 1, "closed": -0.1}), "import_score_outside"),
    "score in a list": (_issue({"open": [1], "closed": 0}), "import_not_a_number"),
    "no options": (_issue({}), "no_options"),
    "no issues": (json_text(profile(issues={}, issueWeights={})), "import_no_issues"),
    "weights in a list": (json_text(profile(issueWeights=[0.6, 0.4])), "import_needs_group"),
}

SECOND: dict[str, tuple[Any, str]] = {
    "other issues": (profile(issues={"toll": {"x": 1}}), "negolog_other_issue"),
    "other options": (
        profile(issues=ISSUES | {"crossing": {"open": 1, "shut": 0}}),
        "negolog_other_option",
    ),
    "another issue by its weight": (
        profile(issueWeights=WEIGHTS | {"t": 0}),
        "negolog_other_issue",
    ),
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


@pytest.mark.parametrize("name", FILES)
def test_a_bad_profile_is_refused(name: str, tmp_path: Path) -> None:
    """The profile is named with line and column, in both languages, and there is no case."""
    content, code = FILES[name]
    folder = folder_of(tmp_path / "case", {"profileA.json": content})

    _refused(folder, "profileA.json", code)


@pytest.mark.parametrize("name", SECOND)
def test_a_profile_of_another_case_is_refused(name: str, tmp_path: Path) -> None:
    """The second profile is named where it differs from the first."""
    content, code = SECOND[name]
    files = {"profileA.json": GOOD, "profileB.json": json_text(content)}

    _refused(folder_of(tmp_path / "case", files), "profileB.json", code)


def test_long_decimals_are_kept_and_not_refused(tmp_path: Path) -> None:
    """0.10000000000000000000001 is not 0.1, also after the way through the child process."""
    folder = folder_of(tmp_path / "case", {"a.json": _floor("0.10000000000000000000001")})
    reading = read_isolated(folder)

    assert reading.case is not None
    assert Fraction(Decimal("0.10000000000000000000001")) == reading.case.no_deal_of("a").value


def test_isolated_reading_is_the_same_reading(tmp_path: Path) -> None:
    """What crosses from the child process is the case, to the last digit, and every note."""
    gap = json_text(profile(issueWeights={"crossing": Decimal("0.6000000000000001")}))
    files = {"profileA.json": GOOD, "profileB.json": gap, "specs.json": '{"Nash_A": 0.5}'}
    folder = folder_of(tmp_path / "case", files)
    reading = read_isolated(folder)

    assert reading.case is not None
    assert read(folder) == reading


@pytest.mark.parametrize("folder", ["domain0", "domainBalancedHighOpp"])
def test_given_files_are_not_refused(folder: str) -> None:
    """No real, well-formed case is taken for a hostile one."""
    reading = read_isolated(shared_path(f"data/formats/negolog-json/{folder}"))

    assert () == reading.errors
    assert reading.case is not None

"""What YAML takes for truths, dates and numbers is text where an option stands (formats, 5)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from helpers.imported import case_of, utility
from helpers.negmas import Word, additive, affine, domain, issue, read_json, read_yaml, table, words

ODD = (
    *("no", "yes", "on", "off", "null", "~", "true", "False", "y", "N"),
    *("2026-11-01", "2026-11-01 10:00:00", "1_000", "0x1F", "010", "1:30", "1e3", ".inf", ".nan"),
    *("-0", "+7", "1.50", "=", "<", "100%"),
)
"""As they stand in a file, without quotes."""


@pytest.mark.parametrize("quoted_in_table", [False, True])
@pytest.mark.parametrize("quoted_in_domain", [False, True])
def test_odd_words_are_options(
    tmp_path: Path, quoted_in_domain: bool, quoted_in_table: bool
) -> None:
    """Each is the option it spells, with quotes or without, here and there."""
    listed = ODD if quoted_in_domain else tuple(map(Word, ODD))
    scored = {(w if quoted_in_table else Word(w)): n for n, w in enumerate(ODD)}
    case = case_of(
        read_yaml(tmp_path, d=domain(words("i", *listed)), p=additive([1], [table(scored)]))
    )

    assert ODD == case.issues[0].option_ids()
    assert list(range(len(ODD))) == [utility(case, "p", word) for word in ODD]


def test_names_of_issues_are_text(tmp_path: Path) -> None:
    """An issue may be called no, or a date."""
    issues = [words(Word("no"), "a", "b"), words(Word("2026-11-01"), "a", "b")]
    values = [table({"a": 1, "b": 0})] * 2
    case = case_of(read_yaml(tmp_path, d=domain(*issues), p=additive([0.5, 0.5], values)))

    assert ["no", "2026-11-01"] == [one.id for one in case.issues]


def test_numbers_and_truths_of_json_are_options(tmp_path: Path) -> None:
    """JSON has keys of text only, so that 1 and true match "1" and "true"."""
    listed = [Word("1"), Word("2.50"), Word("true"), "text"]
    scored = {"1": 1, "2.50": 2, "true": 3, "text": 4}
    files = {"d": domain(words("i", *listed)), "p": additive([1], [table(scored)])}
    case = case_of(read_json(tmp_path, **files))

    assert [1, 2, 3, 4] == [utility(case, "p", option) for option in scored]


@pytest.mark.parametrize(
    "word", ["1_000", "0x1F", "0o17", "1:30", "yes", "2026-11-01", ".inf", ".nan", "2/3", "'0.5'"]
)
def test_odd_numbers_are_no_numbers(tmp_path: Path, word: str) -> None:
    """Where a number belongs only a decimal is one, and never what YAML would make of a word."""
    profile = additive([Word(word)], [affine(1, 0)])
    reading = read_yaml(tmp_path, d=domain(issue("n", "ContiguousIssue", 0, 1)), p=profile)

    assert ["import_not_a_number"] == [problem.code for problem in reading.errors]


@pytest.mark.parametrize("word", ["010", "-007", "+00"])
def test_numbers_in_eights_are_refused(tmp_path: Path, word: str) -> None:
    """010 is 8 to YAML and 10 to a person: neither is chosen."""
    numbers = domain(issue("n", "ContiguousIssue", Word(word), 20))
    reading = read_yaml(tmp_path, d=numbers, p=additive([1], [affine(1, 0)]))

    assert ["negmas_leading_zero"] == [problem.code for problem in reading.errors]


@pytest.mark.parametrize("word", ["0", "0.5", "-0.25", ".5", "5.", "+3", "1e-05", "1.0E+2", "00.5"])
def test_decimals_are_numbers(tmp_path: Path, word: str) -> None:
    """Every spelling of a decimal that cannot be misread."""
    profile = additive([Word(word)], [affine(1, 0)])
    numbers = domain(issue("n", "ContiguousIssue", 0, 1))
    case = case_of(read_yaml(tmp_path, d=numbers, p=profile))

    assert Fraction(word) == utility(case, "p", 1)

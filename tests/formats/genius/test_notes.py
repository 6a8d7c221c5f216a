"""What is assumed or left aside is told, with its place, and stays with the case."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.case import Text
from helpers.genius import case_of, codes, discrete, domain, profile, read_files, weights

ISSUE = discrete(1, "i", a=1, b=2)
ONE = weights(w1=1)


def test_notes_stay_with_the_case(tmp_path: Path) -> None:
    """The case's note lists them in both languages by file, line and column, without a path."""
    case = case_of(read_files(tmp_path, d=domain(ISSUE), p=profile(ISSUE, ONE, after="")))

    assert case.note is not None
    english, german = (case.note.in_language(language) for language in ("en", "de"))
    assert "\np.xml:1:1: No reservation value is stated; 0 is assumed." in english
    assert "\np.xml:1:1: Es ist kein Vorbehaltswert angegeben; angenommen ist 0." in german
    assert str(tmp_path) not in english + german


def test_nothing_to_note(tmp_path: Path) -> None:
    """A case without notes says where it comes from, and no more."""
    reading = read_files(tmp_path, d=domain(ISSUE), p=profile(ISSUE, ONE))
    case = case_of(reading)

    assert set() == codes(reading)
    assert case.note is not None
    assert 1 == len(case.note.in_language("en").splitlines())


def test_notes_have_the_place_of_their_element(tmp_path: Path) -> None:
    """Line and column are those where the tag begins, whatever stands before it."""
    text = profile(ISSUE, ONE, '\n<!-- <weight> -->\n  <weight index="1" value="1"/>')
    reading = read_files(tmp_path, d=domain(ISSUE), p=text)
    places = [p.place for p in reading.warnings if p.code == "genius_weight_of_none"]
    twice = [p.place for p in reading.warnings if p.code == "genius_weight_twice"]

    assert [] == places
    assert [(3, 3)] == [(place.line, place.column) for place in twice if place is not None]


@pytest.mark.parametrize(
    ("written", "code", "kind"),
    [
        ('type="discrete" vtype="integer"', "genius_kinds", "discrete"),
        ('etype="discrete"', None, "discrete"),
        ("", None, "discrete"),
    ],
)
def test_types_of_an_issue(tmp_path: Path, written: str, code: str | None, kind: str) -> None:
    """``type`` wins over the others with a note; missing means discrete."""
    issue = ISSUE.replace('type="discrete"', written)
    reading = read_files(tmp_path, d=domain(issue), p=profile(issue, ONE))

    assert ("a", "b") == case_of(reading).issues[0].option_ids()
    assert ({code} if code else set()) == codes(reading)


def test_index_decides_and_not_the_name(tmp_path: Path) -> None:
    """A profile that calls an issue otherwise speaks of the one with its index."""
    renamed = ISSUE.replace('name="i"', 'name="other"')
    reading = read_files(tmp_path, d=domain(ISSUE), p=profile(renamed, ONE))

    assert ["i"] == [issue.id for issue in case_of(reading).issues]
    assert {"genius_other_name"} == codes(reading)


def test_indices_with_gaps_and_a_wrong_count(tmp_path: Path) -> None:
    """Numbers are kept, and how many issues the file claims does not matter."""
    issues = discrete(2, "i", a=1, b=2) + discrete(9, "j", c=1, d=2)
    stated = weights(w2="0.5", w9="0.5")
    text = domain(issues).replace("<utility_space>", '<utility_space number_of_issues="0">')
    reading = read_files(tmp_path, d=text, p=profile(issues, stated))

    assert ["i", "j"] == [issue.id for issue in case_of(reading).issues]
    assert set() == codes(reading)


def test_order_of_options_is_the_domain_s(tmp_path: Path) -> None:
    """Items are matched by value, and the case has them as the domain does."""
    turned = discrete(1, "i", b=2, a=1)
    case = case_of(read_files(tmp_path, d=domain(ISSUE), p=profile(turned, ONE)))

    assert ("a", "b") == case.issues[0].option_ids()


def test_blanks_are_kept_and_noted(tmp_path: Path) -> None:
    """Names match exactly, blanks and all."""
    issue = ISSUE.replace('value="a"', 'value=" a"')
    reading = read_files(tmp_path, d=domain(issue), p=profile(issue, ONE))

    assert (" a", "b") == case_of(reading).issues[0].option_ids()
    assert {"import_blanks"} == codes(reading)


def test_descriptions_are_kept_as_text(tmp_path: Path) -> None:
    """What the domain says of an issue stands in its note; it has no utility."""
    issue = ISSUE.replace('name="i"', 'name="i" description="Where the line runs" cost="7"')
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))

    assert Text(plain="Where the line runs") == case.issues[0].note


def test_issue_of_which_a_profile_is_silent(tmp_path: Path) -> None:
    """It is a gap: read, noted, and the party's utility is not known."""
    both = ISSUE + discrete(2, "j", c=1, d=2)
    reading = read_files(tmp_path, d=domain(both), p=profile(ISSUE, ONE))

    assert case_of(reading) is not None
    assert {"import_issue_missing"} == codes(reading)

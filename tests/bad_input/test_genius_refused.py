"""Hostile and broken XML through the isolated reader: typed, placed, in words, and no case."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.app.reading import read_isolated
from detente.formats import read
from detente.i18n import LANGUAGES
from helpers.genius import discrete, domain, folder_of, profile, real, weights

ISSUE = discrete(1, "i", a=1, b=2)
DOMAIN = domain(ISSUE)
PROFILE = profile(ISSUE, weights(w1=1))
HUGE = 2 * 1024 * 1024

_LEVELS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
_BOMB = f'<!DOCTYPE x [<!ENTITY a0 "xxxxxxxxxx">{_LEVELS}]><x n="&a11;">&a11;</x>'
_QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"x" * 90_000}">]><x>{"&a;" * 30_000}</x>'
_FILE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>\n<x>&f;</x>'


def _scored(evaluation: str) -> str:
    return PROFILE.replace('evaluation="1"', f'evaluation="{evaluation}"')


FILES: dict[str, tuple[str | bytes, str]] = {
    "entity bomb": (_BOMB, "xml_doctype"),
    "quadratic entities": (_QUADRATIC, "xml_doctype"),
    "external entity": (_FILE, "xml_doctype"),
    "external document type": ('<!DOCTYPE x SYSTEM "http://x/y"><utility_space/>', "xml_doctype"),
    "document type in UTF-16": (_BOMB.encode("utf-16"), "xml_doctype"),
    "65 deep": ("<utility_space>" + "<a>" * 64 + "</a>" * 64 + "</utility_space>", "too_deep"),
    "200,000 deep": ("<a>" * 200_000 + "</a>" * 200_000, "too_deep"),
    "over 2 MB": (f'<utility_space a="{"x" * HUGE}"/>', "too_big"),
    "400,000 elements": (f"<utility_space>{'<c/>' * 400_000}</utility_space>", "too_many"),
    "style sheet": ('<?xml-stylesheet href="x"?>\n<utility_space/>', "xml_instruction"),
    "instruction inside": ("<utility_space>\n<?php x ?></utility_space>", "xml_instruction"),
    "attribute twice": ('<utility_space a="1"\n a="2"/>', "xml_broken"),
    "undeclared entity": ('<utility_space a="&nbsp;"/>', "xml_broken"),
    "bare ampersand": (PROFILE.replace('"i"', '"R&D &amp; B & B"'), "xml_ampersand"),
    "cut off": (PROFILE[:-40], "xml_broken"),
    "two roots": (PROFILE + PROFILE, "xml_broken"),
    "unclosed comment": ("<!--" * 400_000, "xml_broken"),
    "zero byte": ('<utility_space a="\0"/>', "xml_broken"),
    "not in its encoding": (
        PROFILE.replace('"i"', '"Zürich"').encode("latin-1"),
        "xml_not_encoded",
    ),
    "unknown encoding": ('<?xml version="1.0" encoding="utf-7"?><utility_space/>', "xml_encoding"),
    "huge exponent": (_scored("1e-999999999"), "xml_not_a_number"),
    "not a number": (_scored("NaN"), "xml_not_a_number"),
    "infinity": (_scored("Infinity"), "xml_not_a_number"),
    "overflow": (_scored("1e999"), "xml_not_a_number"),
    "65 digits": (_scored("1" * 65), "xml_not_a_number"),
    "fraction": (_scored("2/3"), "xml_not_a_number"),
    "score too fine": (_scored("0." + "1234567" * 8).replace('"2"', '"3"'), "import_too_fine"),
    "name too long": (PROFILE.replace('value="a"', f'value="{"a" * 1001}"'), "too_long"),
    "control character": (PROFILE.replace('value="a"', 'value="a&#10;b"'), "control_character"),
    "no value": (PROFILE.replace('value="a" ', ""), "xml_attribute_missing"),
    "index that is no number": (PROFILE.replace('index="1"', 'index="one"'), "xml_not_a_number"),
    "index between numbers": (PROFILE.replace('index="1"', 'index="1.5"'), "xml_not_whole"),
    "other kind": (profile(real(1, "i", 0, 1), weights(w1=1)), "genius_other_kind"),
    "unknown kind": (PROFILE.replace("discrete", "colour"), "genius_issue_kind"),
    "bounds reversed": (profile(real(2, "x", 3, 1), ISSUE), "genius_unknown_index"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_profile_is_refused(name: str, tmp_path: Path) -> None:
    """The profile is named with line and column, in both languages, and there is no case."""
    content, code = FILES[name]
    folder = folder_of(tmp_path / "case", {"domain.xml": DOMAIN, "profile.xml": content})
    reading = read_isolated(folder)

    assert reading.case is None
    assert code in {problem.code for problem in reading.errors}
    for problem in reading.errors:
        assert problem.place is not None
        assert str(folder / "profile.xml") == problem.place.file
        assert problem.place.line
        assert problem.place.column
        for language in LANGUAGES:
            assert "Traceback" not in problem.line(language)


@pytest.mark.parametrize("name", ["entity bomb", "external entity", "200,000 deep", "cut off"])
def test_a_bad_file_alone_is_refused(name: str, tmp_path: Path) -> None:
    """The same without a folder, and whatever the file is called."""
    content, code = FILES[name]
    path = folder_of(tmp_path / "case", {"bad": content}) / "bad"

    assert [code] == [problem.code for problem in read_isolated(path).errors]


def test_isolated_reading_is_the_same_reading(tmp_path: Path) -> None:
    """What crosses from the child process is the case, to the last digit, and every note."""
    text = profile(discrete(1, "i", a=1, b=3), weights(w1="0.7"), after="")
    folder = folder_of(tmp_path / "case", {"d.xml": DOMAIN, "p.xml": text, "q.xml": PROFILE})

    assert read(folder) == read_isolated(folder)


def test_names_that_a_case_cannot_hold(tmp_path: Path) -> None:
    """Control characters in names of files, folders and elements are blanks in the case."""
    folder = folder_of(tmp_path / "a\x07b", {"d.xml": domain(ISSUE, before="<x/>")})
    odd = PROFILE.replace('name="i"', 'name="i&#9;"')
    reading = read_isolated(folder_of(folder, {"p\nq.xml": odd}))

    assert reading.case is not None
    assert ("a b", ["p q"]) == (reading.case.id, [party.id for party in reading.case.parties])
    assert reading == read(folder)

"""Hostile and broken CSV through the isolated reader: typed, placed, in words, and no case."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.app.reading import read_isolated
from detente.i18n import LANGUAGES
from helpers.tables import table

HEAD = "issue,option,A,B\n"
GOOD = HEAD + "line,river,1,2\nline,ridge,2,1\n"

FILES: dict[str, tuple[str | bytes, str, int]] = {
    "over 2 MB": (HEAD + "i,o,1,1\n" * 300_000, "too_big", 0),
    "over 50,000 cells": (
        HEAD + "".join(f"{n // 5000},{n},,\n" for n in range(13_000)),
        "too_many",
        12_501,
    ),
    "over 10,000 options": (
        HEAD + "".join(f"i,{n},,\n" for n in range(10_001)),
        "too_many",
        10_002,
    ),
    "over 1,000 issues": (HEAD + "".join(f"{n},o,,\n" for n in range(1_001)), "too_many", 1_002),
    "over 100 parties": (f"issue,option,{','.join(map(str, range(101)))}\n", "too_many", 1),
    "a row of a million cells": (HEAD + "," * 1_000_000, "too_many", 2),
    "a header of a million cells": ("issue,option" + "," * 1_000_000, "too_many", 1),
    "a quote that never closes": (GOOD + '"' + "x" * 1_000_000, "csv_quote", 4),
    "text behind a quote": (GOOD + 'line,"a"b,1,1\n', "csv_quote", 4),
    "quotes without end": (GOOD + '"' * 999_999, "csv_quote", 4),
    "a decimal comma between commas": (GOOD + "line,x,1,5,2\n", "csv_row_length", 4),
    "a short row": (GOOD + "line,x,1\n", "csv_row_length", 4),
    "an option twice": (GOOD + "line,river,3,3\n", "key_twice", 4),
    "no deal twice": (GOOD + "no deal,,3,3\nno deal,,3,3\n", "key_twice", 5),
    "a party twice": ("issue,option,A,A\nline,x,1,2\n", "key_twice", 1),
    "a party without a name": ("issue,option,A,\nline,x,1,2\n", "empty_text", 1),
    "a header in one cell": ('"issue,option,A"\nline,x,1\n', "csv_header", 1),
    "no party": ("issue,option\nline,x\n", "csv_no_parties", 1),
    "no row": (HEAD, "csv_no_rows", 1),
    "nothing but no deal": (HEAD + "no deal,,1,1\n", "csv_no_rows", 1),
    "no option": (GOOD + "line,,1,1\n", "csv_no_option", 4),
    "no issue": (GOOD + ",x,1,1\n", "empty_text", 4),
    "not a number": (GOOD + "line,x,NaN,1\n", "csv_not_a_number", 4),
    "infinity": (GOOD + "line,x,1,-inf\n", "csv_not_a_number", 4),
    "overflow": (GOOD + "line,x,1e999,1\n", "csv_not_a_number", 4),
    "a billion digits": (GOOD + "line,x,1e-999999999,1\n", "csv_not_a_number", 4),
    "65 digits": (GOOD + f"line,x,{'1' * 65},1\n", "csv_not_a_number", 4),
    "hexadecimal": (GOOD + "line,x,0x10,1\n", "csv_not_a_number", 4),
    "a formula for a number": (GOOD + "line,x,=1+1,1\n", "csv_not_a_number", 4),
    "a thousands sign": ("issue;option;A\nline;x;1.000,5\n", "csv_not_a_number", 2),
    "comma and point": ("issue;option;A\ni;x;0,5\ni;y;1.000\n", "csv_two_decimal_marks", 3),
    "too fine for a case": (GOOD + f"line,x,1.{'1' * 50}e-40,1\n", "import_too_fine", 1),
    "a control character": (GOOD + "line,a\x07b,1,1\n", "control_character", 4),
    "a zero byte": (GOOD + "line,a\0b,1,1\n", "binary", 0),
    "a name too long": (GOOD + f"line,{'a' * 1001},1,1\n", "too_long", 4),
    "not in UTF-8": ((GOOD + "line,Zürich,1,1\n").encode("latin-1"), "not_utf_8", 4),
}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_table_is_refused(name: str, tmp_path: Path) -> None:
    """There is no case; the fault is told in both languages, at its line."""
    content, code, line = FILES[name]
    reading = read_isolated(table(tmp_path, content))

    assert reading.case is None
    (found,) = [problem for problem in reading.errors if problem.code == code][:1]
    assert found.place is not None
    assert (line or None) == found.place.line
    for problem in reading.errors:
        assert len({problem.line(language) for language in LANGUAGES}) == len(LANGUAGES)


def test_every_fault_of_a_table_is_told_at_once(tmp_path: Path) -> None:
    """Several bad rows are listed together, each with its line and column."""
    rows = "line,x,one,1\nline,river,1,1\nline,y,1\n"
    found = read_isolated(table(tmp_path, GOOD + rows)).errors

    assert [("csv_not_a_number", 4, 8), ("key_twice", 5, 6), ("csv_row_length", 6, 1)] == [
        (one.code, one.place and one.place.line, one.place and one.place.column) for one in found
    ]

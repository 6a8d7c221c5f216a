"""No slip of a hand brings the readers down: whatever is in a file, there is an answer in words."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente import formats
from detente.i18n import LANGUAGES
from helpers.needs import ROOT
from strategies.draws import AWKWARD

CASES = tuple(
    formats.load(ROOT / "tests" / "formats" / f"{name}.yaml") for name in ("river", "dam", "union")
)
YAML, JSON = tuple(map(formats.yaml_text, CASES)), tuple(map(formats.json_text, CASES))
_WHICH = st.integers(0, len(CASES) - 1)

_PIECES = st.sampled_from(
    (*AWKWARD, "{", "}", "[", "]", ": ", ",", "\n", "  ", "- ", "\t", '"', "'", "\\u", "-1", "1e40")
)
_SLIPS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), _PIECES), min_size=1, max_size=5)
_CELLS = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.integers(1, 8),
        st.integers(1, 14),
        st.one_of(_PIECES, st.integers(), st.floats(), st.booleans(), st.dates(), st.none()),
    ),
    min_size=1,
    max_size=6,
)


def _slipped(written: str, slips: list[tuple[float, int, str]]) -> str:
    for place, cut, piece in slips:
        at = int(place * len(written))
        written = written[:at] + piece + written[at + cut :]
    return written


def _answers(reading: formats.Reading) -> None:
    """The reading is sound: a case or errors, and words for each problem."""
    assert (reading.case is None) == bool(reading.errors)
    for problem in reading.problems:
        for language in LANGUAGES:
            assert problem.line(language)


def _yaml(which: int, slips: list[tuple[float, int, str]]) -> None:
    _answers(formats.read_text(_slipped(YAML[which], slips)))


def _json(which: int, slips: list[tuple[float, int, str]]) -> None:
    _answers(formats.read_text(_slipped(JSON[which], slips)))


def _cells(which: int, changes: list[tuple[int, int, int, Any]]) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(_workbook(which)))
    for sheet, row, column, value in changes:
        worksheet = workbook.worksheets[sheet % len(workbook.worksheets)]
        worksheet.cell(row, column).value = value
    written = io.BytesIO()
    workbook.save(written)
    _answers(_read(written.getvalue()))


def _bytes(which: int, slips: list[tuple[float, int, str]]) -> None:
    content = _workbook(which)
    for place, cut, piece in slips:
        at = int(place * len(content))
        content = content[:at] + piece.encode() + content[at + cut :]
    _answers(_read(content))


def _workbook(which: int) -> bytes:
    from detente.formats.xlsx.writing import workbook_bytes

    return workbook_bytes(CASES[which])


def _read(content: bytes) -> formats.Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.xlsx"
        path.write_bytes(content)
        return formats.read(path)


@given(_WHICH, _SLIPS)
def test_slips_in_yaml_are_answered(which: int, slips: list[tuple[float, int, str]]) -> None:
    """A YAML file with a few slips is a case or a list of problems."""
    _yaml(which, slips)


@given(_WHICH, _SLIPS)
def test_slips_in_json_are_answered(which: int, slips: list[tuple[float, int, str]]) -> None:
    """So is a JSON file."""
    _json(which, slips)


@settings(max_examples=15)
@given(_WHICH, _CELLS)
def test_slips_in_cells_are_answered(which: int, changes: list[tuple[int, int, int, Any]]) -> None:
    """So is a workbook with anything typed anywhere."""
    _cells(which, changes)


@settings(max_examples=15)
@given(_WHICH, _SLIPS)
def test_damage_to_a_workbook_is_answered(which: int, slips: list[tuple[float, int, str]]) -> None:
    """So is a workbook with bytes lost or added."""
    _bytes(which, slips)


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("property_", "examples"),
    [
        (given(_WHICH, _SLIPS)(_yaml), 1_000),
        (given(_WHICH, _SLIPS)(_json), 1_000),
        (given(_WHICH, _CELLS)(_cells), 200),
        (given(_WHICH, _SLIPS)(_bytes), 200),
    ],
    ids=["yaml", "json", "cells", "bytes"],
)
def test_many_more_slips_are_answered(property_: Callable[[], None], examples: int) -> None:
    """The long form of the same promise."""
    settings(max_examples=examples)(property_)()

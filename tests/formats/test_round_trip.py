"""A case written and read back is the same case, in every format."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from detente import formats
from detente.case import Case, text
from helpers.needs import ROOT
from strategies.cases import cases

NAMES = ("case.yaml", "case.json", "case.xlsx", "folder")
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/case.yaml"))


def _there_and_back(case: Case, name: str) -> formats.Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        formats.write(case, path)
        return formats.read(path)


def _is_the_same(case: Case, name: str) -> None:
    reading = _there_and_back(case, name)
    assert [] == [problem.line("en") for problem in reading.errors]
    assert case == reading.case


_SHORT = settings(max_examples=40)
_LONG = settings(max_examples=500)


@_SHORT
@given(cases())
def test_yaml_loses_nothing(case: Case) -> None:
    """Native to YAML and back gives an equal case."""
    _is_the_same(case, "case.yaml")


@_SHORT
@given(cases())
def test_json_loses_nothing(case: Case) -> None:
    """Native to JSON and back gives an equal case."""
    _is_the_same(case, "case.json")


@_SHORT
@given(cases())
def test_xlsx_loses_nothing(case: Case) -> None:
    """Native to XLSX and back gives an equal case."""
    _is_the_same(case, "case.xlsx")


@_SHORT
@given(cases())
def test_a_folder_loses_nothing(case: Case) -> None:
    """Native to a folder of files and back gives an equal case."""
    _is_the_same(case, "folder")


@pytest.mark.nightly
@pytest.mark.parametrize("name", NAMES)
def test_five_hundred_cases_lose_nothing(name: str) -> None:
    """The long form of the same promise, on other cases every night."""
    long: Callable[[], None] = _LONG(given(cases())(lambda case: _is_the_same(case, name)))
    long()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_every_example_survives(example: Path, name: str) -> None:
    """The examples come back equal from every format."""
    _is_the_same(formats.load(example), name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("written", ["river.yaml", "dam.yaml"])
def test_every_key_survives(written: str, name: str) -> None:
    """So do the two cases that between them use every key."""
    _is_the_same(formats.load(ROOT / "tests" / "formats" / written), name)


@pytest.mark.parametrize("mark", ['"issueWeights"', "<utility_space"])
def test_a_case_may_quote_another_format(mark: str) -> None:
    """Words in a case, or in its claims, that look like another program's file are only words."""
    case = formats.load(ROOT / "tests" / "formats" / "river.yaml")
    quoting = replace(case.claims[0], id="issues", note=text(mark), links=())
    said = replace(case, title=text(mark), claims=(quoting, *case.claims))
    _is_the_same(said, "folder")


def test_the_examples_are_there() -> None:
    """The promise above is about something."""
    assert EXAMPLES or os.environ.get("NO_EXAMPLES")

"""Who knows the source finds the tests, and the other way round."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

from helpers.needs import ROOT
from helpers.tree import SOURCE, rooms

TESTS = ROOT / "tests"
ACROSS_ROOMS = {
    "architecture",
    "bad_input",
    "browser",
    "examples",
    "golden",
    "helpers",
    "oracles",
    "peers",
    "properties",
    "strategies",
}
"""Folders of tests that speak of several rooms at once, or that serve the others."""


def _folders(parent: Path) -> set[str]:
    return {path.parent.name for path in parent.glob("*/*.py")}


def test_every_folder_of_tests_has_its_room() -> None:
    """A folder of tests is named after the room it tests."""
    assert set() == _folders(TESTS) - ACROSS_ROOMS - rooms(SOURCE)
    assert set() == _folders(TESTS / "analysis") - rooms(SOURCE / "analysis")


def test_every_room_has_tests() -> None:
    """Each room, and each question inside ``analysis``, has at least one file of tests."""

    def untested(source: Path, tests: Path) -> list[str]:
        return [name for name in sorted(rooms(source)) if not list(tests.glob(f"{name}/**/test_*"))]

    assert [] == untested(SOURCE, TESTS)
    assert [] == untested(SOURCE / "analysis", TESTS / "analysis")


def _test_functions() -> list[tuple[str, ast.FunctionDef]]:
    return [
        (f"{path.relative_to(TESTS)}::{node.name}", node)
        for path in sorted(TESTS.rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]


def test_every_test_states_its_promise() -> None:
    """The docstring of a test is the sentence that it proves."""
    assert [] == [name for name, node in _test_functions() if not ast.get_docstring(node)]


def test_no_test_hides_another() -> None:
    """Two tests of one name in one file would be one test."""
    counted = Counter(name for name, _ in _test_functions())

    assert [] == [name for name, times in counted.items() if times > 1]

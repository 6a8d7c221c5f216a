"""The reference pages say what the program does."""

from __future__ import annotations

import re

from detente import formats
from detente.formats.xlsx.tables import columns_of, sheets
from helpers.needs import ROOT

CASE_PAGE = (ROOT / "docs" / "reference" / "case-file.md").read_text(encoding="utf-8")
WORKBOOK_PAGE = (ROOT / "docs" / "reference" / "xlsx.md").read_text(encoding="utf-8")


def test_the_example_of_the_page_is_a_case() -> None:
    """The small case of the page reads without error or warning."""
    blocks = re.findall(r"^```yaml\n(.*?)^```", CASE_PAGE, re.DOTALL | re.MULTILINE)
    problems = [
        problem.line("en") for block in blocks for problem in formats.read_text(block).problems
    ]
    assert [1, []] == [len(blocks), problems]


def test_the_page_names_every_key() -> None:
    """Every key of the schema stands on the page."""

    def keys(node: object) -> set[str]:
        if not isinstance(node, dict):
            return set().union(*map(keys, node)) if isinstance(node, list) else set()
        own = set(node["properties"]) if isinstance(node.get("properties"), dict) else set()
        return own.union(*(keys(part) for part in node.values()))

    missing = {key for key in keys(formats.schema()) if not re.search(rf"\b{key}\b", CASE_PAGE)}
    assert set() == missing


def test_the_page_names_every_sheet_and_column() -> None:
    """Every sheet and column of the workbook stands on its page or on that of the case file."""
    for title, tables in sheets().items():
        assert title in WORKBOOK_PAGE
        for column in columns_of(tables):
            words = column.name.replace(" ", "[_ ]")
            assert re.search(rf"\b{words}\b", WORKBOOK_PAGE + CASE_PAGE), (title, column.name)

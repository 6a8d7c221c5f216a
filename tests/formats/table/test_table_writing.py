"""Plain CSV as it is written: products to the last digit, names that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import formats
from detente.case import Case
from detente.formats.table.shape import guarded, unguarded
from helpers.genius import case_of
from strategies.draws import AWKWARD
from strategies.small_cases import Table, party_case


def _rows(case: Case) -> list[list[str]]:
    ((_, content),) = formats.export(case, "csv").files
    return list(csv.reader(io.StringIO(content.decode())))


def test_weight_times_value() -> None:
    """A row per option with the product, exactly: a decimal where it ends, else a fraction."""
    table: Table = {"i": ("0.3", {"x": 1, "y": "2/3"}), "j": ("1/7", {"p": 1, "q": 0})}

    assert [
        ["issue", "option", "a"],
        *(["i", "x", "0.3"], ["i", "y", "0.2"], ["j", "p", "1/7"], ["j", "q", "0"]),
        ["no deal", "", "0.25"],
    ] == _rows(party_case(table, reservation="0.25"))


def test_no_deal_that_nobody_stated() -> None:
    """Its cell is empty, which reads as not stated."""
    assert ["no deal", "", ""] == _rows(party_case({"i": (1, {"x": 1, "y": 0})}))[-1]


def test_products_too_long_for_a_number_are_rounded() -> None:
    """Beyond 64 characters a product is rounded down, and the note says by how much at most."""
    long = "0." + "1234567" * 8
    case = party_case({"i": (long, {"x": long, "y": 0})}, reservation=0)

    assert all(len(row[2]) <= 64 for row in _rows(case))
    assert ["note.rounded"] == [one.code for one in formats.export(case, "csv").notes]


@pytest.mark.parametrize("name", [*AWKWARD, "'=1", "''x", "\ttab", "no deal", "a;b", "-1+2"])
def test_awkward_names_come_back(name: str, tmp_path: Path) -> None:
    """Quotes, separators, blanks, formulas: an issue, an option and a party keep their names."""
    if "\t" in name:
        name = name.replace("\t", " ")
    case = party_case({name: (1, {name: 1, "y": 0})}, party=name, reservation=0)
    formats.write(case, tmp_path / "out.csv")
    back = case_of(formats.read(tmp_path / "out.csv"))

    assert ([name], [name], (name, "y")) == (
        [party.id for party in back.parties],
        [issue.id for issue in back.issues],
        back.issues[0].option_ids(),
    )


@pytest.mark.parametrize("name", ["=1+1", "@x", "+cmd|x", "-1+2", "'=x", "''=x"])
def test_formulas_are_guarded(name: str) -> None:
    """No cell that a spreadsheet would run begins with the sign that makes it run."""
    case = party_case({name: (1, {name: 1, "y": 0})}, party=name, reservation=0)

    for row in _rows(case):
        assert not [cell for cell in row[:2] if cell.startswith(("=", "@", "+", "-"))]


def test_numbers_are_no_formulas() -> None:
    """An option -5 stays -5, as a spreadsheet shows it."""
    assert "-5" == guarded("-5")


@given(st.text(st.sampled_from("'=+-@1x "), max_size=6))
def test_guarding_can_be_undone(name: str) -> None:
    """Whatever a name is, what is read is what was written."""
    assert name == unguarded(guarded(name))

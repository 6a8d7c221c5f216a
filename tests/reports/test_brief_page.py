"""The brief as a page: every fact on it, nothing else, whoever wrote the names."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from detente.analysis.overview import Analysis
from detente.reports import brief_html
from detente.reports.views.brief import brief_view
from detente.reports.words.hyphens import without_breaks
from detente.reports.words.six import count
from helpers.page_text import text_of
from strategies.findings import hostile, numbered, numberless

CASES = {"numberless": numberless(), "two": numbered(2), "three": numbered(3)}
EACH = [
    pytest.param(analysis, language, id=f"{name}-{language}")
    for name, analysis in CASES.items()
    for language in ("en", "de")
]


@pytest.mark.parametrize(("analysis", "language"), EACH)
def test_no_number_has_decimals(analysis: Analysis, language: str) -> None:
    """But for the version of the program, no digit follows a decimal sign."""
    shown = text_of(brief_html(analysis, language)).replace(analysis.version, "")

    assert [] == re.findall(r"\d[.,]\d", shown)


@pytest.mark.parametrize(("analysis", "language"), EACH)
def test_cells_have_six_words_at_most(analysis: Analysis, language: str) -> None:
    """What decides a cell is said in one to six words."""
    lengths = {
        count(without_breaks(cell.deciding))
        for row in brief_view(analysis, language).rows
        for cell in row.cells
    }

    assert lengths <= {1, 2, 3, 4, 5, 6}


@pytest.mark.parametrize(("analysis", "language"), EACH)
def test_page_is_self_contained(analysis: Analysis, language: str) -> None:
    """No script, no inline style, no other host."""
    page = brief_html(analysis, language)

    assert [] == re.findall(r"<script|\sstyle=|https?:|//[a-z]|@import|url\(|\son[a-z]+=", page)


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "{{7*7}}"]
)
def test_hostile_names_stay_text(words: str) -> None:
    """Whatever a person writes is printed as written."""
    page = brief_html(hostile(words), "en")

    assert words in text_of(page)
    assert "<img" not in page
    assert "<script" not in page


def test_date_marking_and_parties_head_the_page() -> None:
    """As-of date, marking and who negotiates are said before anything else."""
    shown = text_of(brief_html(numberless(), "de"))

    for said in (
        "Stand: 1. November 2026",
        "Einstufung: Vertraulich",
        "Hier verhandeln: Hafenbehörde und Hafenarbeitergewerkschaft",
    ):
        assert said in shown[: shown.index("Erreichbar")]


def test_missing_date_and_marking_are_said_to_be_missing() -> None:
    """Where nobody stated them, the page says so."""
    made = numberless()
    bare = replace(made, case=replace(made.case, as_of=None, marking=None))
    shown = text_of(brief_html(bare, "en"))

    assert "As-of date not stated" in shown
    assert "Marking: none stated" in shown


def test_columns_are_grouped_by_who_sits_at_the_table() -> None:
    """Principals come first, and each group says whether it negotiates here."""
    groups = brief_view(numberless(), "en").groups

    assert (
        ("principal_in", "Principals, negotiating here", 2),
        ("affected_out", "Affected, not at the table", 3),
    ) == groups


def test_rows_are_named_by_their_moves() -> None:
    """First steps are called by what they move, in the reader's language."""
    names = [without_breaks(row.name) for row in brief_view(numberless(), "de").rows]

    assert [
        "Heute",
        "Keine Einigung",
        "Ausbildung: Gemeinsame Schule",
        "Schichtmodell: Flexible Schichten; Nachtzuschlag: 2½ EUR je Std.",
        "Breites Paket",
    ] == names


def test_red_line_is_named_with_its_grade() -> None:
    """A cell that a red line refuses says the line in its owner's words, and what it rests on."""
    cell = brief_view(numberless(), "en").rows[3].cells[1]

    assert ("refuses", "No work on call", "unsourced") == (
        cell.word,
        cell.deciding,
        cell.grade_word,
    )


def test_cell_says_what_it_would_be_without_possible_red_lines() -> None:
    """Where the possible red lines decide, the other answer stands beside."""
    rows = brief_view(numbered(2), "en").rows
    said = {cell.otherwise for row in rows for cell in row.cells}

    assert said <= {"", "otherwise can accept", "otherwise depends", "otherwise refuses"}


def test_foot_names_three_assumptions_and_their_cells() -> None:
    """At the foot stands what would turn a cell, whose it is, and which cell."""
    flips = brief_view(numberless(), "en").flips

    assert 3 == len(flips)
    assert (
        "If “No work on call” (Dockers’ Union; unsourced) did not hold: “first step 2” and "
        "“Broad package” would read “depends” instead of “refuses” for Dockers’ Union."
    ) == flips[0]


def test_partial_answer_is_labelled() -> None:
    """A run that stopped early says so at the top."""
    shown = text_of(brief_html(replace(numberless(), partial="time"), "en"))

    assert "Stopped early" in shown


def test_brief_without_assumptions_says_so() -> None:
    """Where nothing would turn a cell, one honest sentence takes the place of the list."""
    made = numberless()
    calm = replace(made, brief=replace(made.brief, assumptions=()))

    assert "No single assumption" in text_of(brief_html(calm, "en"))

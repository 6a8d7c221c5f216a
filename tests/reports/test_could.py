"""What the brief says of consents, and of what those affected could do."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from detente.analysis.overview import Analysis
from detente.analysis.ratification import Ratification
from detente.reports import brief_docx, brief_html, summary_text
from detente.reports.views.brief import brief_view
from detente.reports.words.could import consents_line, could, could_words
from detente.reports.words.hyphens import without_breaks
from detente.reports.words.names import Names
from detente.reports.words.six import count
from helpers.page_text import text_of
from strategies.findings import YES, cell, numberless
from strategies.ratified import BROAD, ratified, refused


def _names(language: str = "en") -> Names:
    return Names(ratified().case, language, brief=True)


def _found(**changed: object) -> Analysis:
    finding: Ratification = replace(refused(), **changed)  # type: ignore[arg-type]
    return replace(ratified(), ratification=((BROAD, finding),))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Broad package: five consents are needed – refused (Dockers’ Union, Board of the "
            "Port); unknown (Bay council); possible (Port Authority); certain (Ballot of the "
            "members); could be undone (Harbour Council, Fishing fleet).",
        ),
        (
            "de",
            "Breites Paket: nötig sind fünf Zustimmungen – verweigert (Hafenarbeitergewerkschaft, "
            "Hafenvorstand); unbekannt (Bay council); möglich (Hafenbehörde); sicher "
            "(Urabstimmung); könnte rückgängig gemacht werden (Hafenrat, Fischereiflotte).",
        ),
    ],
)
def test_line_counts_the_consents_by_answer(language: str, said: str) -> None:
    """How many consents it needs, what stands in the way first, and who could undo it."""
    assert said == consents_line(_names(language), ratified())


def test_line_adds_what_holds_without_the_unconfirmed() -> None:
    """Where only what nobody confirmed stands in the way, the line says so."""
    words = consents_line(_names(), _found(without_possible="possible"))

    assert "leaving aside what is unconfirmed, all in all possible" in words


def test_line_speaks_of_a_step_where_there_is_no_broad_package() -> None:
    """Without a finding on the broad package a first step takes its place; without any, nothing."""
    step = replace(ratified(), ratification=(("training=school", refused()),))
    one = replace(refused(), consents=refused().consents[:1], coalitions=())
    single = replace(ratified(), ratification=(("training=school", one),))

    assert consents_line(_names(), step).startswith("First step 1: five consents are needed")
    assert "First step 1: one consent is needed – possible (Port Authority)." == consents_line(
        _names(), single
    )
    assert "" == consents_line(_names(), numberless())
    assert "" == consents_line(_names(), _found(consents=()))


def test_only_those_affected_are_said_to_have_powers() -> None:
    """Each power of an affected party once per kind; a principal's cell is its own answer."""
    made = ratified()

    assert ["withhold", "vote", "undo"] == [
        each.kind for each in could(_names(), made, BROAD, "harbour-council")
    ]
    assert () == could(_names(), made, BROAD, "port")
    assert () == could(_names(), made, "status-quo", "harbour-council")


@pytest.mark.parametrize("language", ["en", "de"])
def test_powers_have_six_words_at_most(language: str) -> None:
    """Whatever the names, a power fits a cell."""
    names = _names(language)
    long = replace(refused().powers[0], issues=("quay", "shifts", "allowance"))

    for found in (*refused().powers, long):
        assert 1 <= count(could_words(names, found)) <= 6


def test_silent_cell_says_what_the_party_could_do() -> None:
    """Where nothing is known of an affected party its power stands in place of the reason."""
    row = brief_view(ratified(), "en").rows[-1]
    said = {without_breaks(c.party): without_breaks(c.deciding) for c in row.cells}

    assert "could withhold consent: New quay" == said["Harbour Council"]
    assert "could undo Shift model" == said["Fishing fleet"]


def test_spoken_cell_keeps_its_reason() -> None:
    """Where something is known, what decides stays and the power stands below it."""
    made = ratified()
    told = cell("harbour-council", YES, "no_deal_no_worse", "no_deal:harbour-council")
    broad = made.brief.rows[-1]
    cells = tuple(told if c.party == "harbour-council" else c for c in broad.cells)
    rows = (*made.brief.rows[:-1], replace(broad, cells=cells))
    shown = brief_view(replace(made, brief=replace(made.brief, rows=rows)), "en").rows[-1].cells[2]

    assert ("no worse than today", "could withhold consent: New quay") == (
        without_breaks(shown.deciding),
        without_breaks(shown.could),
    )


@pytest.mark.parametrize("language", ["en", "de"])
def test_page_document_and_terminal_say_the_same(language: str) -> None:
    """The line on consents and each power stand in every form of the brief."""
    made = ratified()
    line = consents_line(_names(language), made)
    brief = brief_view(made, language)
    powers = {without_breaks(c.deciding) for c in brief.rows[-1].cells[2:]}
    document = docx.Document(BytesIO(brief_docx(made, language)))
    written = "\n".join(
        paragraph.text
        for table in document.tables
        for cells in table._cells
        for paragraph in cells.paragraphs
    )
    for shown in (
        text_of(brief_html(made, language)),
        without_breaks(written),
        summary_text(made, language),
    ):
        assert line in shown
        assert [] == [each for each in powers if each not in without_breaks(shown)]

"""The report as a page: a section per finding, or one honest sentence in its place."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from detente.analysis.agreements import Authority
from detente.analysis.overview import Analysis
from detente.reports import report_html
from detente.reports.report import css_text
from helpers.page_text import text_of
from strategies.findings import hostile, numbered, numberless

ALL = [
    pytest.param(numberless(), id="numberless"),
    pytest.param(numbered(2), id="two"),
    pytest.param(numbered(3), id="three"),
]


def section(page: str, name: str) -> str:
    """What a reader sees of one section."""
    found = re.search(rf'(?s)<section class="part" id="{name}">.*?</section>', page)
    assert found is not None
    return text_of(found[0])


@pytest.mark.parametrize("analysis", ALL)
@pytest.mark.parametrize("language", ["en", "de"])
def test_page_is_self_contained(analysis: Analysis, language: str) -> None:
    """No script, no inline style, no other host, no handler: one file is all."""
    page = report_html(analysis, language)

    assert [] == re.findall(r"<script|\sstyle=|https?:|//[a-z]|@import|url\(|\son[a-z]+=", page)
    assert f'<html lang="{language}">' in page


@pytest.mark.parametrize("analysis", ALL)
def test_every_link_leads_somewhere(analysis: Analysis) -> None:
    """Links stay on the page and have a target."""
    page = report_html(analysis, "en")
    targets = set(re.findall(r'\sid="([^"]+)"', page))

    assert set(re.findall(r'href="#([^"]+)"', page)) <= targets
    assert len(targets) == len(re.findall(r'\sid="([^"]+)"', page))


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "}</style>"]
)
def test_hostile_words_stay_text(words: str) -> None:
    """Names, reasons, notes and the marking in the style sheet cannot break out."""
    page = report_html(hostile(words), "en")

    assert 1 == page.count("</style>")
    assert "<script" not in page
    assert "<img" not in page
    assert words in text_of(page)


def test_marking_stands_on_every_printed_page() -> None:
    """The marking is part of the page's style, so that every sheet bears it."""
    assert f"@top-right {{ content: {css_text('Marking: Confidential')}" in (
        report_html(numberless(), "en")
    )


def test_agenda_is_split_by_who_decides() -> None:
    """Theirs to settle, to recommend, and not theirs, each with who decides it."""
    words = section(report_html(numberless(), "en"), "agenda")

    assert words.index("Theirs to settle 3") < words.index("Shift model")
    assert words.index("Theirs to recommend 1") < words.index("New quay")
    assert "Decided by: Port Authority and Harbour Council" in words
    assert words.index("Not theirs 1") < words.index("Bird reserve")


def test_empty_part_of_the_agenda_says_so() -> None:
    """A group without an issue is one honest line."""
    alone = replace(numberless(), authority=Authority(("quay",), (), ()))

    assert 2 == section(report_html(alone, "en"), "agenda").count("No issue.")


def test_party_shows_who_says_so() -> None:
    """What a party wants stands with its grade and the voice behind it."""
    words = section(report_html(numberless(), "en"), "parties")

    assert "wants New quay: Long quay said · Port Authority" in words
    assert "wants Training: Joint school unsourced · no speaker marked" in words
    assert "M. Holt, director, may settle: Quays" in words


def test_silence_is_said() -> None:
    """A party of whom nothing is known is not filled with anything."""
    words = section(report_html(numberless(), "de"), "parties")
    fleet = words[words.index("Fischereiflotte") :]

    assert "Niemand hat gesagt, was gewünscht wird." in fleet
    assert "Niemand hat gesagt, was ohne Einigung geschieht." in fleet


def test_conflict_names_demands_and_what_remains_possible() -> None:
    """A conflict tells whose demands clash, through which fact, and what each one costs."""
    words = section(report_html(numberless(), "en"), "conflicts")

    assert "Dockers’ Union refuses: “Shift model: Flexible shifts” (No work on call)" in words
    assert "only with “Bird reserve: Moved”" in words
    assert "At least one of these demands nobody has confirmed; to ask comes first." in words
    assert "Without “No work on call”, all the others can be met" in words


def test_price_of_a_way_out_has_no_decimals() -> None:
    """What each would have is told in whole points, beside what no deal is worth."""
    words = section(report_html(numbered(3), "en"), "conflicts")

    assert "It is enough that Works asks for 10 % of its range less." in words
    assert "Nash 50 55 100" in words
    assert "No deal 50 50 90" in words


def test_case_without_numbers_is_told_what_is_missing() -> None:
    """In place of a chart stands what it would take to draw one."""
    page = report_html(numberless(), "en")

    assert "So far this is missing for: Port Authority and Dockers’ Union." in section(
        page, "frontier"
    )
    assert 'id="solutions"' not in page


def _frontier(page: str) -> str:
    """The section on the frontier, with its markup."""
    return page[page.index('<section class="part" id="frontier">') :].partition("</section>")[0]


def test_two_parties_have_one_chart_and_a_table() -> None:
    """One plane, with a row of whole points for every point that nobody refuses."""
    page = report_html(numbered(2), "en")
    found = numbered(2).zone.frontier
    assert found is not None

    assert 1 == _frontier(page).count('class="chart"')
    assert found.vectors == len(re.findall(r"<tr><td>\d+</td><td>\d+</td>", page))


def test_three_parties_have_a_chart_per_pair() -> None:
    """Small multiples: one plane for each two of them."""
    assert 3 == _frontier(report_html(numbered(3), "de")).count('class="chart"')


def test_assumed_values_come_under_their_own_heading() -> None:
    """Where a value is assumed, the solutions are told as what would hold if it did."""
    words = section(report_html(numbered(2), "en"), "solutions")

    assert words.startswith("Annex: If these assumptions held")
    assert [] == re.findall(r"\d[.,]\d", words.replace("%", ""))


def test_solutions_are_side_by_side() -> None:
    """Every solution has a column, every party a row, and they are never one answer."""
    words = section(report_html(numbered(2), "de"), "solutions")

    for said in ("Nash", "Kalai–Smorodinsky", "Egalitär", "Wert für Werk", "Wert für Betriebsrat"):
        assert said in words
    assert "nie eine einzige Antwort" in words


def test_run_can_be_repeated() -> None:
    """Version, hash, date and the command stand at the end."""
    analysis = numbered(2)
    words = section(report_html(analysis, "en"), "method")

    assert f"Case {analysis.case_hash}" in words
    assert "Détente 0.1.0, made on 22 November 2026" in words
    assert "detente analyze works --parties works,council --lang en" in words
    assert "Everything here is exact" in words


def test_partial_answer_is_not_called_exact() -> None:
    """A run that stopped early says so where it says how it was computed."""
    words = section(report_html(replace(numbered(2), partial="time"), "en"), "method")

    assert "stopped early" in words
    assert "exact" not in words


def test_long_frontier_is_thinned_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chart and table show a part, and the page says which."""
    monkeypatch.setattr("detente.reports.views.frontier.MOST_DRAWN", 5)
    monkeypatch.setattr("detente.reports.views.frontier.MOST_LISTED", 4)
    words = section(report_html(numbered(3), "en"), "frontier")

    assert "The chart shows 5 of 40 points." in words
    assert "Points that are possible at all, spread evenly over all 40" in words


def test_sources_are_listed_with_their_claims() -> None:
    """Every claim says who speaks, about whom, in which source."""
    words = section(report_html(numberless(), "en"), "sources")

    assert "Council minutes" in words
    assert "c1 The port wants it Port Authority (own named voice) → Port Authority" in words


def test_case_without_sources_has_no_such_section() -> None:
    """No heading stands over nothing."""
    page = report_html(numbered(2), "en")

    assert 'id="sources"' not in page
    assert 'href="#sources"' not in page


def test_unknown_is_listed() -> None:
    """Everything the case is silent about is named once."""
    words = section(report_html(numberless(), "en"), "unknown")

    assert "What it wants: Harbour Council, Fishing fleet and Trust for the" in words
    assert "Who decides is not stated for: Shift model, Night allowance and Training." in words

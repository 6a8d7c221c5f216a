"""Sections of the report one by one: the same as in the report, with links of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from detente.analysis.overview import Analysis
from detente.app.analyze import analyze
from detente.app.examples import example
from detente.case import Package
from detente.formats import read
from detente.reports import report_html
from detente.reports.sections import SECTIONS, Links, report_section, report_sections


def _package(package: Package) -> str:
    return "/P?" + "&".join(f"{issue}:{option}" for issue, option in package.choices)


def _dropped(paths: Iterable[str]) -> str:
    return "/W?" + "&".join(paths)


LINKS = Links(
    element=lambda path: f"/E/{path}",
    claim=lambda claim: f"/C/{claim}",
    package=_package,
    explanation=lambda name: f"/X/{name}",
    dropped=_dropped,
)


def _analysed(name: str) -> Analysis:
    case = read(Path(str(example(name)))).case
    assert case is not None
    return analyze(case)


@pytest.fixture(scope="module")
def summit() -> Analysis:
    """The summit, whose report has no numbers."""
    return _analysed("alaska-2025")


@pytest.fixture(scope="module")
def round_() -> Analysis:
    """The wage round, whose report has a frontier."""
    return _analysed("wage-round")


@pytest.mark.parametrize("language", ["en", "de"])
def test_sections_are_those_of_the_report(summit: Analysis, language: str) -> None:
    """Each section alone is what the report has, but for the word that makes it an annex."""
    report = report_html(summit, language)
    annex = {"en": "Annex: ", "de": "Anhang: "}[language]
    for key, section in report_sections(summit, SECTIONS, language).items():
        in_report = section in report or section.replace("<h2>", f"<h2>{annex}", 1) in report

        assert (key, True) == (key, in_report)


def test_a_section_with_nothing_to_say_is_none(summit: Analysis) -> None:
    """Where the report leaves a section out, asking for it gives nothing."""
    assert report_section(summit, "clauses", "en") is None


def test_marks_lead_to_elements_and_claims(summit: Analysis) -> None:
    """On a page of its own, a mark leads to the element, its claim and the explanation."""
    section = report_section(summit, "parties", "en", LINKS)
    steps = report_section(summit, "packages", "en", LINKS)

    assert section is not None
    assert steps is not None
    assert 'href="/E/red_lines.russia.' in section
    assert 'href="/C/' in section
    assert 'href="/X/first-steps"' in steps
    assert not re.search(r'href="#(?:claim|evidence|page)', section + steps)


def test_points_of_the_frontier_lead_to_packages(round_: Analysis) -> None:
    """Every point is a link of ours with words of its own; no host stands anywhere."""
    section = report_section(round_, "frontier", "en", LINKS)
    assert section is not None
    chart = section[section.index("<svg") : section.index("</svg>")]
    links = re.findall(r"<a href=\"([^\"]*)\" aria-label=\"([^\"]*)\"", chart)

    assert len(links) > 300
    assert all(href.startswith("/P?") for href, _ in links)
    assert all(words for _, words in links)
    assert "invalid" not in section
    assert "style=" not in chart
    assert 'role="group"' in chart


def test_without_links_a_chart_is_one_picture(round_: Analysis) -> None:
    """In the report a chart has no link, and is a picture to a screen reader."""
    section = report_section(round_, "frontier", "en")
    assert section is not None

    assert "<a href" not in section[section.index("<svg") : section.index("</svg>")]
    assert 'role="img"' in section

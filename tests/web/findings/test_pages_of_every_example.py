"""Every shipped example answers on every page of the findings."""

from __future__ import annotations

import re

import pytest

from helpers.findings import finding
from helpers.workbench import Bench

PAGES = (
    *("", "/packages", "/improvements", "/conflicts", "/ratification", "/roadmap", "/frontier"),
    *("/solutions", "/certainty", "/positions", "/preferences", "/advice", "/questions"),
    *("/unknown", "/assumptions", "/package?ref=status-quo", "/package?ref=no-deal"),
)
EXAMPLES = {"alaska-2025": "de", "wage-round": "en", "river-treaty": "de", "monitor-purchase": "en"}


def _all(bench: Bench, name: str, language: str) -> None:
    case = bench.case(name)
    for page in PAGES:
        text = finding(bench, f"/cases/{case}/findings{page}", language)
        without_charts = re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL)

        assert len(without_charts.encode()) <= 100_000, page
        assert "<style" not in text, page
        assert not re.search(r"<[^>]* style=", text), page
        assert not re.search(r"(?:href|src|action)=\"(?:https?:)?//", text), page


@pytest.mark.parametrize("name", ["alaska-2025", "monitor-purchase"])
def test_every_page_of_an_example_answers(bench: Bench, name: str) -> None:
    """Every page of the findings is there, small, without inline style or another host."""
    _all(bench, name, EXAMPLES[name])


@pytest.mark.nightly
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", list(EXAMPLES))
def test_every_page_answers_in_both_languages(bench: Bench, name: str, language: str) -> None:
    """The same for all examples and both languages."""
    _all(bench, name, language)


def test_a_mark_leads_to_the_form_of_its_element(bench: Bench) -> None:
    """What a finding rests on is linked to the element's form and to the claim's passage."""
    case = bench.case()
    text = finding(bench, f"/cases/{case}/findings/positions", "en")

    assert f'href="/cases/{case}/build/at/red_lines.' in text
    assert f'href="/cases/{case}/sources/at/' in text
    assert 'href="#claim' not in text


def test_a_page_names_its_command_and_its_values(bench: Bench) -> None:
    """The command and the download ask the same question as the page."""
    case = bench.case("monitor-purchase")
    page = finding(bench, f"/cases/{case}/findings/improvements?ref=status-quo", "en")

    assert "detente improve" in page
    assert "--package status-quo --lang en" in page
    assert f"/cases/{case}/findings/json/improve?ref=status-quo" in page

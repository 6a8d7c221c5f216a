"""The report's section on who must agree to each package, and who could undo it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from detente.reports import report_html
from detente.reports.views.ratification import ratification_view
from detente.reports.words.names import Names
from helpers.page_text import text_of
from strategies.findings import numberless
from strategies.ratified import BROAD, ratified, refused


def _section(page: str) -> str:
    found = re.search(r'<section class="part" id="ratification">.*?</section>', page, re.S)
    assert found is not None
    return found[0]


@pytest.mark.parametrize("language", ["en", "de"])
def test_section_says_all_that_the_finding_holds(language: str) -> None:
    """Every consent, refusal, change, act, coalition and power is printed, once linked to it."""
    names = Names(ratified().case, language)
    (package,) = ratification_view(names, ratified())
    shown = text_of(_section(report_html(ratified(), language)))

    for said in (
        package.moves,
        package.passes,
        *(consent.rule for consent in package.consents),
        *(stop.words for stop in package.blockers),
        *package.bring_in,
        *(words for words, _ in package.undo),
        package.coalitions,
        *(word for _, words in package.powers for word in words),
    ):
        assert " ".join(said.split()) in shown


def test_each_element_is_linked_to_what_it_rests_on() -> None:
    """A red line leads to its entry, a bloc's statement to the claim behind it."""
    page = report_html(ratified(), "en")
    links = set(re.findall(r'href="#([\w-]+)"', _section(page)))

    assert "claim-c1" in links
    assert any(link.startswith("evidence-") for link in links)
    assert links <= set(re.findall(r'id="([\w-]+)"', page))


def test_bodies_acts_and_events_are_named_among_the_evidence() -> None:
    """The list of what rests on what calls a body and an act by their names."""
    shown = text_of(report_html(ratified(), "en"))

    assert "Board of the Port (vote: 8 of 11 seats needed; not without City)" in shown
    assert "could undo “Shift model: Flexible shifts” (Injunction in court)" in shown


def test_package_is_called_as_in_the_brief() -> None:
    """A row of the brief keeps its name; any other package is told by what it moves."""
    names, made = Names(ratified().case, "en"), ratified()
    other = replace(made, ratification=((BROAD, refused()), ("elsewhere", refused())))

    assert [
        "Broad package",
        "Shift model: Flexible shifts; Night allowance: 4.5 EUR an hour; Training: Joint school",
    ] == [view.name for view in ratification_view(names, other)]


def test_report_of_a_case_that_asks_nobody_has_no_section() -> None:
    """Without a finding, or with one in which nobody has to agree, nothing is shown."""
    silent = replace(refused(), consents=(), undo=())

    assert 'id="ratification"' not in report_html(numberless(), "en")
    assert () == ratification_view(
        Names(ratified().case, "en"), replace(ratified(), ratification=((BROAD, silent),))
    )


def test_answer_cut_short_is_labelled() -> None:
    """Where the time ran out the section says so."""
    cut = replace(ratified(), ratification=((BROAD, replace(refused(), partial="time")),))

    assert "The time ran out before every change was tried." in text_of(report_html(cut, "en"))


def test_section_leads_to_its_explanation() -> None:
    """How it is computed is one link away, and the page is in the report."""
    page = report_html(ratified(), "en")

    assert 'href="#page-ratification"' in _section(page)
    assert 'id="page-ratification"' in page


def test_card_of_a_party_lists_its_bodies_and_acts() -> None:
    """Whose consent a party needs, what is stated of each bloc, and what it could undo."""
    shown = text_of(report_html(ratified(), "en"))
    port, council = shown.index("Port Authority principal"), shown.index("Harbour Council affected")

    assert (
        "Whose consent it needs Board of the Port vote: 8 of 11 seats needed" in shown[port:council]
    )
    assert "City, 5 seats: votes like Port Authority" in shown[port:council]
    assert (
        "Ship owners, 4 seats: against “Night allowance: above 3 EUR an hour” (Too dear)" in shown
    )
    assert (
        "What it could undo Injunction in court “Shift model: Flexible shifts”" in shown[council:]
    )

"""Advice to one party in words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from detente.app.advise import advise
from detente.i18n import LANGUAGES
from detente.reports.advice import advice_json, advice_text
from detente.reports.advice_files import advice_html, advice_markdown
from strategies.seats import advised
from strategies.shipped_cases import shipped

SEATS = (("alaska-2025", "ukraine"), ("wage-round", "union"), ("river-treaty", "delta"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "party"), SEATS)
def test_page_says_whose_view_it_is(name: str, party: str, language: str) -> None:
    """Every form carries the line that it is the party's own view and not for the others."""
    case = shipped(name)
    found = advised(name, party)
    line = advice_json(case, found, language)["own_view"]
    page = _Words()
    page.feed(advice_html(case, found, language))

    assert line in advice_text(case, found, language)
    assert line in page.words
    assert re.sub(r"\W+", "", line) in re.sub(r"\W+", "", advice_markdown(case, found, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "party"), SEATS)
def test_points_have_no_decimals(name: str, party: str, language: str) -> None:
    """Worths, costs and regrets are told in whole points: nobody said more."""
    text = advice_text(shipped(name), advised(name, party), language)

    assert not re.search(r"\d[.,]\d+ (?:of|von) 100", text)


def test_exact_numbers_only_where_somebody_is_known_to_have_said_them() -> None:
    """A worth that rests on what is assumed has no exact fraction in the JSON."""
    case = shipped("wage-round")
    for offer in advice_json(case, advised("wage-round", "union"), "en")["offers"]:
        assert "assumed" == offer["own"]["grade"]
        assert {"low", "high", "loose"} == set(offer["worth"])


def test_shares_come_with_their_sample_size() -> None:
    """No share stands alone: beside it the number of samples, in words and in values."""
    case = shipped("river-treaty")
    found = advise(case, "delta", samples=60, error=10)
    text = advice_text(case, found, "en")

    shares = re.findall(r"\d+\u202f% of compatible utilities.*", text)
    assert shares
    assert all("(60 samples)" in each for each in shares)
    for offer in advice_json(case, found, "en")["offers"]:
        for each in (offer["own"], *offer["acceptable"].values()):
            assert (each["share"] is None) == (each["samples"] is None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_can_be_asked(language: str) -> None:
    """Every question ends with a question mark and names whom to ask."""
    case = shipped("alaska-2025")
    for asked in advice_json(case, advised("alaska-2025", "usa"), language)["find_out"]:
        assert "?" in asked["question"]
        assert asked["question"].partition(":")[0]


def test_markdown_and_page_hold_what_the_text_holds() -> None:
    """No offer is left out of a file."""
    case = shipped("wage-round")
    found = advised("wage-round", "union")

    assert len(found.offers) == advice_markdown(case, found, "en").count("\n### ")
    assert len(found.offers) == advice_html(case, found, "en").count("<article>")


class _Words(HTMLParser):
    """The text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def handle_data(self, data: str) -> None:
        """Gather what is read."""
        self.words += data

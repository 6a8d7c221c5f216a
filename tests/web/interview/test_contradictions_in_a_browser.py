"""Contradictions: each statement in the person's own words, and the person chooses what gives."""

from __future__ import annotations

import re

import pytest

from helpers.workbench import Bench

from .asked import Browser

AGAINST = (
    ("rate:lease|ten", {"low": "50", "high": "60"}),
    ("rate:lease|five", {"low": "70", "high": "80"}),
    ("rank:lease|five|ten", {"choice": "2"}),
)
"""Five years worth more than ten, and ten better than five."""


@pytest.fixture
def tab(bench: Bench) -> Browser:
    """A tab on a case whose answers contradict one another."""
    tab = Browser.at(bench)
    tab.answer_first()
    for key, fields in AGAINST:
        tab.open(ask=key)
        tab.send(**fields)
    tab.open()
    return tab


def test_it_is_shown_before_anything_else_is_asked(tab: Browser) -> None:
    """Quoted with day and author; no decimals that nobody said."""
    assert "clash" == tab.kind
    assert ", K. Lund: “Harbour lease" in tab.words
    assert 3 == len([one for one in tab.form.offered["choice"] if one.startswith("back")])
    assert any(one.startswith("wider") for one in tab.form.offered["choice"])
    assert re.search(r"\d\.\d", tab.words) is None


def test_what_gives_way_is_what_the_person_chose(tab: Browser) -> None:
    """It stays in the file, no longer counts, and the interview goes on."""
    tab.send(choice="back statements.nord.answers.a8")

    assert "replaces: [a8]" in tab.kept
    assert "clash" != tab.kind


def test_a_wider_interval_is_kept_in_whole_points(tab: Browser) -> None:
    """The offer is taken as it was shown."""
    chosen = next(one for one in tab.form.offered["choice"] if one.startswith("wider"))
    tab.send(choice=chosen)

    assert f"replaces: [{chosen.rpartition('.')[2]}]" in tab.kept
    assert "clash" != tab.kind


def test_all_may_be_kept_for_now(tab: Browser) -> None:
    """The file says so, and no later page shows it again."""
    tab.send(choice="keep")
    tab.open()

    assert "keeps:" in tab.kept
    assert "clash" != tab.kind


def test_later_leaves_the_file_alone(tab: Browser) -> None:
    """It is not shown again in this sitting; a new sitting begins with it."""
    before = tab.kept
    tab.send(later_now="1")

    assert "clash" != tab.kind
    assert before == tab.kept
    tab.open()
    assert "clash" == tab.kind


@pytest.mark.parametrize("choice", ["", "back statements.nord.answers.a99", "wider x", "nonsense"])
def test_what_is_no_choice_changes_nothing(tab: Browser, choice: str) -> None:
    """It is told so, and the contradiction stays on the screen."""
    before = tab.kept
    tab.send(choice=choice)

    assert 422 == tab.status
    assert "Choose which of them gives way" in tab.words
    assert before == tab.kept


def test_one_settled_in_another_tab_is_settled(tab: Browser) -> None:
    """The second choice is not made on top of the first; the page says why."""
    second = tab.another()
    tab.send(choice="back statements.nord.answers.a8")
    before = tab.kept
    second.send(choice="back statements.nord.answers.a6")

    assert "settled in the meantime" in second.words
    assert before == tab.kept

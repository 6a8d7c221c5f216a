"""The report keeps what was said of an option that is no longer on the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import detente
from detente.case import Case, Withdrawal
from detente.reports.report import report_html
from detente.reports.views.withdrawn import withdrawn_view
from detente.reports.words.names import Names
from strategies.shipped_cases import analysed, shipped


def _without(case: Case, issue_id: str, *options: str) -> Case:
    """The case with an issue, or some of its options, withdrawn."""
    gone = Withdrawal(date(2026, 10, 1))

    def now(option: object) -> object:
        taken = getattr(option, "id", None) in options
        return replace(option, withdrawn=gone) if taken else option  # type: ignore[type-var]

    issues = tuple(
        issue
        if issue.id != issue_id
        else replace(issue, options=tuple(map(now, issue.options)))  # type: ignore[arg-type]
        if options
        else replace(issue, withdrawn=gone)
        for issue in case.issues
    )
    return replace(case, issues=issues)


def test_where_nothing_is_withdrawn_nothing_is_said() -> None:
    """No empty heading."""
    assert None is withdrawn_view(Names(shipped("wage-round"), "en"), analysed("wage-round"))


@pytest.mark.parametrize(("language", "day"), [("en", "1 October 2026"), ("de", "1. Oktober 2026")])
def test_a_withdrawn_option_is_named_with_its_day(language: str, day: str) -> None:
    """The option by its name, and the demand that only spoke of it."""
    case = _without(shipped("alaska-2025"), "nato-moldova", "accession")
    analysis = detente.analyze(case, ["russia", "usa"])
    view = withdrawn_view(Names(analysis.case, language), analysis)

    assert view is not None
    assert 1 == len(view.agenda)
    assert day in view.agenda[0]
    assert view.agenda[0] in report_html(analysis, language)


def test_a_withdrawn_issue_silences_what_was_said_of_it() -> None:
    """Its options are not listed one by one; positions on it are kept and shown."""
    analysis = detente.analyze(_without(shipped("alaska-2025"), "territory"), ["russia", "usa"])
    view = withdrawn_view(Names(analysis.case, "en"), analysis)

    assert view is not None
    assert ("Territory (withdrawn since 1 October 2026)",) == view.agenda
    assert 3 <= len(view.silent)
    assert "territory" not in {issue.id for issue in analysis.case.issues}


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_step_to_what_is_withdrawn_is_kept_in_words(language: str) -> None:
    """Steps of the roadmap fall silent too, and are told as what they would do."""
    analysis = detente.analyze(_without(shipped("alaska-2025"), "flights"), ["russia", "usa"])
    view = withdrawn_view(Names(analysis.case, language), analysis)
    words = {"en": "Air links: Resumed", "de": "Flugverbindungen: Wieder aufgenommen"}[language]

    assert view is not None
    assert any(words in silent for silent in view.silent)

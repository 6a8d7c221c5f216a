"""Whatever a case states, every view of its analysis has its words."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings

import detente
from detente.case import Case
from detente.case.check import check
from detente.reports import as_json, brief_docx, ratification_text, report_html, summary_text
from strategies.cases import cases

ANY = cases(min_parties=2)
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def _views_of(case: Case) -> None:
    """Every view in both languages; a word that is missing raises."""
    if any(fault.severity == "error" for fault in check(case)):
        return
    analysis = detente.analyze(case, time_limit=2)
    for language in ("en", "de"):
        assert report_html(analysis, language).endswith("</html>")
        assert json.dumps(as_json(analysis, language, full=True), allow_nan=False)
        assert summary_text(analysis, language)
        assert brief_docx(analysis, language).startswith(b"PK")
        for _, finding in analysis.ratification:
            assert ratification_text(analysis.case, finding, language)


@settings(max_examples=4, deadline=None, suppress_health_check=SLOW)
@given(ANY)
def test_any_case_has_its_words(case: Case) -> None:
    """Bodies, acts, events, withdrawals, scales: no combination leaves a page without words."""
    _views_of(case)


@pytest.mark.nightly
@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(ANY)
def test_any_of_many_cases_has_its_words(case: Case) -> None:
    """The same over many cases."""
    _views_of(case)

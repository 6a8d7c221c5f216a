"""Every case that comes with the package makes every page, in both languages."""

from __future__ import annotations

import json
import re

import pytest

from detente.reports import as_json, brief_docx, brief_html, report_html, summary_text
from strategies.shipped_cases import SHIPPED, analysed


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_view_has_its_words(name: str, language: str) -> None:
    """No reason, warning, method or kind of statement is without words."""
    analysis = analysed(name)

    assert brief_html(analysis, language).endswith("</html>")
    assert brief_docx(analysis, language).startswith(b"PK")
    assert summary_text(analysis, language)
    assert json.dumps(as_json(analysis, language))
    assert "<script" not in report_html(analysis, language)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_link_to_an_explanation_leads_to_its_page(name: str, language: str) -> None:
    """What the report says about how something was computed is in the report."""
    page = report_html(analysed(name), language)
    linked = set(re.findall(r'href="#page-([\w-]+)"', page))

    assert {"acceptance", "first-steps"} <= linked
    assert linked <= set(re.findall(r'id="page-([\w-]+)"', page))


@pytest.mark.parametrize("language", ["en", "de"])
def test_two_at_the_table_of_seven(language: str) -> None:
    """A brief for some of the parties keeps a column for everybody."""
    brief = brief_html(analysed("alaska-2025", ("russia", "usa")), language)

    assert 7 == len(re.findall(r'<th scope="col" class="(?:principal|affected)', brief))

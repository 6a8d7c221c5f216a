"""The brief as a section of somebody else's page."""

from __future__ import annotations

import re

import pytest

from detente.reports import brief_html
from detente.reports.brief import WIDEST, brief_section, brief_styles
from detente.reports.views.beside import beside
from detente.reports.views.resting import resting_view
from strategies.shipped_cases import analysed


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", ["alaska-2025", "monitor-purchase"])
def test_section_stands_in_the_exported_file(name: str, language: str) -> None:
    """By itself it is that part of the file, sign for sign."""
    analysis = analysed(name)

    assert brief_section(analysis, language).strip() in brief_html(analysis, language)


def test_every_width_has_a_rule() -> None:
    """Whatever width a column has, the one style sheet knows it."""
    sheet = brief_styles()
    widths = set(re.findall(r'class="(w\d+)"', brief_section(analysed("alaska-2025"), "en")))

    assert widths
    assert widths <= set(re.findall(r"\.(w\d+) \{", sheet))
    assert f".w{WIDEST} " in sheet
    assert ".verdict" in sheet


def test_cells_lead_to_what_decides_them() -> None:
    """Each anchor a cell names is that of an entry or of a party."""
    analysis = analysed("alaska-2025")
    resting = resting_view(analysis, "en")
    section = brief_section(analysis, "en", beside(analysis, resting.anchors, "en"))
    known = {entry.anchor for group in resting.groups for entry in group.entries}
    known |= {group.anchor for group in resting.groups}

    assert set(re.findall(r'class="decides" href="#([^"]+)"', section)) <= known


def test_everything_in_force_is_listed_once() -> None:
    """Red lines, linkages, no deal and statements: each is an entry, or a number of one."""
    analysis = analysed("monitor-purchase")
    groups = resting_view(analysis, "de").groups
    entries = [entry for group in groups for entry in group.entries]
    listed = [part.path for entry in entries for part in entry.parts]
    listed += [entry.path for entry in entries if not entry.parts]
    case = analysis.case
    there = [one.id for one in case.statements] + [f"red_lines.{one.id}" for one in case.red_lines]
    there += [f"linkages.{one.id}" for one in case.linkages]
    there += [f"no_deal.{one.party}" for one in case.no_deal]
    there += [f"constraints.{one.id}" for one in case.constraints]

    assert sorted(there) == sorted(listed)

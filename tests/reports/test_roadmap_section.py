"""The section of the report on the roadmap: two pictures with their tables, and every sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from detente.analysis.roadmap import Degree, Roadmap
from detente.reports.environment import rendered
from detente.reports.views.roadmap import outline, roadmap_view
from detente.reports.words.hyphens import without_breaks
from detente.reports.words.names import Names
from helpers.page_text import text_of
from strategies.roadmaps import analysis_with, border_case, closed, unknown, weak

CASE = border_case()
FINDINGS = {"weak": weak(), "closed": closed(), "unknown": unknown()}


def _section(finding: Roadmap, language: str = "en") -> str:
    names = Names(CASE, language)
    view = roadmap_view(names, analysis_with(finding, CASE))
    return rendered("report/roadmap.html", names, roadmap=view, explained=())


@pytest.mark.parametrize("name", FINDINGS)
@pytest.mark.parametrize("language", ["en", "de"])
def test_section_says_everything_of_the_outline(name: str, language: str) -> None:
    """Sentences, steps, owners, verifiers, what is left if it stops: all of it is on the page."""
    finding = FINDINGS[name]
    words = without_breaks(text_of(_section(finding, language)))
    found = outline(Names(CASE, language), finding)

    for said in (
        *(found.package, found.parties, *found.sentences, *found.asides),
        *(words for stage in found.stages for words in (stage.heading, *stage.after)),
        *(step.move for stage in found.stages for step in stage.steps),
        *(cell for stage in found.stages for step in stage.steps for cell in step.cells),
        *(note for stage in found.stages for step in stage.steps for note in step.notes),
        *(line for _, cells in found.stops.rows for lines in cells for line in lines),
        *(line for _, cells in found.corridor.rows for lines in cells for line in lines),
        *(sentence for _, sentences in found.lists for sentence in sentences),
    ):
        assert " ".join(said.split()) in " ".join(words.split())


def test_no_roadmap_is_no_section() -> None:
    """An analysis that shows no package to carry out has none."""
    analysis = replace(analysis_with(weak(), CASE), roadmap=None)

    assert None is roadmap_view(Names(CASE, "en"), analysis)


def test_pictures_are_read_out_like_their_tables() -> None:
    """The corridor names every party's places, the stages every step with owner and verifier."""
    section = _section(weak())
    labels = re.findall(r'<svg[^>]*role="img"[^>]*>|<svg[^>]*aria-label="[^"]*"[^>]*>', section)
    told = " ".join(labels)

    assert 2 == len(labels)
    assert "Northland: Today 0\u202f%; After stage 1 175\u202f%; After stage 2 145\u202f%" in told
    assert "Troops: Half withdrawn (by: Northland; verified by: Mission and Observers)" in told


def test_tables_have_heads_for_rows_and_columns() -> None:
    """Three tables: steps by stage, the corridor, where everybody stands."""
    section = _section(weak())

    assert 3 == section.count("<table")
    assert 3 == section.count("<caption")
    assert 3 == len(re.findall(r'scope="rowgroup"', section))
    assert all("scope=" in head for head in re.findall(r"<th\b[^>]*>", section))


def test_nothing_known_is_no_picture_of_a_corridor() -> None:
    """Without a number and without an order there is no line to draw, and it is said why."""
    section = _section(unknown())
    words = text_of(section)

    assert 1 == section.count('role="img"')
    assert "known for none of the parties" in words
    assert "Where each party stands on the way" not in words


def test_only_those_of_whom_something_is_known_are_drawn() -> None:
    """The others are named below."""
    nothing = Degree("unknown")
    finding = weak()
    stages = tuple(
        replace(
            stage,
            exposure=tuple((p, nothing if p == "coast" else d) for p, d in stage.exposure),
            temptation=tuple((p, nothing if p == "coast" else d) for p, d in stage.temptation),
        )
        for stage in finding.plan.stages
    )
    found = outline(Names(CASE, "en"), replace(finding, plan=replace(finding.plan, stages=stages)))

    assert ("Northland", "Southland") == found.corridor.heads
    assert "Nothing is known of the worth of these steps to: Coastal League." == found.corridor.note


def test_stages_that_say_the_same_are_one_row() -> None:
    """Three stages after which everybody stands alike."""
    heads = [head for head, _ in outline(Names(CASE, "en"), weak()).stops.rows]

    assert ["After stages 1 to 3"] == heads


def test_timeline_says_what_it_is_drawn_to() -> None:
    """To days where every step has a clock, else equally long, naming those without."""
    assert "Drawn to the days stated" in text_of(_section(closed()))
    assert "Without a stated clock: “Troops: Withdrawn” and “Sanctions: Eased”." in text_of(
        _section(weak())
    )


def test_who_gains_nothing_is_measured_otherwise_and_it_is_said() -> None:
    """Its shares are of what is at stake for it, in the sentences and in the note."""
    finding = weak()
    hurt = Degree("certain", Fraction(1, 10), Fraction(1, 4))
    corridor = tuple(
        replace(line, measure="span", exposure=hurt) if line.party == "south" else line
        for line in finding.plan.corridor
    )
    words = text_of(_section(replace(finding, plan=replace(finding.plan, corridor=corridor))))

    assert "measured by what is at stake on the way: Southland." in words
    assert "% of what is at stake for it)" in words


def test_words_of_a_case_are_escaped() -> None:
    """Markup in a proof stays text."""
    step = replace(weak().steps[0], proof=CASE.roadmap[0].proof)
    hostile = border_case(proof="<script>x()</script>")
    bad = replace(step, proof=hostile.roadmap[0].proof)
    section = _section(replace(weak(), steps=(bad, *weak().steps[1:])))

    assert "<script" not in section
    assert "&lt;script&gt;" in section


@pytest.mark.parametrize("name", FINDINGS)
def test_pages_have_no_colour_of_their_own(name: str) -> None:
    """Everything follows the light or dark of the page."""
    assert None is re.search(r'(?:fill|stroke)="#', _section(FINDINGS[name]))

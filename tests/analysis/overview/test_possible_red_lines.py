from __future__ import annotations

from dataclasses import replace

import pytest

from detente.analysis.agreements import grade_of
from detente.analysis.overview import Analysis
from detente.case import Case
from strategies.brief_cases import analysed_said
from strategies.shipped_cases import SHIPPED, analysed


def _possible(analysis: Analysis) -> set[str]:
    """The red lines and owned linkages of those who negotiate that rest on less than a report."""
    case, parties = analysis.case, analysis.parties
    found = {f"red_line:{line.id}" for line in case.red_lines if line.owner in parties}
    found |= {
        f"linkage:{link.id}"
        for link in case.linkages
        if link.owner in parties and link.kind != "worth"
    }
    return {demand for demand in found if grade_of(case, demand).only_possible}


def _hold(analysis: Analysis) -> None:
    possible = _possible(analysis)
    assert bool(possible) == (analysis.without_possible is not None)
    if analysis.without_possible is None:
        return
    named = {note.demand for note in analysis.without_possible.red_lines.demands}
    assert named == {note.demand for note in analysis.held.red_lines.demands} - possible


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_cases_answer_with_and_without(name: str) -> None:
    """The answer is repeated without possible red lines exactly where there is one."""
    _hold(analysed(name))


@pytest.mark.parametrize("seed", range(20))
def test_random_cases_answer_with_and_without(seed: int) -> None:
    """The same on random cases."""
    _hold(analysed_said(seed))


def test_of_others_nothing_is_set_aside() -> None:
    """Both red lines in Anchorage are Russia's: without Russia there is nothing to set aside."""
    assert analysed("alaska-2025", ("russia", "usa")).without_possible is not None
    assert analysed("alaska-2025", ("usa",)).without_possible is None


def test_the_rumour_in_the_river_treaty_is_all_that_stands_in_the_way() -> None:
    """Without the one possible red line there is a zone, and with it there is none."""
    analysis = analysed("river-treaty")

    assert analysis.zone.empty is True
    assert analysis.without_possible is not None
    assert analysis.without_possible.zone.empty is False
    assert any(solution.points for solution in analysis.without_possible.solutions)


@pytest.mark.parametrize("seed", range(20))
def test_a_cell_says_what_it_is_without_them(seed: int) -> None:
    """``without_possible`` of a cell is its acceptance in the case without possible red lines."""
    from detente.analysis.agreements import acceptance
    from detente.analysis.preferences import Outlook

    analysis = analysed_said(seed)
    spared = _spared(analysis.case)
    for row in analysis.brief.rows:
        for cell in row.cells:
            expected = acceptance(Outlook(spared, cell.party), row.package).acceptance
            assert expected is cell.without_possible


def _spared(case: Case) -> Case:
    lines = tuple(k for k in case.red_lines if not case.grade(k.basis, k.owner).only_possible)
    links = tuple(
        k
        for k in case.linkages
        if k.owner is None or k.kind == "worth" or not case.grade(k.basis, k.owner).only_possible
    )
    return replace(case, red_lines=lines, linkages=links)

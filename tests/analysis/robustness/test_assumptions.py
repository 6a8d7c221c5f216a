from __future__ import annotations

from detente.analysis.agreements import grade_of
from strategies.brief_cases import analysed_said


def test_what_rests_on_least_and_turns_most_comes_first() -> None:
    """Assumptions below *reported* come first; among them those that turn most cells."""
    for seed in range(20):
        found = analysed_said(seed).assumptions
        keys = [(not a.grade.only_possible, -len(a.flips), -a.grade.rank) for a in found]
        assert sorted(keys) == keys


def test_an_assumption_says_which_cells_fall_with_it() -> None:
    """The flips of the assumptions are the ``falls_if`` of the cells, seen from the other side."""
    for seed in range(20):
        analysis = analysed_said(seed)
        by_cell = {
            (row.ref, cell.party, element)
            for row in analysis.brief.rows
            for cell in row.cells
            for element in cell.falls_if
        }
        by_assumption = {(f.row, f.party, a.element) for a in analysis.assumptions for f in a.flips}
        assert by_cell == by_assumption


def test_an_assumption_carries_the_grade_of_its_element() -> None:
    """Its grade and owner are those of the element in the case."""
    for seed in range(20):
        analysis = analysed_said(seed)
        for found in analysis.assumptions:
            assert grade_of(analysis.case, found.element) is found.grade
            assert {found.owner} == {flip.party for flip in found.flips}

"""What flips where something is left out or moved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

import detente
from detente.app.requests import BadRequestError
from detente.app.trying import changed_case, movable, trial, what_if
from detente.case import Case, Grade, element_path
from strategies.shipped_cases import EXAMPLES, analysed, shipped

DIALOGUE = "statements.russia.wants.dialogue"


def _switches(case: Case) -> tuple[str, ...]:
    kinds = ("red_lines", "linkages", "no_deal", "statements")
    return tuple(element_path(kind, one) for kind in kinds for one in getattr(case, kind))


def _moves(case: Case) -> dict[str, str]:
    """One place each element can be moved to."""
    found = {}
    for one in case.statements:
        move = movable(case, one)
        if move is not None:
            other = [choice for choice in move.choices if choice != move.now]
            found[one.id] = other[-1] if other else (move.most or move.least or "1")
    return found


@settings(max_examples=6)
@given(data=st.data())
@pytest.mark.parametrize("name", ["alaska-2025", "monitor-purchase"])
def test_flips_are_those_of_diff(name: str, data: st.DataObject) -> None:
    """Whatever is switched and moved: the same findings flip, cell by cell, with their causes."""
    _agrees_with_diff(name, data)


@pytest.mark.nightly
@settings(max_examples=25)
@given(data=st.data())
@pytest.mark.parametrize("name", EXAMPLES)
def test_flips_are_those_of_diff_everywhere(name: str, data: st.DataObject) -> None:
    """The long form: on every example."""
    _agrees_with_diff(name, data)


def _agrees_with_diff(name: str, data: st.DataObject) -> None:
    case, base = shipped(name), analysed(name)
    without = data.draw(st.lists(st.sampled_from(_switches(case)), max_size=3, unique=True))
    moves = data.draw(st.lists(st.sampled_from(sorted(_moves(case).items())), max_size=2))
    moved = {path: to for path, to in moves if path not in without}
    try:
        changed = changed_case(case, without, moved)
    except BadRequestError:
        reject()  # values whose best is no longer 100: no case any more
    found = what_if(case, without, moved, base=base)
    expected = detente.diff(base, detente.analyze(changed))

    bare = [replace(each, because=()) for each in expected.flipped]
    assert bare == [replace(each, because=()) for each in found.difference.flipped]
    cells = [each for each in expected.flipped if each.kind == "cell"]
    assert cells == [each for each in found.difference.flipped if each.kind == "cell"]


def test_flipped_cells_all_have_a_row() -> None:
    """A row that the changed brief has no more stays, so that its flipped cells are seen."""
    found = what_if(
        shipped("alaska-2025"), [DIALOGUE], {"statements.usa.wants.dialogue": "interrupted"}
    )
    shown = {(row.ref, cell.party): cell for row in found.shown.brief.rows for cell in row.cells}
    flipped = [each for each in found.difference.flipped if each.kind == "cell"]

    assert flipped
    assert found.dropped
    for each in flipped:
        ref, party = each.about
        assert each.after == shown[ref, party].acceptance


def test_moved_statement_is_assumed() -> None:
    """What somebody only tries rests on nothing that anybody said."""
    case = changed_case(shipped("alaska-2025"), (), {DIALOGUE: "interrupted"})
    said = next(one for one in case.statements if one.id == DIALOGUE)

    assert ("interrupted",) == getattr(said, "options", None)
    assert Grade.ASSUMED is case.grade(said.basis, said.holder)


@pytest.mark.parametrize(
    ("path", "to", "told"),
    [
        ("statements.nobody.wants.dialogue", "resumed", "no longer in the case"),
        (DIALOGUE, "nonsense", "no way to settle"),
        ("statements.delta.weights.toll", "much", "no number"),
        ("statements.delta.weights.toll", "-1", "at least 0"),
        ("no_deal.delta", "120", "between 0 and 100"),
        ("red_lines.upland.not-for-free", "x", "only be left out"),
    ],
)
def test_impossible_move_is_refused_in_words(path: str, to: str, told: str) -> None:
    """A sentence says what does not fit."""
    case = shipped("alaska-2025" if "dialogue" in path else "river-treaty")

    with pytest.raises(BadRequestError, match=told):
        changed_case(case, (), {path: to})


def test_number_of_a_german_reader_is_understood() -> None:
    """2,5 is 2.5."""
    case = shipped("river-treaty")
    path = "statements.delta.weights.toll"

    assert changed_case(case, (), {path: "2.5"}) == changed_case(case, (), {path: "2,5"})


def test_table_is_left_out_whole() -> None:
    """A path that several numbers begin with means all of them; what is unknown is told."""
    case = shipped("river-treaty")
    asked = trial(case, ["statements.delta.values.release", "x.y"], [], "en")

    options = ("none", "summer", "year")
    assert {f"statements.delta.values.release.{one}" for one in options} == set(asked.without)
    assert ("“x.y” is no longer in the case.",) == asked.passed_over


def test_move_to_what_is_said_today_is_none() -> None:
    """Nothing would be another."""
    assert () == trial(shipped("alaska-2025"), [], [(DIALOGUE, "resumed")], "en").paths

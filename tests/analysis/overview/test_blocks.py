from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import detente
from detente.case import (
    Among,
    Basis,
    Case,
    Condition,
    Direction,
    Grade,
    Issue,
    NoDeal,
    Option,
    Package,
    Party,
    RedLine,
    Statement,
    Value,
    Wants,
    Weight,
    WouldSign,
    text,
)

SAID = Basis(grade=Grade.SAID)


def _issue(name: str, *, decided_by: tuple[str, ...] = ()) -> Issue:
    options = (Option("no"), Option("yes"))
    return Issue(name, options=options, status_quo="no", decided_by=decided_by)


def _case(*statements: Statement, issues: tuple[Issue, ...] = (), **more: object) -> Case:
    parties = tuple(Party(name, text(name)) for name in ("ash", "birch", "cedar"))
    issues = issues or (_issue("road"), _issue("school"))
    return Case("hand", parties=parties, issues=issues, statements=statements, **more)  # type: ignore[arg-type]


def _refuses(owner: str, issue: str, option: str, grade: Grade = Grade.SAID) -> RedLine:
    refused = Condition(((issue, Among((option,))),))
    return RedLine(owner, f"no-{option}", (refused,), basis=Basis(grade=grade))


def _wants(party: str, issue: str, option: str) -> Wants:
    return Wants(f"statements.{party}.wants.{issue}", party, issue, (option,), SAID)


def test_a_conflict_is_named_first() -> None:
    """Two red lines that leave nothing: the smallest conflict, its owners, in every language id."""
    lines = (_refuses("ash", "road", "no"), _refuses("birch", "road", "yes", Grade.ASSUMED))
    found = detente.analyze(_case(red_lines=lines), ["ash", "birch"]).brief.blocks

    assert "conflict" == found.kind
    assert ("red_line:ash.no-no", "red_line:birch.no-yes") == found.demands
    assert ("ash", "birch") == found.owners
    assert found.possible


def test_a_red_line_that_refuses_what_is_shown_blocks() -> None:
    """Today crosses a red line, though others do not: the demand and its owner are named."""
    lines = (_refuses("ash", "road", "no"),)
    case = _case(_wants("birch", "school", "yes"), red_lines=lines)
    found = detente.analyze(case, ["ash", "birch"]).brief.blocks

    assert "red_lines" == found.kind
    assert ("red_line:ash.no-no",) == found.demands
    assert ("ash",) == found.owners
    assert not found.possible


def test_what_others_decide_blocks() -> None:
    """Nobody refuses, yet an issue is not theirs: it is named, with the red lines across it."""
    issues = (_issue("road", decided_by=("cedar",)), _issue("school"))
    case = _case(
        _wants("ash", "school", "yes"),
        issues=issues,
        red_lines=(_refuses("cedar", "road", "yes"),),
    )
    found = detente.analyze(case, ["ash", "birch"]).brief.blocks

    assert "others_decide" == found.kind
    assert ("road",) == found.not_theirs
    assert ("red_line:cedar.no-yes",) == found.demands
    assert ("cedar",) == found.owners


def test_silence_blocks() -> None:
    """Nobody refuses and all is theirs: what blocks is that nobody knows what a party wants."""
    found = detente.analyze(_case(_wants("ash", "school", "yes")), ["ash", "birch"]).brief.blocks

    assert "unknown" == found.kind
    assert "birch" == found.parties[0]
    assert () == found.demands


def test_nothing_blocks() -> None:
    """Everybody certainly accepts everything shown: nothing blocks."""
    statements: list[Statement] = []
    for party in ("ash", "birch", "cedar"):
        statements += [
            Weight(f"{party}.w", party, "road", Fraction(1)),
            Value(f"{party}.v1", party, "road", "no", Fraction(0)),
            Value(f"{party}.v2", party, "road", "yes", Fraction(100)),
        ]
    no_deal = tuple(NoDeal(party, value=Fraction(0)) for party in ("ash", "birch", "cedar"))
    analysis = detente.analyze(_case(*statements, issues=(_issue("road"),), no_deal=no_deal))

    assert "nothing" == analysis.brief.blocks.kind
    assert analysis.brief.within_reach.zone_empty is False
    assert ("ash", "birch", "cedar") == analysis.brief.within_reach.agreed_by


def test_within_reach_is_the_best_step() -> None:
    """The first step that helps most, by whom it is certainly no loss, and who was not asked."""
    case = _case(
        _wants("ash", "school", "yes"),
        _wants("birch", "school", "yes"),
        _wants("ash", "road", "no"),
        issues=(_issue("road"), _issue("school"), _issue("bridge", decided_by=("ash", "cedar"))),
    )
    found = detente.analyze(case, ["ash", "birch"]).brief.within_reach

    assert found.best is not None
    assert ["school"] == [move.issue for move in found.best.moves]
    assert ("ash", "birch") == found.agreed_by
    assert () == found.unasked
    assert ("road", "school") == found.settle
    assert ("bridge",) == found.recommend
    assert 1 == found.steps


def test_who_was_not_asked_is_named() -> None:
    """A step on which one party has said nothing: that party is unasked, not in agreement."""
    case = _case(_wants("ash", "school", "yes"))
    found = detente.analyze(case, ["ash", "birch"]).brief.within_reach

    assert ("ash",) == found.agreed_by
    assert ("birch",) == found.unasked


def test_no_step_is_said_to_be_none() -> None:
    """Where every move hurts somebody there is no first step, and no best one."""
    case = _case(
        _wants("ash", "road", "no"),
        _wants("ash", "school", "no"),
        Direction("d", "birch", "road", "more", SAID),
    )
    found = detente.analyze(case, ["ash", "birch"]).brief.within_reach

    assert 0 == found.steps
    assert found.best is None
    assert () == found.agreed_by


def test_contested_issues_stand_beside_any_kind() -> None:
    """Opposed positions are named whatever else blocks, of parties at the table or not."""
    case = _case(_wants("ash", "road", "no"), _wants("cedar", "road", "yes"))
    found = detente.analyze(case, ["ash", "birch"]).brief.blocks

    assert ("road",) == found.contested


def test_would_sign_makes_a_cell_certain_by_name() -> None:
    """A party that would sign a package certainly accepts it, because it said so."""
    package = Package((("school", "yes"),))
    signed = WouldSign("statements.ash.would_sign.1", "ash", package, SAID)
    case = _case(_wants("ash", "school", "yes"), signed)
    rows = {row.ref: row for row in detente.analyze(case, ["ash", "birch"]).brief.rows}
    cell = rows["school=yes"].cells[0]

    assert ("certain", signed.id) == (cell.acceptance, cell.because)
    assert Grade.SAID is cell.grade


def test_a_cell_carries_the_weakest_grade_it_rests_on() -> None:
    """Resting on a statement said and on one assumed, a cell is graded *assumed*."""
    sharp = Wants("statements.ash.wants.school", "ash", "school", ("yes",), SAID)
    package = Package((("road", "no"), ("school", "no")))
    signed = WouldSign("statements.ash.would_sign.1", "ash", package, Basis(grade=Grade.ASSUMED))
    rows = {r.ref: r for r in detente.analyze(_case(sharp, signed), ["ash", "birch"]).brief.rows}
    cell = rows["school=yes"].cells[0]

    assert "certain" == cell.acceptance
    assert {sharp.id, signed.id} == set(cell.falls_if)
    assert Grade.ASSUMED is cell.grade


def test_taking_a_red_line_out_frees_its_cell() -> None:
    """The red line is what the refused cell falls with, and nothing else."""
    line = _refuses("ash", "road", "no")
    case = _case(red_lines=(line,))
    today = detente.analyze(case, ["ash", "birch"]).brief.rows[0].cells[0]

    assert ("refused", "red_line:ash.no-no") == (today.acceptance, today.because)
    assert ("red_line:ash.no-no",) == today.falls_if
    freed = detente.analyze(replace(case, red_lines=()), ["ash", "birch"]).brief.rows[0].cells[0]
    assert "unknown" == freed.acceptance

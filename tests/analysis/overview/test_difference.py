from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction
from functools import cache
from random import Random

import pytest

import detente
from detente.analysis.agreements import acceptance
from detente.analysis.overview import Change, changes
from detente.analysis.preferences import Outlook
from detente.case import Basis, Case, Grade, NoDeal, Party, Wants, text
from strategies.brief_cases import said_case, valued_case
from strategies.shipped_cases import SHIPPED, analysed, shipped

NOT_FOR_FREE = "red_lines.upland.not-for-free"


@cache
def _without_rumour() -> detente.Analysis:
    return detente.analyze(shipped("river-treaty").without("upland.not-for-free"))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_case_does_not_differ_from_itself(name: str) -> None:
    """Compared with itself nothing changed and nothing flipped."""
    found = detente.diff(analysed(name), analysed(name))

    assert () == found.changes
    assert () == found.flipped
    assert found.causes_tried
    assert found.old_hash == found.new_hash


def test_a_red_line_gone_is_named_for_every_flip() -> None:
    """Without the rumour the treaty has a zone; every flip is owed to this one change."""
    old, new = analysed("river-treaty"), _without_rumour()
    found = detente.diff(old, new)
    flipped = {(flip.kind, flip.about): flip for flip in found.flipped}

    gone = Change(NOT_FOR_FREE, "removed")
    assert (gone,) == found.changes
    assert "empty" == flipped["zone", ()].before
    assert "not_empty" == flipped["zone", ()].after
    assert {"zone", "status", "conflicts", "ways_out", "cell"} <= {f.kind for f in found.flipped}
    assert all((gone,) == flip.because for flip in found.flipped)


def test_back_and_forth_are_each_other_reversed() -> None:
    """The other way round the element is added, and each flip is turned round."""
    old, new = analysed("river-treaty"), _without_rumour()
    forth, back = detente.diff(old, new), detente.diff(new, old)

    assert (Change(NOT_FOR_FREE, "added"),) == back.changes
    turned = {(f.kind, f.about, f.after, f.before) for f in back.flipped}
    assert turned == {(f.kind, f.about, f.before, f.after) for f in forth.flipped}
    assert all(flip.because for flip in back.flipped)


def test_added_removed_and_changed_elements_are_told_apart() -> None:
    """By path: what is new, what is gone, what is another; titles are no elements."""
    old = shipped("peace")
    gone, other = old.statements[0], old.no_deal[0]
    new = old.without(gone.id)
    new = new.adding(Wants("statements.donors.wants.aid", "donors", "aid", ("corridors",)))
    later = replace(other, text=text("Something else"))
    new = replace(new, title=text("New"), no_deal=(later, *old.no_deal[1:]))

    assert {
        Change(gone.id, "removed"),
        Change("statements.donors.wants.aid", "added"),
        Change(f"no_deal.{other.party}", "changed"),
    } == set(changes(old, new))


def test_of_two_changes_only_the_one_to_blame_is_named() -> None:
    """Two changes, one of which no cell depends on: the other is the cause."""
    old = analysed("river-treaty")
    new = old.case.without("upland.not-for-free", "expectations.first-step-only")
    found = detente.diff(old, detente.analyze(new))

    assert 2 == len(found.changes)
    (zone,) = (flip for flip in found.flipped if flip.kind == "zone")
    assert (Change(NOT_FOR_FREE, "removed"),) == zone.because


def test_an_issue_that_comes_back_stands_where_it_stood() -> None:
    """An issue gone from the middle of the file is the cause of what it took along."""
    old = shipped("peace")
    middle = old.issues[len(old.issues) // 2]
    new = replace(old, issues=tuple(i for i in old.issues if i is not middle))
    new = _about_known_issues(new)
    found = detente.diff(detente.analyze(old), detente.analyze(new))

    assert Change(f"issues.{middle.id}", "removed") in found.changes


def _about_known_issues(case: Case) -> Case:
    known = {issue.id for issue in case.issues}
    kept = tuple(s for s in case.statements if getattr(s, "issue", None) in known)
    steps = tuple(step for step in case.roadmap if step.issue in known)
    return replace(
        case,
        statements=kept,
        no_deal=(),
        red_lines=(),
        linkages=(),
        constraints=(),
        roadmap=steps,
    )


@pytest.mark.parametrize("seed", range(12))
def test_a_cause_taken_back_turns_the_cell_back(seed: int) -> None:
    """A cell that flipped is as before in the new case with its cause taken back."""
    random = Random(seed)
    case = said_case(random) if seed % 2 else valued_case(random)
    drawn = random.sample(case.statements, min(3, len(case.statements)))
    new = case.without(*(statement.id for statement in drawn))
    old_found, new_found = detente.analyze(case), detente.analyze(new)
    rows = {row.ref: row.package for a in (old_found, new_found) for row in a.brief.rows}
    for flip in detente.diff(old_found, new_found).flipped:
        if flip.kind == "cell":
            ref, party = flip.about
            assert acceptance(Outlook(case, party), rows[ref]).acceptance == flip.before
            assert acceptance(Outlook(new, party), rows[ref]).acceptance == flip.after
            alone = {
                statement.id: acceptance(Outlook(new.adding(statement), party), rows[ref])
                for statement in drawn
            }
            outcomes = {alone[change.element].acceptance for change in flip.because}
            assert flip.after not in outcomes
            if flip.before in {verdict.acceptance for verdict in alone.values()}:
                assert {flip.before} == outcomes


def test_who_takes_part_in_one_only_is_left_out() -> None:
    """Analyses of different parties are compared for those in both; with none in both, refused."""
    case = said_case(Random(3))
    one, other = detente.analyze(case, ["ash"]), detente.analyze(case, ["birch"])

    with pytest.raises(ValueError, match="no party in common"):
        detente.diff(one, other)
    assert ("ash",) == detente.diff(one, detente.analyze(case, ["ash", "birch"])).parties


def test_no_time_is_said() -> None:
    """At a deadline that is over no change is taken back, and the finding says so."""
    from detente.analysis.overview import difference

    old, new = analysed("river-treaty"), _without_rumour()
    found = difference(old, new, deadline=time.monotonic())

    assert found.flipped
    assert not found.causes_tried
    assert all(() == flip.because for flip in found.flipped)


def test_a_sharper_number_is_the_cause_of_its_flip() -> None:
    """One number changed: the cell that flips names this number."""
    case = Case(
        "one",
        parties=(Party("ash", text("Ash")), Party("birch", text("Birch"))),
        issues=shipped("peace").issues[:1],
        statements=(),
        no_deal=(NoDeal("ash", value=Fraction(0), basis=Basis(grade=Grade.SAID)),),
    )
    worse = replace(case, no_deal=(replace(case.no_deal[0], value=Fraction(100)),))
    found = detente.diff(detente.analyze(case), detente.analyze(worse))

    assert (Change("no_deal.ash", "changed"),) == found.changes
    assert found.flipped
    assert all(found.changes == flip.because for flip in found.flipped)

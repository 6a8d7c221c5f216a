"""Many steps and little time: an answer that says what it is, never a hang."""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction
from random import Random

from detente.analysis.roadmap import Roadmap
from detente.case import Case, Issue, Order, Party, Range, RoadmapStep, text
from strategies.ways import additive, all_yes, mapped

ALL_AT_ONCE = {"a": {"x": -20, "y": 50, "z": 30}, "b": {"x": 60, "y": -30, "z": -10}}


def wide(count: int, *, losers: bool = False) -> Case:
    """Three parties and this many issues, every party gaining from the whole unless ``losers``."""
    random = Random(count)
    least = -40 if losers else -20
    changes = {
        party: {f"i{k}": random.choice((least, -10, 20, 30)) for k in range(count)}
        for party in "abc"
    }
    return additive(changes)


def by_order(case: Case) -> Case:
    """The case with a fourth party of whom only orders are known."""
    random = Random(1)
    said = tuple(
        Order(
            f"statements.d.order.{issue.id}",
            "d",
            issue.id,
            random.choice(((("yes",), ("no",)), (("no",), ("yes",)))),
        )
        for issue in case.issues
    )
    return replace(
        case,
        parties=(*case.parties, Party("d", text("D"))),
        statements=(*case.statements, *said),
    )


def whole(found: Roadmap) -> bool:
    """Whether both plans take every step once and end in the package."""
    steps = sorted(step.id for step in found.steps)
    return all(
        steps == sorted(step for stage in plan.stages for step in stage.steps)
        and plan.stages[-1].package.as_dict() == found.package.as_dict()
        for plan in (found.plan, found.one_by_one)
    )


def test_sixty_steps_come_with_a_bound() -> None:
    """Where not all states can be listed the order is exact, or says below what none can come."""
    found = mapped(wide(60), deadline=time.monotonic() + 2)

    assert whole(found)
    assert found.one_by_one.exact or found.one_by_one.bound is not None


def test_sixty_tranches_of_one_issue_are_one_order() -> None:
    """A single chain of sixty steps has one order."""
    case = additive({"a": {"x": 1}, "b": {"y": 1}})
    issue = Issue("z", range=Range(Fraction(0), Fraction(60), Fraction(1)), status_quo="0")
    steps = tuple(RoadmapStep(f"s{k}", "z", str(k)) for k in range(1, 61))
    case = replace(case, issues=(*case.issues, issue), roadmap=steps)
    found = mapped(case, all_yes(case).changed({"z": "60"}), deadline=time.monotonic() + 2)

    assert [f"s{k}" for k in range(1, 61)] == [
        step for stage in found.one_by_one.stages for step in stage.steps if step[0] == "s"
    ]


def test_too_many_labels_make_a_proposal() -> None:
    """With more states than labels can be had for the order is labelled as not exact, unbounded."""
    found = mapped(by_order(wide(16)))

    assert whole(found)
    assert found.ordinal
    assert (False, None) == (found.one_by_one.exact, found.one_by_one.bound)
    assert found.together is None or found.together.closed


def test_a_proposal_is_not_blamed_on_the_clock() -> None:
    """Where labels are too many at any time limit, the answer is whole: more time adds nothing."""
    found = mapped(by_order(wide(16)), deadline=time.monotonic() + 7)

    assert whole(found)
    assert found.partial is None
    assert not found.one_by_one.exact


def test_a_passed_deadline_still_gives_an_order() -> None:
    """Without time the answer is partial, says so, and holds every step."""
    for case in (wide(8), by_order(wide(8)), wide(16), wide(30)):
        found = mapped(case, deadline=time.monotonic() - 1)

        assert "time" == found.partial
        assert whole(found)
        assert all(len(stage.steps) == 1 for stage in found.one_by_one.stages)


def test_without_time_steps_are_gathered_until_nobody_is_exposed() -> None:
    """A corridor that something closes is closed without time as well, in larger stages."""
    found = mapped(additive(ALL_AT_ONCE), deadline=time.monotonic() - 1)

    assert "time" == found.partial
    assert found.plan.closed
    assert not found.plan.exact
    assert found.not_closed is None


def test_many_steps_are_closed_where_something_closes() -> None:
    """Beyond twenty steps, taking all up to each good state together closes the corridor."""
    found = mapped(wide(24), deadline=time.monotonic() + 2)

    assert whole(found)
    assert found.plan.closed
    assert found.not_closed is None


def test_a_loser_is_named_among_many_steps() -> None:
    """Also beyond twenty steps: who, which step, how much."""
    found = mapped(wide(24, losers=True), deadline=time.monotonic() + 2)
    left = found.not_closed

    assert not found.plan.closed
    assert left is not None
    assert left.degree.amount
    assert left.steps[0] in found.plan.stages[left.stage - 1].steps

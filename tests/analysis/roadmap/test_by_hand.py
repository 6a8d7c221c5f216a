"""Roadmaps of two parties and three steps, computed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from detente.analysis.roadmap import Roadmap, Split, Weakest
from detente.case import (
    Among,
    Case,
    Condition,
    Constraint,
    Issue,
    Linkage,
    Option,
    RedLine,
    RoadmapStep,
    Value,
)
from strategies.ways import additive, all_yes, mapped, stages

F = Fraction
CHANGES = {"a": {"x": -20, "y": 50, "z": 30}, "b": {"x": 60, "y": -30, "z": -10}}
"""a gains 0.6 from the whole, b 0.2: in shares of that x is -1/3 and 3, y 5/6 and -3/2, z 1/2 and
-1/2. Alone y exposes b by 3/2 and x tempts it by 2; y before x is the narrowest, then b is tempted
by 1/2 until z is done. z before x and y after is as wide and adds up to as much."""


def shares(found: Roadmap, party: str) -> list[tuple[Fraction | None, Fraction | None]]:
    """Exposure and temptation of a party, stage by stage."""
    return [
        (dict(stage.exposure)[party].share, dict(stage.temptation)[party].share)
        for stage in found.plan.stages
    ]


def when(**chosen: str) -> Condition:
    """Options on issues, all together."""
    return Condition(tuple((issue, Among((option,))) for issue, option in chosen.items()))


def test_one_by_one_is_the_narrowest_order() -> None:
    """The order, its corridor and its weakest stage are those found by hand."""
    plan = mapped(additive(CHANGES)).one_by_one

    assert [("y=yes",), ("x=yes",), ("z=yes",)] == [stage.steps for stage in plan.stages]
    b = plan.corridor[1]
    assert ("b", F(3, 2), F(3, 10), F(1, 2), "gain") == (
        b.party,
        b.exposure.share,
        b.exposure.amount,
        b.temptation.share,
        b.measure,
    )
    assert plan.weakest is not None
    assert (1, "b", "exposure") == (plan.weakest.stage, plan.weakest.party, plan.weakest.kind)
    assert plan.exact
    assert not plan.closed


def test_together_closes_the_corridor() -> None:
    """No two of the three steps together leave nobody exposed or tempted: all three do."""
    found = mapped(additive(CHANGES))

    assert [("x", "y", "z")] == stages(found)
    assert found.plan is found.together
    assert found.plan.closed
    assert found.not_closed is None


def test_a_tolerance_needs_smaller_stages() -> None:
    """With half of its gain tolerated, b can do z first; after x and y it might come last too."""
    found = mapped(additive(CHANGES), tolerance=F(1, 2))

    assert [("z",), ("x", "y")] == stages(found)
    assert [(F(1, 2), F(0)), (F(0), F(0))] == shares(found, "b")
    assert found.plan.closed


def test_an_order_that_closes_needs_no_stages() -> None:
    """Where single steps expose and tempt nobody there is nothing to take together."""
    found = mapped(additive({"a": {"x": 1, "y": 2}, "b": {"x": 2, "y": 1}}))

    assert found.together is None
    assert found.plan is found.one_by_one
    assert found.plan.closed
    assert found.plan.weakest is None


def test_the_half_that_helps_most_is_told() -> None:
    """Taking x in halves lets y follow: b is then never exposed or tempted by more than 1/2."""
    splits = mapped(additive(CHANGES)).splits

    assert Split("x=yes", F(3, 2), F(1, 2)) == splits[0]


def test_a_loser_is_named_with_what_it_costs() -> None:
    """A package that leaves a party worse off cannot be covered: who, which step, how much."""
    found = mapped(additive({"a": {"x": 60, "y": 40}, "b": {"x": -70, "y": 30}}))

    assert not found.plan.closed
    left = found.not_closed
    assert left is not None
    assert ("b", ("x=yes",), "exposure") == (left.party, left.steps, left.kind)
    # b's span on the way is 1: it may lose 0.7 and gain 0.3.
    assert (F(4, 10), F(4, 10)) == (left.degree.amount, left.degree.share)
    assert "span" == found.plan.corridor[1].measure
    assert ("x=yes",) in [(step,) for step in found.plan.stages[left.stage - 1].steps]


def test_a_small_loss_at_the_end_is_no_reason_for_a_larger_one_before() -> None:
    """Where the end costs b a little, stages keep everything before it as narrow as that."""
    found = mapped(additive({"a": {"x": 60, "y": 40}, "b": {"x": -41, "y": 40}}))

    assert [("x", "y")] == stages(found)
    assert found.plan is found.together
    assert not found.plan.closed
    assert F(1, 81) == max(c.exposure.share or 0 for c in found.plan.corridor)


def test_what_cannot_be_undone_counts_alone() -> None:
    """Of x and y together nobody loses; if y could be taken back and x not, a would."""
    changes = {"a": {"x": -40, "y": 60}, "b": {"x": 60, "y": -40}}
    steps = (RoadmapStep("give-x", "x", "yes", reversible=False), RoadmapStep("give-y", "y", "yes"))
    found = mapped(replace(additive(changes), roadmap=steps))

    assert not found.plan.closed
    left = found.not_closed
    assert left is not None
    assert ("a", F(40, 100), ("give-x",)) == (left.party, left.degree.amount, left.steps)


def test_what_exposes_once_the_rest_is_undone_is_a_step_that_lasts() -> None:
    """Step z costs a more than x does, but z would be gone with what makes up for it."""
    changes = {"a": {"x": -20, "y": 60, "z": -30}, "b": {"x": 40, "y": 10, "z": 10}}
    found = mapped(
        replace(additive(changes), roadmap=(RoadmapStep("give-x", "x", "yes", reversible=False),))
    )
    left = found.not_closed

    assert left is not None
    assert ("a", F(20, 110), ("give-x",)) == (left.party, left.degree.amount, left.steps)


def linked(*links: Linkage, **more: Any) -> Case:
    """Steps a would rather take x first, with ties between issues."""
    return additive({"a": {"x": 50, "y": -10, "z": 20}, "b": {"x": 10, "y": 10, "z": 10}}, **more)


def test_a_linkage_is_a_precondition() -> None:
    """Where x requires y, whoever says so: y comes first, though a would rather not."""
    free = mapped(linked())
    for owner in (None, "b"):
        link = Linkage("tie", "requires", when(x="yes"), when(y="yes"), owner=owner)
        bound = mapped(replace(linked(), linkages=(link,)))
        order = [step for stage in bound.one_by_one.stages for step in stage.steps]

        assert order.index("y=yes") < order.index("x=yes")
    free_order = [step for stage in free.one_by_one.stages for step in stage.steps]
    assert free_order.index("x=yes") < free_order.index("y=yes")


def test_a_red_line_binds_on_the_way() -> None:
    """No stage leaves x at *yes* and y at *no* where a party at the table refuses that."""
    line = RedLine("a", "no-x-alone", (when(x="yes", y="no"),))
    found = mapped(replace(linked(), red_lines=(line,)))
    order = [step for stage in found.one_by_one.stages for step in stage.steps]

    assert order.index("y=yes") < order.index("x=yes")


def test_a_cap_binds_on_the_way() -> None:
    """Steps that free money come before those that spend it."""
    costs = (("x", (("yes", F(10)),)), ("y", (("no", F(8)),)))
    cap = Constraint("budget", costs, F(10))
    found = mapped(replace(linked(), constraints=(cap,)))
    order = [step for stage in found.one_by_one.stages for step in stage.steps]

    assert order.index("y=yes") < order.index("x=yes")


def test_steps_that_no_order_allows_alone_are_taken_together() -> None:
    """Where each of two needs the other they are one stage, also in the plan one by one."""
    ties = (
        Linkage("first", "requires", when(x="yes"), when(y="yes")),
        Linkage("second", "requires", when(y="yes"), when(x="yes")),
    )
    found = mapped(replace(linked(), linkages=ties))

    assert ("x=yes", "y=yes") in [stage.steps for stage in found.one_by_one.stages]
    assert ("x=yes", "y=yes") in [r.steps for r in found.remarks if r.key == "only_together"]


def test_a_rule_that_the_package_breaks_does_not_bind() -> None:
    """What the end itself crosses cannot be asked of the way; a remark says so."""
    line = RedLine("a", "no-y", (when(y="yes"),))
    found = mapped(replace(linked(), red_lines=(line,)))

    assert ["a.no-y"] == [r.words for r in found.remarks if r.key == "not_a_condition"]


def test_tranches_are_taken_one_after_the_other() -> None:
    """Half against half: what would expose both at once is covered in two rounds."""
    case = additive({"a": {"x": -40, "y": 60}, "b": {"x": 60, "y": -40}})
    case = replace(case, issues=tuple(_halved(case, issue) for issue in ("x", "y")))
    case = replace(case, statements=tuple(_values(case)), roadmap=_tranches())
    whole = mapped(replace(case, roadmap=()), all_yes(case))
    halves = mapped(case, all_yes(case))

    assert ("x1", "x2", "y1", "y2") == tuple(sorted(step.id for step in halves.steps))
    worst = [max(c.exposure.share or 0 for c in m.one_by_one.corridor) for m in (whole, halves)]
    assert [2, 1] == worst


def _tranches() -> tuple[RoadmapStep, ...]:
    return tuple(
        RoadmapStep(f"{issue}{k}", issue, to)
        for issue in "xy"
        for k, to in ((1, "half"), (2, "yes"))
    )


def _halved(case: Case, issue: str) -> Issue:
    old = case.issue(issue)
    return replace(old, options=(old.options[0], Option("half"), old.options[1]))


def _values(case: Case) -> Iterator[Any]:
    yield from case.statements
    for party in ("a", "b"):
        for issue in ("x", "y"):
            yield Value(f"statements.{party}.values.{issue}.half", party, issue, "half", F(50))


def test_nothing_to_move_is_a_closed_plan() -> None:
    """A package as today has no steps, nobody exposed, and raises nothing."""
    case = additive(CHANGES)
    found = mapped(case, case.status_quo())

    assert ((), (), None, True) == (
        found.steps,
        found.plan.stages,
        found.plan.weakest,
        found.plan.closed,
    )
    assert [0, 0] == [c.exposure.share for c in found.plan.corridor]
    assert () == found.remarks


def test_clocks_add_up_over_stages() -> None:
    """A stage lasts as long as its longest step; the plan as its stages, if all have a clock."""
    steps = tuple(
        RoadmapStep(f"do-{i}", i, "yes", days=F(d)) for i, d in (("x", 3), ("y", 5), ("z", 7))
    )
    timed = mapped(replace(additive(CHANGES), roadmap=steps), tolerance=F(1, 2))
    open_ended = mapped(replace(additive(CHANGES), roadmap=steps[:2]))

    assert ([F(7), F(5)], F(12)) == ([stage.days for stage in timed.plan.stages], timed.plan.days)
    assert 15 == timed.one_by_one.days
    assert open_ended.plan.days is None


def test_weakest_names_its_steps() -> None:
    """The weakest stage is told with the steps that make it up."""
    weakest = mapped(additive(CHANGES), tolerance=F(1, 2)).plan.weakest

    assert isinstance(weakest, Weakest)
    assert (1, "b", "exposure", ("z=yes",)) == (
        weakest.stage,
        weakest.party,
        weakest.kind,
        weakest.steps,
    )

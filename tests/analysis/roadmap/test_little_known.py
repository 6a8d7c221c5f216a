"""Roadmaps where little or nothing is known of a party, or what is known contradicts itself."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from detente.analysis.roadmap import Degree, Roadmap
from detente.case import Case, NoDeal, Order, Party, Statement, Value, Weight, text
from strategies.ways import additive, mapped, stages

F = Fraction


def ordered(*rows: tuple[str, str, str]) -> tuple[Statement, ...]:
    """Orders of *yes* and *no*: (party, issue, the better of the two)."""
    return tuple(
        Order(
            f"statements.{party}.order.{issue}",
            party,
            issue,
            ((better,), ("no" if better == "yes" else "yes",)),
        )
        for party, issue, better in rows
    )


def beside(*said: Statement, changes: dict[str, int] | None = None) -> Case:
    """A party a with numbers and a party c with what is said here."""
    case = additive({"a": changes or {"x": 10, "y": 10, "z": 10}})
    return replace(
        case,
        parties=(*case.parties, Party("c", text("C"))),
        statements=(*case.statements, *said),
    )


def labels(found: Roadmap, party: str) -> list[tuple[str, str]]:
    """Exposure and temptation of a party, stage by stage."""
    return [
        (dict(stage.exposure)[party].label, dict(stage.temptation)[party].label)
        for stage in found.plan.stages
    ]


def test_nothing_known_is_no_amount_and_no_claim() -> None:
    """Of a party that has said nothing every stage is unknown, and the corridor stays open."""
    found = mapped(beside())

    assert [("unknown", "unknown"), ("unknown", "unknown"), ("unknown", "none")] == labels(
        found, "c"
    )
    assert found.ordinal
    assert found.plan.weakest is None
    assert not found.plan.closed
    left = found.not_closed
    assert left is not None
    assert ("c", "unknown", None) == (left.party, left.degree.label, left.degree.amount)
    assert found.plan.corridor[1].measure is None


def test_what_certainly_hurts_waits_until_it_is_covered() -> None:
    """Of weights and orders alone it is known that x must not come first, and y or z may."""
    weights = [
        Weight(f"statements.c.weights.{issue}", "c", issue, F(points))
        for issue, points in (("x", 20), ("y", 50), ("z", 30))
    ]
    said = ordered(("c", "x", "no"), ("c", "y", "yes"), ("c", "z", "yes"))
    found = mapped(beside(*weights, *said))

    assert [("y",), ("x",), ("z",)] == stages(found)
    assert [("none", "none")] * 3 == labels(found, "c")
    assert found.plan.closed


def test_a_certain_loss_is_certain_at_the_end() -> None:
    """A party that loses on every issue is certainly exposed, and named, without any number."""
    found = mapped(beside(*ordered(("c", "x", "no"), ("c", "y", "no"), ("c", "z", "no"))))
    left = found.not_closed

    assert ("certain", "none") == labels(found, "c")[-1]
    assert left is not None
    assert ("c", "exposure", "certain") == (left.party, left.kind, left.degree.label)


def test_orders_can_close_a_corridor() -> None:
    """Where every step is for the better, orders alone show that nobody is exposed."""
    found = mapped(beside(*ordered(("c", "x", "yes"), ("c", "y", "yes"), ("c", "z", "yes"))))

    assert found.plan.closed
    assert found.not_closed is None


def test_intervals_bound_the_amount() -> None:
    """Weights within intervals: the amount is central, the bounds hold every compatible utility."""
    case = additive({"a": {"x": -50, "y": 50}})
    loose = (
        replace(s, interval=(F(40), F(60))) if isinstance(s, Weight) else s for s in case.statements
    )
    found = mapped(replace(case, statements=tuple(loose)))
    exposed = found.one_by_one.stages[0].exposure[0][1]

    assert found.central
    assert ("x=yes",) == found.one_by_one.stages[0].steps
    assert Degree("certain", F(1, 2), F(1, 2), F(2, 5), F(3, 5)) == exposed


def test_an_issue_open_today_has_amounts_for_those_it_does_not_touch() -> None:
    """Whoever weighs such an issue has labels only, all others have amounts."""
    case = additive({"a": {"x": 10, "y": 10}, "b": {"x": 10, "y": 0}})
    open_today = tuple(
        replace(issue, status_quo=None) if issue.id == "y" else issue for issue in case.issues
    )
    found = mapped(replace(case, issues=open_today))

    assert [None, "gain"] == [corridor.measure for corridor in found.plan.corridor]
    assert found.ordinal


def test_a_contradictory_party_gets_what_holds_in_every_way_to_resolve_it() -> None:
    """Yes is best in one way and no in the other: it may lose and may gain, nothing is certain."""
    cycle = (
        Order("statements.c.order.x", "c", "x", (("no",), ("yes",))),
        Value("statements.c.values.x.no", "c", "x", "no", F(0)),
        Value("statements.c.values.x.yes", "c", "x", "yes", F(100)),
    )
    found = mapped(beside(*cycle))

    assert {"possible"} == {exposed for exposed, _ in labels(found, "c")}
    assert {"open"} == {s.against_today for stage in found.plan.stages for s in stage.standing[1:]}


def test_standing_is_against_today_and_no_deal() -> None:
    """After each stage everybody stands where the bounds say, against both."""
    case = additive({"a": {"x": 50, "y": -50}})
    found = mapped(replace(case, no_deal=(NoDeal("a", value=F(50)),)))

    assert [("better", "better"), ("same", "same")] == [
        (stage.standing[0].against_today, stage.standing[0].against_no_deal)
        for stage in found.one_by_one.stages
    ]

"""Who could undo a package, and whether it would serve them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from detente.analysis.ratification import Ratification, Stance, Undoing, Vote, ratify
from detente.case import (
    Among,
    Basis,
    Belief,
    Case,
    Condition,
    Contingency,
    Event,
    Grade,
    Issue,
    Kind,
    Option,
    Order,
    Package,
    Party,
    Undo,
    Value,
    Weight,
    text,
)
from oracles.random_bodies import outlooks_on

F = Fraction
SAID = Basis(Grade.SAID)


def values(party: str, **points: int) -> tuple[Weight | Value, ...]:
    """A party that cares for the dam alone, with these points per option."""
    root = f"statements.{party}"
    stated = [Value(f"{root}.values.dam.{o}", party, "dam", o, F(v)) for o, v in points.items()]
    weights = [
        Weight(f"{root}.weights.dam", party, "dam", F(1)),
        Weight(f"{root}.weights.toll", party, "toll", F(0)),
    ]
    return (*weights, *stated)


CASE = Case(
    "dam",
    parties=(
        Party("up", text("Up")),
        Party("fishers", text("Fishers"), Kind.AFFECTED),
        Party("town", text("Town"), Kind.AFFECTED),
    ),
    issues=(
        Issue(
            "dam",
            options=(
                Option("none"),
                Option("first"),
                Option("full"),
                Option("if-wet", contingent=Contingency("rain", "full", "none")),
            ),
            status_quo="none",
            carried_out_by=("up", "town"),
        ),
        Issue("toll", options=(Option("no"), Option("yes")), status_quo="no"),
    ),
    statements=values("fishers", none=100, first=70, full=0),
    events=(Event("rain", beliefs=(Belief("fishers", F(50)),)),),
)
FULL = Package((("dam", "full"), ("toll", "yes")))
DAM = (Condition((("dam", Among(("first", "full"))),)),)


def found(*acts: Undo, package: Package = FULL, case: Case = CASE) -> Ratification:
    """The finding on a package of the case with these acts."""
    case = replace(case, undo=acts)
    return ratify(case, package, ("up",), lambda *_: Stance(Vote.UNKNOWN), outlooks_on(case))


def single(act: Undo, package: Package = FULL) -> Undoing:
    """The only act found."""
    (undoing,) = found(act, package=package).undo
    return undoing


def test_an_act_brings_back_the_status_quo_on_what_it_names() -> None:
    """The dam goes, the toll stays, and the fishers certainly gain."""
    undoing = single(Undo("court", "fishers", DAM, cost=F(10), basis=SAID))

    assert Package((("dam", "none"), ("toll", "yes"))) == undoing.leaves
    assert (("dam",), "certain", Grade.SAID) == (undoing.issues, undoing.would, undoing.grade)


def test_an_act_leaves_what_it_says() -> None:
    """Where something else is left, that counts: 70 points instead of none."""
    act = Undo("court", "fishers", DAM, leaves=Package((("dam", "first"),)), cost=F(69))

    assert "certain" == single(act).would
    assert "no" == single(replace(act, cost=F(70))).would
    assert "possible" == single(replace(act, cost_interval=(F(60), F(80)))).would


def test_an_act_of_unknown_cost_is_at_best_possible() -> None:
    """It certainly helps but for a cost that nobody stated."""
    assert "possible" == single(Undo("court", "fishers", DAM)).would


def test_an_act_that_helps_nobody_is_none_whatever_it_costs() -> None:
    """What certainly gains nothing even for free is not done."""
    same = Package((("dam", "full"),))

    assert "no" == single(Undo("court", "fishers", DAM, leaves=same)).would


def test_an_act_that_does_not_bear_on_the_package_is_left_out() -> None:
    """No dam, no injunction."""
    act = Undo("court", "fishers", DAM, cost=F(0))

    assert () == found(act, package=Package((("dam", "none"), ("toll", "yes")))).undo


def test_whoever_is_needed_has_to_gain_too() -> None:
    """Nothing is known of the town; a town that wants the dam certainly would not."""
    act = Undo("court", "fishers", DAM, together_with=("town",), cost=F(0))
    order = Order("statements.town.order.dam", "town", "dam", (("full",), ("first",), ("none",)))
    wanting = replace(CASE, statements=(*CASE.statements, order))

    assert (("fishers", "certain"), ("town", "unknown")) == single(act).gains
    assert "unknown" == single(act).would
    assert "no" == found(act, case=wanting).undo[0].would


def test_a_contingent_package_is_judged_in_the_outcomes_that_can_be_undone() -> None:
    """Only a wet year brings the dam: then the court helps."""
    act = Undo("court", "fishers", DAM, cost=F(60))
    clause = Package((("dam", "if-wet"), ("toll", "no")))

    assert "certain" == single(act, clause).would
    assert "no" == single(replace(act, cost=F(100)), clause).would
    assert Package((("dam", "none"), ("toll", "no"))) == single(act, clause).leaves


def test_coalitions_are_the_smallest_that_can() -> None:
    """A coalition with more in it than another that can is not among them."""
    alone = Undo("strike", "fishers", DAM)
    both = Undo("court", "fishers", DAM, together_with=("town",))
    other = Undo("appeal", "town", DAM)

    assert (("fishers", "town"),) == found(both).coalitions
    assert (("fishers",), ("town",)) == found(both, alone, other).coalitions
    assert [False, True] == [each.minimal for each in found(both, alone).undo]


def test_powers_say_what_everybody_could_do() -> None:
    """Up withholds, the fishers undo, the town undoes with them or stops carrying out."""
    act = Undo("court", "fishers", DAM, together_with=("town",))
    powers = [(p.party, p.kind, p.issues, p.element) for p in found(act).powers]

    assert [
        ("up", "withhold", ("dam", "toll"), None),
        ("fishers", "undo", ("dam",), "court"),
        ("town", "undo", ("dam",), "court"),
        ("town", "stop", ("dam",), None),
    ] == powers

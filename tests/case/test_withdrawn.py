"""What is left of a case once issues and options are withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest

from detente.case import (
    Among,
    Basis,
    Bloc,
    Body,
    Bounds,
    Case,
    Claim,
    Comparison,
    Condition,
    Constraint,
    Contingency,
    Direction,
    Event,
    Issue,
    Link,
    Linkage,
    NoDeal,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Range,
    RedLine,
    RoadmapStep,
    Rule,
    Statement,
    Support,
    Swings,
    Undo,
    Value,
    Wants,
    Weight,
    Withdrawal,
    WouldSign,
    WouldWalkAway,
    in_force,
    text,
    withdrawn_elements,
)
from strategies.statements import every_package, negotiation

F = Fraction
GONE = Withdrawal()


def _package(**choices: str) -> Package:
    return Package(tuple(choices.items()))


def _on(**parts: str | tuple[str, ...]) -> Condition:
    return Condition(tuple((i, Among((o,) if isinstance(o, str) else o)) for i, o in parts.items()))


def _case(
    *, water: Withdrawal | None = None, winter: Withdrawal | None = None, **parts: object
) -> Case:
    """Three issues: a water release, a toll, flood gauges; ``winter`` is an option of the first."""
    release = Issue(
        "release",
        options=(
            Option("none"),
            Option("summer"),
            Option("winter", withdrawn=winter),
            Option("year"),
        ),
        status_quo="none",
    )
    toll = Issue("toll", range=Range(F(0), F(4), F(1)), status_quo="0", withdrawn=water)
    gauges = Issue("gauges", options=(Option("no"), Option("yes")), status_quo="no")
    parties = (Party("up", text("Upland")), Party("down", text("Delta")))
    return Case("river", parties=parties, issues=(release, toll, gauges), **parts)  # type: ignore[arg-type]


def _left(statement: Statement, **gone: Withdrawal) -> tuple[Statement, ...]:
    return in_force(_case(statements=(statement,), **gone)).statements


def test_nothing_withdrawn_is_the_same_case() -> None:
    """Not a copy: whoever compares by identity sees that nothing was done."""
    case = _case(statements=(Wants("statements.up.wants.release", "up", "release", ("winter",)),))

    assert case is in_force(case)
    assert () == withdrawn_elements(case)


def test_withdrawn_issues_and_options_are_gone() -> None:
    """The issue, and the option of the issue that stays."""
    left = in_force(_case(water=GONE, winter=GONE))

    assert ("release", "gauges") == tuple(issue.id for issue in left.issues)
    assert ("none", "summer", "year") == left.issue("release").option_ids()


def test_what_holds_today_cannot_be_withdrawn() -> None:
    """A status quo said to be withdrawn stays: it is what happens without agreement."""
    issue = Issue(
        "i", options=(Option("a", withdrawn=GONE), Option("b"), Option("c")), status_quo="a"
    )
    case = Case("c", issues=(issue,))

    assert case is in_force(case)


def test_an_issue_without_an_option_left_is_gone() -> None:
    """All its options withdrawn and no status quo: there is nothing to settle."""
    issue = Issue("i", options=(Option("a", withdrawn=GONE), Option("b", withdrawn=GONE)))

    assert () == in_force(Case("c", issues=(issue,))).issues


def test_an_option_that_leads_to_a_withdrawn_one_goes_with_it() -> None:
    """Whatever the event: one of its outcomes can no longer be had."""
    options = (
        Option("none"),
        Option("summer"),
        Option("winter", withdrawn=GONE),
        Option("dry", contingent=Contingency("drought", "winter", "none")),
        Option("wet", contingent=Contingency("drought", "none", "summer")),
    )
    case = Case(
        "c",
        issues=(Issue("release", options=options, status_quo="none"),),
        events=(Event("drought"),),
        statements=(
            WouldSign("statements.up.would_sign.1", "up", _package(release="dry")),
            WouldSign("statements.up.would_sign.2", "up", _package(release="wet")),
        ),
    )
    left = in_force(case)

    assert ("none", "summer", "wet") == left.issue("release").option_ids()
    assert ("statements.up.would_sign.2",) == tuple(s.id for s in left.statements)


STATEMENTS: dict[str, tuple[Statement, Statement | None]] = {
    "the withdrawn option alone": (Wants("w", "up", "release", ("winter",)), None),
    "one of several": (
        Wants("w", "up", "release", ("winter", "year")),
        Wants("w", "up", "release", ("year",)),
    ),
    "a position on a withdrawn issue": (Wants("w", "up", "toll", ("2",)), None),
    "a direction": (Direction("d", "up", "toll", "more"), None),
    "an order": (
        Order("o", "up", "release", (("none",), ("winter",), ("summer", "year"))),
        Order("o", "up", "release", (("none",), ("winter",), ("summer", "year"))),
    ),
    "swings of two, one of them withdrawn": (Swings("s", "up", (("toll",), ("release",))), None),
    "a value, which measures the others": (
        Value("v", "up", "release", "winter", F(3)),
        Value("v", "up", "release", "winter", F(3)),
    ),
    "a weight": (Weight("w", "up", "toll", F(3)), None),
    "an offer of what is withdrawn": (WouldSign("s", "up", _package(release="winter")), None),
    "an offer that moves a withdrawn issue": (
        WouldSign("s", "up", _package(release="year", toll="2")),
        None,
    ),
    "an offer that leaves it as it is": (
        WouldWalkAway("s", "up", _package(release="year", toll="0")),
        WouldWalkAway("s", "up", _package(release="year")),
    ),
    "a comparison with it": (
        Prefers("p", "up", _package(release="year", toll="2"), _package(release="none", toll="0")),
        None,
    ),
    "a comparison that names it as it is in one package alone": (
        Prefers("p", "up", _package(release="year", toll="0"), _package(release="none")),
        None,
    ),
    "a comparison with it as it is in both": (
        Prefers("p", "up", _package(release="year", toll="0"), _package(release="none", toll="0")),
        Prefers("p", "up", _package(release="year"), _package(release="none")),
    ),
    "what speaks of neither": (
        WouldSign("s", "up", _package(gauges="yes")),
        WouldSign("s", "up", _package(gauges="yes")),
    ),
}


@pytest.mark.parametrize("name", STATEMENTS)
def test_statements_on_what_is_withdrawn(name: str) -> None:
    """A statement goes where it speaks only of that; else it speaks of what is left."""
    said, left = STATEMENTS[name]

    assert (() if left is None else (left,)) == _left(said, water=GONE, winter=GONE)


def test_swings_of_what_is_left() -> None:
    """A withdrawn issue drops out of the swings of the others."""
    said = Swings("s", "up", (("toll",), ("release",), ("gauges",)))

    assert (replace(said, issues=(("release",), ("gauges",))),) == _left(said, water=GONE)


def test_no_deal_compared_with_a_package_that_is_gone() -> None:
    """The comparison goes; the party's no deal stays, with its words."""
    gone = Comparison("as_good_as", _package(toll="2"))
    kept = Comparison("worse_than", _package(release="year", toll="0"))
    stated = NoDeal("up", comparisons=(gone, kept), text=text("Talks go on"))
    left = in_force(_case(no_deal=(stated,), water=GONE))

    now = Comparison("worse_than", _package(release="year"))
    assert (replace(stated, comparisons=(now,)),) == left.no_deal


LINKS: dict[str, tuple[Linkage, Linkage | None]] = {
    "a condition that cannot hold": (
        Linkage("l", "requires", _on(release="winter"), _on(gauges="yes")),
        None,
    ),
    "a requirement that cannot be met": (
        Linkage("l", "requires", _on(gauges="yes"), _on(release="winter")),
        Linkage("l", "excludes", _on(gauges="yes"), _on(gauges="yes")),
    ),
    "a requirement that a withdrawn issue will not meet": (
        Linkage("l", "requires", _on(release="year"), Condition((("toll", Bounds(above=F(0))),))),
        Linkage("l", "excludes", _on(release="year"), _on(release="year")),
    ),
    "a requirement that it meets as it is": (
        Linkage("l", "requires", _on(release="year"), _on(toll="0")),
        None,
    ),
    "a requirement of what holds today": (
        Linkage("l", "requires", _on(toll="0"), _on(gauges="yes")),
        Linkage("l", "requires", _on(gauges=("no", "yes")), _on(gauges="yes")),
    ),
    "what today excludes": (
        Linkage("l", "excludes", _on(toll="0"), _on(release=("winter", "year"))),
        Linkage("l", "excludes", _on(release="year"), _on(release="year")),
    ),
    "what only a move would have excluded": (
        Linkage("l", "excludes", _on(toll="2"), _on(release="year")),
        None,
    ),
    "withdrawn issues on both sides": (
        Linkage("l", "excludes", _on(toll="0"), _on(toll="0")),
        None,
    ),
    "a worth together with today": (
        Linkage("l", "worth", _on(release="year", toll="0"), owner="up"),
        Linkage("l", "worth", _on(release="year"), owner="up"),
    ),
}


@pytest.mark.parametrize("name", LINKS)
def test_linkages_with_what_is_withdrawn(name: str) -> None:
    """A withdrawn issue stays as it is today; a requirement nobody can meet forbids its cause."""
    link, left = LINKS[name]

    found = in_force(_case(linkages=(link,), water=GONE, winter=GONE)).linkages
    assert (() if left is None else (left,)) == found


def test_bodies_are_asked_about_what_is_left() -> None:
    """A body that decided only a withdrawn issue is asked no more; the others keep their blocs."""
    support = (Support(_on(release="winter"), F(9)), Support(_on(toll="0", gauges="yes"), F(60)))
    ballot = Body("ballot", "up", rule=Rule.REFERENDUM, support=(*support, Support(None, F(20))))
    bloc = Bloc("left", F(9), refuses=(_on(release="winter"), _on(release=("winter", "year"))))
    council = Body("council", "down", blocs=(bloc,), decides=("toll", "release"))
    board = Body("toll-board", "down", decides=("toll",))
    left = in_force(_case(bodies=(ballot, council, board), water=GONE, winter=GONE))

    now = replace(bloc, refuses=(_on(release="year"),))
    assert (
        replace(ballot, support=(Support(_on(gauges="yes"), F(60)), Support(None, F(20)))),
        replace(council, blocs=(now,), decides=("release",)),
    ) == left.bodies


def test_acts_that_undo_what_is_left() -> None:
    """An act against a withdrawn option goes, and one that would leave it."""
    court = Undo("court", "down", (_on(release="winter"), _on(release="year")))
    gone = Undo("strike", "down", (_on(release="winter"),))
    leaves = Undo("veto", "up", (_on(gauges="yes"),), leaves=_package(release="winter"))
    left = in_force(_case(undo=(court, gone, leaves), winter=GONE))

    assert (replace(court, undoes=(_on(release="year"),)),) == left.undo


def test_steps_to_and_from_what_is_left() -> None:
    """Steps of a withdrawn issue, to or from a withdrawn option go, and nobody waits for them."""
    steps = (
        RoadmapStep("half", "release", "winter"),
        RoadmapStep("full", "release", "year", start="winter"),
        RoadmapStep("pay", "toll", "2"),
        RoadmapStep("meter", "gauges", "yes", needs=("half", "more")),
        RoadmapStep("more", "release", "summer"),
    )
    left = in_force(_case(roadmap=steps, water=GONE, winter=GONE))

    assert (replace(steps[3], needs=("more",)), steps[4]) == left.roadmap


def test_a_cap_counts_what_a_withdrawn_issue_costs_today() -> None:
    """Its cost at the status quo is spent; a cap on nothing else goes."""
    toll = Issue("toll", range=Range(F(0), F(4), F(1)), status_quo="2", withdrawn=GONE)
    costs = (("toll", F(3)), ("release", (("winter", F(1)), ("year", F(2)))))
    case = _case(
        constraints=(Constraint("cap", costs, F(7)), Constraint("tolls", costs[:1], F(7))),
        winter=GONE,
    )
    left = in_force(replace(case, issues=(case.issues[0], toll, case.issues[2])))

    assert (Constraint("cap", (("release", (("year", F(2)),)),), F(1)),) == left.constraints


def test_claims_keep_their_links_in_the_whole_case_alone() -> None:
    """The claim stays; its link to an element that fell silent is left out in force."""
    gone = Wants("statements.up.wants.release", "up", "release", ("winter",))
    kept = Direction("statements.up.direction.toll", "up", "toll", "more")
    claim = Claim("c", "s", links=(Link(gone.id), Link(kept.id)))
    case = _case(statements=(gone, kept), claims=(claim,), winter=GONE)
    left = in_force(case)

    assert (Link(kept.id),) == left.claims[0].links
    assert (replace(kept, basis=Basis(claims=("c",))),) == left.statements
    assert claim.links == case.claims[0].links


def test_what_fell_silent_is_listed_with_its_day() -> None:
    """What is withdrawn and what speaks of nothing else, each since the day it lost its last."""
    first, second = date(2026, 10, 1), date(2026, 11, 1)
    case = _case(
        statements=(
            Wants("statements.up.wants.release", "up", "release", ("winter",)),
            WouldSign("statements.up.would_sign.1", "up", _package(release="winter", toll="2")),
            Value("statements.up.values.release.winter", "up", "release", "winter", F(2)),
            Order("statements.up.order.release", "up", "release", (("year",), ("winter",))),
            Weight("statements.up.weights.toll", "up", "toll", F(2)),
            Weight("statements.up.weights.gauges", "up", "gauges", F(2)),
        ),
        red_lines=(RedLine("up", "both", (_on(release="winter"), _on(toll="2"))),),
        no_deal=(NoDeal("down", comparisons=(Comparison("as_good_as", _package(toll="2")),)),),
        water=Withdrawal(second),
        winter=Withdrawal(first),
    )

    assert (
        ("issues.release.options.winter", first),
        ("issues.toll", second),
        ("statements.up.wants.release", first),
        ("statements.up.would_sign.1", first),
        ("statements.up.values.release.winter", first),
        ("statements.up.order.release", first),
        ("statements.up.weights.toll", second),
        ("red_lines.up.both", second),
        ("no_deal.down", second),
    ) == withdrawn_elements(case)


def test_a_withdrawal_without_a_day_comes_first() -> None:
    """What falls silent by an undated withdrawal has no day, whatever is withdrawn later."""
    case = _case(
        statements=(Wants("statements.up.wants.release", "up", "release", ("winter",)),),
        water=Withdrawal(date(2026, 1, 1)),
        winter=GONE,
    )

    assert ("statements.up.wants.release", None) in withdrawn_elements(case)


def _random(seed: int) -> Case:
    """A small negotiation with something withdrawn from it."""
    random = Random(seed)
    case = negotiation(random)
    issues = []
    for issue in case.issues:
        options = tuple(
            replace(option, withdrawn=GONE) if random.random() < 0.3 else option
            for option in issue.options
        )
        withdrawn = GONE if random.random() < 0.3 else None
        today = None if random.random() < 0.1 else issue.status_quo
        issues.append(replace(issue, options=options, withdrawn=withdrawn, status_quo=today))
    return replace(case, issues=tuple(issues))


def _about(condition: Condition | None, issues: set[str]) -> bool:
    return condition is not None and any(issue in issues for issue, _ in condition.parts)


def _speaking(case: Case, left: Case) -> Case:
    """The case without the conditions that speak of withdrawn issues alone."""
    here = {issue.id for issue in left.issues}
    lines = (
        replace(line, refuses=tuple(c for c in line.refuses if _about(c, here)))
        for line in case.red_lines
    )
    links = tuple(x for x in case.linkages if _about(x.when, here) or _about(x.then, here))
    caps = tuple(x for x in case.constraints if any(i in here for i, _ in x.costs))
    return replace(case, red_lines=tuple(lines), linkages=links, constraints=caps)


def _judged(case: Case, package: Package) -> tuple[object, ...]:
    crossed = [
        {element.id for element in case.crossed(package, party.id)} for party in case.parties
    ]
    facts = {x.id for x in case.linkages if x.owner is None and x.broken_by(package)}
    return (crossed, facts, {x.id for x in case.constraints if not x.holds(package)})


@pytest.mark.parametrize("seed", range(150))
def test_packages_are_judged_as_in_the_whole_case(seed: int) -> None:
    """With withdrawn issues as they are today, every demand, fact and cap says what it did."""
    case = _random(seed)
    left = in_force(case)
    speaking = _speaking(case, left)
    today = {i.id: i.status_quo for i in case.issues if i.status_quo is not None}
    gone = today.keys() - {issue.id for issue in left.issues}

    for package in every_package(left):
        whole = package.changed({issue: today[issue] for issue in gone})
        assert _judged(speaking, whole) == _judged(left, package)


@pytest.mark.parametrize("seed", range(60))
def test_nothing_left_names_what_is_gone(seed: int) -> None:
    """A second look finds nothing to take out, and `check` only what others are measured by."""
    from detente.case.check import check

    left = in_force(_random(seed))
    missing = {"unknown_issue", "unknown_option"}

    assert left is in_force(left)
    named = {fault.path for fault in check(left) if fault.code in missing}
    assert named <= {s.id for s in left.statements if isinstance(s, Value | Order)}

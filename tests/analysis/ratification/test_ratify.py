"""The finding as a whole: the weakest consent, who stops it, what is refused, what time cuts."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from detente.analysis.ratification import (
    Blocker,
    Power,
    Ratification,
    Stance,
    Stances,
    Vote,
    ratify,
)
from detente.analysis.ratification.council import Council
from detente.case import (
    Among,
    Basis,
    Bloc,
    Body,
    Case,
    Condition,
    Contingency,
    Event,
    Grade,
    Issue,
    Kind,
    Linkage,
    Option,
    Package,
    Party,
    RedLine,
    Rule,
    text,
)
from oracles.random_bodies import outlooks_on

F = Fraction
NEVER = (Condition((("dam", Among(("full",))),)),)
CASE = Case(
    "dam",
    parties=(
        Party("up", text("Up")),
        Party("down", text("Down")),
        Party("fishers", text("Fishers"), Kind.AFFECTED),
        Party("panel", text("Panel"), Kind.MEDIATOR),
    ),
    issues=(
        Issue(
            "dam",
            options=(Option("none"), Option("first"), Option("full")),
            status_quo="none",
            decided_by=("up", "fishers"),
        ),
        Issue("toll", options=(Option("no"), Option("yes")), status_quo="no"),
    ),
    red_lines=(RedLine("fishers", "river", NEVER, basis=Basis(Grade.UNSOURCED)),),
    bodies=(
        Body(
            "league",
            "fishers",
            rule=Rule.CONSENSUS,
            blocs=(
                Bloc("boats", refuses=NEVER, basis=Basis(Grade.SAID)),
                Bloc("ponds", refuses=NEVER, basis=Basis(Grade.ASSUMED)),
            ),
        ),
    ),
)
FULL = Package((("dam", "full"), ("toll", "yes")))


def by_red_lines(party: str, package: Package) -> Stance:
    """No where a red line is crossed, and nothing else is known."""
    crossed = [line for line in CASE.red_lines if line in CASE.crossed(package, party)]
    if not crossed:
        return Stance(Vote.OPEN, f"statements.{party}", Grade.SAID)
    return Stance(Vote.NO, f"red_line:{crossed[0].id}", Grade.UNSOURCED, Vote.OPEN)


def found(
    case: Case = CASE, stances: Stances = by_red_lines, deadline: float | None = None
) -> Ratification:
    """The finding on the full dam with a toll."""
    outlooks = outlooks_on(replace(case, parties=case.parties[:3]))
    return ratify(case, FULL, ("up", "down"), stances, outlooks, deadline=deadline)


def test_a_package_passes_as_its_weakest_consent() -> None:
    """The fishers refuse: so it does not pass, and only the consensus holds it up for certain."""
    whole = found()

    assert ["up", "down", "fishers", "league"] == [each.id for each in whole.consents]
    assert ["possible", "possible", "no", "no"] == [each.passes for each in whole.consents]
    assert ("no", "no") == (whole.passes, whole.without_possible)
    assert [True, True, False, False] == [each.at_table for each in whole.consents]


def test_blockers_come_with_what_they_have_said() -> None:
    """Who only possibly refuses is told from who said so."""
    line, path = "red_line:fishers.river", "bodies.league.blocs."

    assert (
        Blocker("fishers", "fishers", None, line, Grade.UNSOURCED, True),
        Blocker("league", "fishers", "boats", path + "boats", Grade.SAID, False),
        Blocker("league", "fishers", "ponds", path + "ponds", Grade.ASSUMED, False),
    ) == found().blockers


def test_an_affected_party_is_brought_in_like_any_other() -> None:
    """One issue moved, nobody turned away, nothing known of what it costs."""
    whole = found()

    assert ["fishers", "league"] == [each.consent for each in whole.bring_in]
    for change in whole.bring_in:
        assert [("dam", "full", "first")] == [(m.issue, m.start, m.end) for m in change.moves]
        assert ("possible", (), True, True) == (
            change.passes,
            change.turned_away,
            change.keeps_all,
            change.complete,
        )
        assert ["unknown"] * 3 == [loss.label for loss in change.losses]


def test_who_decides_or_sits_in_a_body_has_the_power_to() -> None:
    """The fishers do not negotiate, but decide on the dam, and their league votes."""
    powers = [power for power in found().powers if power.party == "fishers"]

    assert [
        Power("fishers", "withhold", ("dam",)),
        Power("fishers", "vote", ("dam", "toll"), "league"),
    ] == powers


def test_a_mediator_decides_nothing_that_is_known() -> None:
    """Even where a case says that it decides: nobody asks what it wants."""
    issues = (replace(CASE.issues[0], decided_by=("panel", "stranger")), CASE.issues[1])
    whole = found(replace(CASE, issues=issues))

    assert {"panel": "unknown", "stranger": "unknown"} == {
        each.id: each.passes for each in whole.consents if each.id in ("panel", "stranger")
    }


def test_a_package_has_to_fit_the_case() -> None:
    """An issue left open, or one the case has not, is an error that names it."""
    partial = Package((("dam", "full"),))
    foreign = FULL.changed({"fish": "many"})

    for package, named in ((partial, "toll"), (foreign, "fish")):
        with pytest.raises(ValueError, match=named):
            ratify(CASE, package, ("up", "down"), by_red_lines, {})


def test_time_cuts_the_search_short_and_says_so() -> None:
    """After the deadline every consent is still told; changes are not claimed to be missing."""
    whole = found(deadline=0)

    assert "no" == whole.passes
    assert "time" == whole.partial
    assert [(None, False)] * 2 == [(each.package, each.complete) for each in whole.bring_in]


def test_what_no_longer_moves_is_no_longer_asked_about() -> None:
    """Nothing fills a quota above the seats: then leaving out what the fishers decide ends it."""
    body = Body("league", "fishers", blocs=(Bloc("boats", F(1)),), quota=F(2))
    (fishers, league) = found(replace(CASE, bodies=(body,))).bring_in

    assert fishers.consent == "fishers"
    assert [("dam", "none")] == [(m.issue, m.end) for m in league.moves]
    assert league.passes is None


def test_what_a_fact_ties_to_a_change_moves_along() -> None:
    """A dam short of the full one is only possible without a toll: then the toll moves too."""
    less = Condition((("dam", Among(("none", "first"))),))
    free = Condition((("toll", Among(("no",))),))
    fact = Linkage("free", "requires", less, free)
    (fishers, _) = found(replace(CASE, linkages=(fact,))).bring_in

    assert [("dam", "first"), ("toll", "no")] == [(m.issue, m.end) for m in fishers.moves]
    assert fishers.complete


def test_sixty_issues_end_at_a_labelled_bound() -> None:
    """Somebody who refuses everything is not brought in; the search says that it gave up."""
    options = tuple(Option(name) for name in ("none", "some", "all"))
    issues = tuple(Issue(f"i{k}", options=options, status_quo="none") for k in range(60))
    always = Bloc("all", F(1), refuses=tuple(_moved(f"i{k}") for k in range(60)))
    case = replace(
        CASE,
        issues=issues,
        red_lines=(),
        bodies=(Body("league", "up", blocs=(always,)),),
    )
    package = Package(tuple((issue.id, "all") for issue in issues))
    stance = Stance(Vote.OPEN)
    whole = ratify(case, package, ("up", "down"), lambda *_: stance, outlooks_on(case))

    assert (None, False) == (whole.bring_in[0].package, whole.bring_in[0].complete)
    assert whole.partial is None


def test_a_body_of_many_blocs_ends_at_a_labelled_bound_sooner() -> None:
    """The votes of two thousand blocs are worked out for fifty changes, and the search says so."""
    names = ("none", *(f"o{k}" for k in range(52)))
    dam = Issue("dam", options=tuple(map(Option, names)), status_quo="none")
    anything = (Condition((("dam", Among(names)),)),)
    blocs = tuple(Bloc(f"b{k}", F(1), refuses=anything) for k in range(2_000))
    body = Body("league", "up", blocs=blocs)
    case = replace(CASE, issues=(dam,), red_lines=(), bodies=(body,))
    package = case.status_quo().changed({"dam": "o11"})
    stance = Stance(Vote.OPEN)
    whole = ratify(case, package, ("up", "down"), lambda *_: stance, {})

    assert (None, False) == (whole.bring_in[0].package, whole.bring_in[0].complete)


def test_events_elsewhere_do_not_make_a_vote_harder() -> None:
    """Twenty events on other issues make a million outcomes; the bloc speaks of one issue."""
    named = range(20)
    events = tuple(Event(f"e{k}") for k in named)
    plain = (Option("none"), Option("all"))
    hanging = tuple(
        Issue(
            f"i{k}",
            options=(*plain, Option("if", contingent=Contingency(f"e{k}", "all", "none"))),
            status_quo="none",
        )
        for k in named
    )
    bloc = Bloc("boats", F(1), refuses=(_moved("i0"),))
    body = Body("league", "up", blocs=(bloc,))
    case = replace(CASE, issues=hanging, red_lines=(), bodies=(body,), events=events)
    package = Package(tuple((issue.id, "if") for issue in hanging))
    council = Council(case, ("up", "down"), lambda *_: Stance(Vote.OPEN))
    (asked,) = (each for each in council.asked(package) if each.body)

    assert ("no", "possible") == council.judge(asked, package)


def _moved(issue: str) -> Condition:
    return Condition(((issue, Among(("some", "all"))),))

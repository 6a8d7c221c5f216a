"""Whose consent a package needs, and whether it is given."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from detente.analysis.ratification import Consent, Stance, Stances, Vote, ratify
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
    Option,
    Package,
    Party,
    Rule,
    Support,
    text,
)
from oracles.random_bodies import chamber, outlooks_on, ratified, stances_in
from strategies.statements import every_package

F = Fraction
SAID, GUESSED = Basis(Grade.SAID), Basis(Grade.ASSUMED)
DRY = Option("dry", contingent=Contingency("drought", "much", "none"))


def holds(issue: str, *options: str) -> Condition:
    """One of these options on one issue."""
    return Condition(((issue, Among(options)),))


def valley(*bodies: Body, **decided: tuple[str, ...]) -> Case:
    """Two parties, water with an option that hangs on a drought, and a toll."""
    water = (Option("none"), Option("some"), Option("much"), DRY)
    return Case(
        "valley",
        parties=(Party("up", text("Up")), Party("down", text("Down"))),
        issues=(
            Issue("water", options=water, status_quo="none", decided_by=decided.get("water", ())),
            Issue("toll", options=(Option("no"), Option("yes")), status_quo="no"),
        ),
        bodies=bodies,
        events=(Event("drought"),),
    )


def package(water: str, toll: str = "no") -> Package:
    """A complete package."""
    return Package((("water", water), ("toll", toll)))


def say(**votes: Vote) -> Stances:
    """Parties that always vote like this; the others are unknown."""
    return lambda party, _: Stance(votes.get(party, Vote.UNKNOWN), f"no_deal:{party}", Grade.SAID)


def one(case: Case, chosen: Package, body: str, stances: Stances | None = None) -> Consent:
    """The consent of one body."""
    found = ratify(case, chosen, ("up", "down"), stances or say(), outlooks_on(case))
    return next(consent for consent in found.consents if consent.id == body)


def test_consents_are_those_of_brute_force() -> None:
    """Who is asked, and whether it passes, for every package of 60 random cases."""
    for seed in range(60):
        case, parties = ratified(Random(seed))
        room = chamber(case, parties)
        if room is None:
            continue
        stances, outlooks = stances_in(room), outlooks_on(case)
        for chosen in every_package(case)[::7]:
            found = ratify(case, chosen, parties, stances, outlooks, deadline=0)
            told = {
                ("party" if each.kind == "decider" else "body", each.id): each.passes
                for each in found.consents
            }
            assert room.consents(chosen) == told, f"seed {seed}"


def test_those_who_decide_a_moved_issue_are_asked() -> None:
    """Nobody stated who decides the toll: all at the table do; the water is up's alone."""
    case = valley(water=("up",))

    def asked(chosen: Package) -> list[tuple[str, tuple[str, ...]]]:
        found = ratify(case, chosen, ("up", "down"), say(), outlooks_on(case))
        return [(each.id, each.issues) for each in found.consents]

    assert [("up", ("water",))] == asked(package("some"))
    assert [("up", ("water", "toll")), ("down", ("toll",))] == asked(package("some", "yes"))


def test_a_package_that_moves_nothing_needs_nobody() -> None:
    """Today needs no consent, not even of a body that is always asked."""
    case = valley(Body("court", "up", rule=Rule.VETO))
    found = ratify(case, package("none"), ("up", "down"), say(), outlooks_on(case))

    assert ((), "certain") == (found.consents, found.passes)


def test_a_body_is_asked_where_its_issues_move() -> None:
    """What a body does not decide passes it by."""
    case = valley(Body("chamber", "up", decides=("toll",)))
    found = ratify(case, package("some"), ("up", "down"), say(), outlooks_on(case))

    assert ["up", "down"] == [each.id for each in found.consents]


def test_blocs_refuse_then_support_then_follow_their_party() -> None:
    """Each bloc of a parliament by the first thing that tells, and the seats add up."""
    blocs = (
        Bloc("left", F(40), supports=(holds("water", "some", "much"),), basis=SAID),
        Bloc("right", F(45), refuses=(holds("toll", "no"),), basis=SAID),
        Bloc("rural", F(15), votes_like="down"),
    )
    case = valley(Body("chamber", "up", blocs=blocs, quota=F(51), not_without=("rural",)))
    found = one(case, package("some"), "chamber", say(down=Vote.OPEN))

    assert [Vote.YES, Vote.NO, Vote.OPEN] == [bloc.vote for bloc in found.blocs]
    assert (F(40), F(45), F(15), F(51)) == (found.yes, found.no, found.open, found.needed)
    assert "possible" == found.passes
    assert [True, False, True] == [bloc.pivotal for bloc in found.blocs]
    assert (("rural",),) == found.blocking
    assert "no_deal:down" == found.blocs[2].because


def test_what_is_only_assumed_neither_refuses_nor_supports_for_certain() -> None:
    """An assumed refusal is a possible one, an assumed support leaves the vote open."""
    blocs = (
        Bloc("left", F(1), refuses=(holds("water", "some"),), basis=GUESSED),
        Bloc("right", F(1), supports=(holds("water", "some"),), basis=GUESSED),
    )
    found = one(valley(Body("chamber", "up", blocs=blocs)), package("some"), "chamber")

    assert [Vote.NO, Vote.OPEN] == [bloc.vote for bloc in found.blocs]
    assert [Vote.OPEN, Vote.OPEN] == [bloc.without_possible for bloc in found.blocs]
    assert ("no", "possible") == (found.passes, found.without_possible)


def test_a_contingent_option_is_refused_if_one_outcome_is_supported_if_all_are() -> None:
    """Nobody signs a clause for its better half."""
    blocs = (
        Bloc("wary", F(1), refuses=(holds("water", "much"),), basis=SAID),
        Bloc("thirsty", F(1), supports=(holds("water", "much"),), basis=SAID),
        Bloc("easy", F(1), supports=(holds("water", "much", "none"),), basis=SAID),
    )
    found = one(valley(Body("chamber", "up", blocs=blocs)), package("dry"), "chamber")

    assert [Vote.NO, Vote.OPEN, Vote.YES] == [bloc.vote for bloc in found.blocs]


def test_a_veto_without_blocs_is_the_party_itself() -> None:
    """Where nobody is named, the party speaks; in a vote, nobody knows who does."""
    bodies = (Body("court", "up", rule=Rule.VETO), Body("chamber", "up"))
    case, stances = valley(*bodies), say(up=Vote.NO)

    assert "no" == one(case, package("some"), "court", stances).passes
    assert "unknown" == one(case, package("some"), "chamber", stances).passes


def test_the_grade_is_the_best_that_settles_it() -> None:
    """One of two objections is said: that alone stops a consensus."""
    blocs = (
        Bloc("a", refuses=(holds("water", "some"),), basis=GUESSED),
        Bloc("b", refuses=(holds("water", "some"),), basis=SAID),
    )
    case = valley(Body("council", "up", rule=Rule.CONSENSUS, blocs=blocs))
    found = one(case, package("some"), "council")

    assert ("no", "no", Grade.SAID) == (found.passes, found.without_possible, found.grade)
    assert (None, None) == (found.yes, found.needed)
    assert (("a",), ("b",)) == found.blocking


def test_a_body_that_cannot_reach_its_quota_is_what_stops_a_package() -> None:
    """A quota above the seats is nobody's refusal."""
    body = Body("chamber", "up", blocs=(Bloc("all", F(10)),), quota=F(11), basis=SAID)
    case = valley(body)
    found = ratify(case, package("some"), ("up", "down"), say(), outlooks_on(case))

    assert [("chamber", None, "bodies.chamber")] == [
        (each.consent, each.bloc, each.because) for each in found.blockers
    ]
    assert Grade.SAID == found.blockers[0].grade


def test_a_referendum_is_read_off_the_first_support_that_fits() -> None:
    """Of 60 to 75 per cent a quarter is certain, half assumed is no more than possible."""
    support = (
        Support(holds("toll", "yes"), interval=(F(60), F(75)), basis=SAID),
        Support(interval=(F(20), F(40)), basis=SAID),
    )
    case = valley(Body("ballot", "up", rule=Rule.REFERENDUM, support=support))
    sure = one(case, package("some", "yes"), "ballot")

    assert ("certain", F(60), F(25), F(15)) == (sure.passes, sure.yes, sure.no, sure.open)
    assert (F(50), True) == (sure.needed, sure.more_than)
    assert ("bodies.ballot.support.0",) == sure.because
    assert "no" == one(case, package("some"), "ballot").passes


def test_a_referendum_of_which_nothing_is_expected_is_unknown() -> None:
    """No support fits, or none is stated."""
    support = (Support(holds("toll", "yes"), F(60), basis=SAID),)
    case = valley(Body("ballot", "up", rule=Rule.REFERENDUM, support=support, threshold=F(60)))

    assert "unknown" == one(case, package("some"), "ballot").passes
    assert "certain" == one(case, package("some", "yes"), "ballot").passes


def test_an_assumed_expectation_is_only_possible() -> None:
    """It makes nothing certain, and a no that rests on it is a possible one."""
    support = (Support(holds("toll", "yes"), F(60), basis=GUESSED), Support(value=F(40)))
    case = valley(Body("ballot", "up", rule=Rule.REFERENDUM, support=support))
    lost = one(case, package("some"), "ballot")

    assert "possible" == one(case, package("some", "yes"), "ballot").passes
    assert ("no", "unknown") == (lost.passes, lost.without_possible)


def test_a_contingent_package_gets_what_any_of_its_outcomes_gets() -> None:
    """Much water would get 60 per cent, none 20: the clause anything between."""
    support = (Support(holds("water", "much"), F(60)), Support(holds("water", "none"), F(20)))
    case = valley(Body("ballot", "up", rule=Rule.REFERENDUM, support=support, basis=SAID))
    found = one(case, package("dry"), "ballot")

    assert (F(20), F(40), F(40)) == (found.yes, found.no, found.open)
    assert "possible" == found.passes

"""What ``ratify`` says: who must agree, who refuses, what would help, who could undo it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction

import pytest

from detente.analysis.ratification import BringIn, Loss
from detente.case import Claim, Scale, SpeakerKind
from detente.reports import ratification_json, ratification_text
from detente.reports.words.bring_in import bring_in, loss
from detente.reports.words.names import Names
from detente.reports.words.ratification import blocker, blocking, consent, passes, pivotal
from detente.reports.words.undoing import coalitions, undoing
from strategies.ratified import ratified_case, refused

BROKEN = re.compile(r"[{}]|None|\.\.|  |Fraction")


@pytest.mark.parametrize("language", ["en", "de"])
def test_text_names_everybody_and_leaves_no_blank(language: str) -> None:
    """Each consent, act and change stands in the text, and no placeholder does."""
    words = ratification_text(ratified_case(), refused(), language)
    lines = [line.strip() for line in words.splitlines()]

    for said in {
        "en": ("Board of the Port", "Ballot of the members", "Ship owners", "Injunction in court"),
        "de": ("Hafenvorstand", "Urabstimmung", "Reeder", "Einstweilige Verfügung"),
    }[language]:
        assert said in words
    assert [] == [line for line in lines if BROKEN.search(line)]


def test_package_of_the_status_quo_needs_nobody() -> None:
    """Where nothing moves, the text says so and lists nobody."""
    case = ratified_case()
    none = replace(refused(), package=case.status_quo(), consents=(), blockers=(), bring_in=())
    words = ratification_text(case, replace(none, undo=(), coalitions=(), powers=()), "en")

    assert (
        "The package: everything as today.\n\nNothing changes, so nobody has to agree.\n"
    ) == words


def test_vote_is_told_by_its_seats() -> None:
    """How many seats it takes, how many are for, against and open, and who decides it."""
    names, found = Names(ratified_case(), "en"), refused()

    assert (
        "Board of the Port (Port Authority): refused (vote: 8 of 11 seats needed; not without "
        "City; seats: 0 for, 4 against, 7 open). Ship owners: against “Night allowance: above 3 "
        "EUR an hour” (Too dear) – said, according to Port Authority."
    ) == consent(names, found, found.consents[2])
    assert "Enough to stop it: Ship owners; City." == blocking(names, found.consents[2])


def test_share_that_nobody_stated_has_no_decimals() -> None:
    """An assumed 40.5 per cent is printed as about 41; one that somebody reported, exactly."""
    case, found = ratified_case(), refused()
    assumed = consent(Names(case, "en"), found, found.consents[3])
    ballot = case.bodies[1]
    support = replace(ballot.support[0], basis=case.bodies[0].basis)
    bodies = (case.bodies[0], replace(ballot, support=(support,)), *case.bodies[2:])
    stated = consent(Names(replace(case, bodies=bodies), "de"), found, found.consents[3])

    assert "About 41 to 60\u202f% expected in favour – assumed." in assumed
    assert "40,5 bis 60\u202f% Zustimmung – berichtet." in stated


def test_refusal_names_its_element_and_who_says_so() -> None:
    """An unconfirmed red line is attributed, and said to be unconfirmed; a bloc is named."""
    names, found = Names(ratified_case(), "en"), refused()
    red_line, bloc = (blocker(names, found, each) for each in found.blockers)

    assert (
        "Refused (Dockers’ Union): against “Shift model: Flexible shifts” (No work on call) – "
        "unsourced; no speaker marked. This rests only on what is below “reported”; without that, "
        "consent would not be refused."
    ) == red_line
    assert bloc.startswith("Refused (Ship owners, Board of the Port): against “Night allowance")


def test_several_speakers_are_all_named() -> None:
    """What rests on two claims names both voices, an unmarked one among them."""
    case = ratified_case()
    more = Claim("c3", "s1", ("port",), None, SpeakerKind.AUTHOR)
    bloc = replace(
        case.bodies[0].blocs[1],
        basis=replace(case.bodies[0].blocs[1].basis, claims=("c1", "c3")),
    )
    board = replace(case.bodies[0], blocs=(case.bodies[0].blocs[0], bloc))
    case = replace(case, bodies=(board, *case.bodies[1:]), claims=(*case.claims, more))
    words = blocker(Names(case, "en"), refused(), refused().blockers[1])

    assert "– said; Port Authority and the author of the source." in words


def test_change_tells_what_it_costs_whom() -> None:
    """Bounds are rounded outwards to whole points; whom it costs nothing is said as well."""
    names, found = Names(ratified_case(), "de"), refused()
    change, none = (bring_in(names, found, each) for each in found.bring_in)

    assert "Nachtzuschlag: 3 EUR je Std. statt 4,5 EUR je Std. Hafenarbeiter" in change
    assert "sicherer Verlust, 4 bis 23 von 100 Punkten." in change
    assert "Ohne Verlust: Hafenbehörde." in change
    assert "Dabei ginge Zustimmung verloren (Urabstimmung)." in change
    assert (
        none == "Keine Änderung dieses Pakets gewinnt die Zustimmung (Hafenarbeitergewerkschaft)."
    )


@pytest.mark.parametrize(
    ("label", "low", "high", "said"),
    [
        ("certain", Fraction(1, 20), Fraction(1, 20), "a certain loss, 5 points of 100"),
        ("certain", Fraction(1, 300), Fraction(1, 20), "a certain loss, up to 5 points of 100"),
        ("certain", Fraction(1, 20), None, "a certain loss"),
        ("possible", Fraction(-1, 2), Fraction(1, 20), "a possible loss, up to 5 points of 100"),
        ("possible", None, None, "a possible loss"),
        ("unknown", None, None, "unknown what it loses"),
    ],
)
def test_loss_is_told_as_far_as_it_is_known(
    label: str, low: Fraction | None, high: Fraction | None, said: str
) -> None:
    """A bound that is not known is not printed, and a gain is never called a loss."""
    found = Loss("union", label, low, high, None)  # type: ignore[arg-type]

    assert f"Dockers’ Union: {said}" == loss(Names(ratified_case(), "en"), found)


def test_units_of_a_party_are_not_called_points() -> None:
    """A party whose numbers are taken as given has no 100 points: the word stands alone."""
    case = replace(ratified_case(), scales=(Scale("union", as_given=True),))
    found = Loss("union", "certain", Fraction(3), Fraction(7), None)

    assert "Dockers’ Union: a certain loss" == loss(Names(case, "en"), found)


def test_search_cut_short_is_said_to_be() -> None:
    """Neither a change nor its absence is called certain where the time ran out."""
    names, found = Names(ratified_case(), "en"), refused()
    cut = [replace(each, complete=False) for each in found.bring_in]

    assert bring_in(names, found, cut[0]).endswith("a smaller change may exist.")
    assert "in the time there was" in bring_in(names, found, cut[1])


def test_change_that_keeps_all_is_told_apart() -> None:
    """The smallest change that loses no other consent is called so."""
    found = refused()
    kept = replace(found.bring_in[0], keeps_all=True, turned_away=())
    words = bring_in(Names(ratified_case(), "en"), found, kept)

    assert "and which costs no other consent (Board of the Port)" in words


def test_act_tells_what_it_leaves_and_costs() -> None:
    """Who could undo it, by which act, what would hold, its clock, its cost, whom it serves."""
    names, found = Names(ratified_case(), "en"), refused()

    assert (
        "Could be undone (Harbour Council and Fishing fleet): Injunction in court. What would hold "
        "then: Shift model: Fixed shifts. Within 90 days. Cost to whoever acts: 5 to about 13 "
        "points of 100. The cost counted, it may serve everybody who is needed for it. Rests on: "
        "assumed."
    ) == undoing(names, found.undo[0])
    assert coalitions(names, found).endswith("undo it: Harbour Council and Fishing fleet.")
    assert "" == coalitions(names, replace(found, coalitions=()))


def test_answer_without_unconfirmed_refusals_stands_beside() -> None:
    """Where it would pass otherwise, both are said; else nothing is added."""
    names, found = Names(ratified_case(), "en"), refused()

    assert "below" not in passes(names, found)
    assert passes(names, replace(found, without_possible="possible")).endswith(
        "Leaving aside what is below “reported”: possible."
    )


@pytest.mark.parametrize("language", ["en", "de"])
def test_json_keeps_the_contract(language: str) -> None:
    """The keys are those of the contract, every entry has its words, and it is JSON."""
    values = ratification_json(ratified_case(), refused(), language)

    assert json.loads(json.dumps(values)) == values
    assert {
        *("passes", "without_possible", "package", "bodies", "blockers", "bring_in", "undo"),
        *("coalitions", "powers", "parties", "partial", "text"),
    } == set(values)
    for key in ("bodies", "blockers", "bring_in", "undo", "powers"):
        assert values[key]
        assert all(each["text"] for each in values[key])


def test_json_numbers_are_exact() -> None:
    """Beside each number stands the fraction it is."""
    values = ratification_json(ratified_case(), refused(), "en")
    ballot, union = values["bodies"][3], values["bring_in"][0]["losses"][1]

    assert (40.5, "81/2") == (ballot["yes"], ballot["exact"]["yes"])
    assert ("2/9", 2 / 9) == (union["exact"]["high"], union["high"])
    assert {"no": None, "exact": {}} == {key: values["bodies"][0][key] for key in ("no", "exact")}


def test_consents_without_a_finding_keep_their_names() -> None:
    """A change for a body that the finding does not list is still named."""
    stray = BringIn("union-ballot", None, (), None, (), (), keeps_all=False, complete=True)
    words = bring_in(Names(ratified_case(), "en"), replace(refused(), consents=()), stray)

    assert words.endswith("(Ballot of the members).")


def test_blocs_that_may_decide_are_named() -> None:
    """Where the answer is open, those not settled whose votes can turn it; else nothing."""
    names, board = Names(ratified_case(), "en"), refused().consents[2]
    banks = replace(board.blocs[2], pivotal=True)
    turning = replace(board, passes="possible", blocs=(*board.blocs[:2], banks))

    assert "Votes that may decide it: Banks." == pivotal(names, turning)
    assert "" == pivotal(names, board)
    assert "" == pivotal(names, replace(board, passes="possible"))


def test_consent_of_those_not_at_the_table_says_so() -> None:
    """Whoever is asked without negotiating is called that."""
    names, found = Names(ratified_case(), "en"), refused()

    assert consent(names, found, found.consents[4]).startswith(
        "Bay council (Harbour Council; not at the table): unknown"
    )


def test_each_kind_of_change_is_told_apart() -> None:
    """No change at all, none that keeps the others, one after which it is no longer asked."""
    names, found = Names(ratified_case(), "en"), refused()
    change, none = found.bring_in
    lost = replace(none, keeps_all=True)
    unasked = bring_in(names, found, replace(change, passes=None))

    assert "No change wins the consent and costs no other (Dockers’ Union)." == (
        bring_in(names, found, lost)
    )
    assert bring_in(names, found, replace(lost, complete=False)).startswith(
        "No change that wins the consent and costs no other was found"
    )
    assert unasked.startswith(
        "No change wins the consent (Board of the Port). Smallest change after which it is no "
        "longer needed: Night allowance: 3 EUR an hour instead of 4.5 EUR an hour."
    )


def test_a_consent_that_a_change_loses_bears_the_name_of_its_party() -> None:
    """Also where the package itself did not ask that party, so that no consent of it is known."""
    names, found = Names(ratified_case(), "en"), refused()
    lost = replace(found.bring_in[0], turned_away=("port",))
    fewer = replace(found, consents=tuple(c for c in found.consents if c.id != "port"))

    assert "It would lose consent (Port Authority)." in bring_in(names, fewer, lost)


def test_text_cut_short_says_so() -> None:
    """Where the time ran out the text is labelled; else it is not."""
    case, found = ratified_case(), refused()
    cut = ratification_text(case, replace(found, partial="time"), "en")

    assert "The time ran out before every change was tried." in cut
    assert "time ran out" not in ratification_text(case, found, "en")

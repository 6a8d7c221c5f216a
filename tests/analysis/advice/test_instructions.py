"""Own words against instructions: contradictions, firmness, offers outside, room not used."""

from __future__ import annotations

from itertools import permutations

from detente.analysis.advice.instructions import instructions
from detente.analysis.agreements import Acceptance
from detente.analysis.preferences import Outlook
from detente.case import Basis, Grade, in_voice
from strategies.buyer import (
    MANDATE,
    buyer,
    never,
    orders,
    package,
    swings,
    would_sign,
    would_walk_away,
)

OTHER = Basis(Grade.SAID, author="principal:members")


def test_nobody_instructed_is_no_finding() -> None:
    """Without a mandate there is nothing to compare."""
    assert instructions(buyer(*orders()), "buyer") is None


def test_contradiction_names_one_statement_of_each_voice() -> None:
    """Opposite swings of mandate and negotiator: exactly these two, each of its own author."""
    case = buyer(
        *orders(),
        swings("price", "delivery"),
        swings("delivery", "price", basis=MANDATE, mark=".board"),
    )
    found = instructions(case, "buyer")

    assert found is not None
    (mandate,) = found.mandates
    (contradiction,) = mandate.contradictions
    assert "board" == mandate.name
    assert {"statements.buyer.swings", "statements.buyer.swings.board"} == set(
        contradiction.conflict.statements
    )


def test_contradiction_within_one_voice_is_not_between_them() -> None:
    """What the negotiators say against themselves is no matter of the mandate."""
    case = buyer(
        *orders(),
        swings("price", "delivery"),
        swings("delivery", "price", mark=".2"),
        swings("delivery", "warranty", basis=MANDATE, mark=".board"),
    )
    found = instructions(case, "buyer")

    assert found is not None
    assert () == found.mandates[0].contradictions


def test_firmer_is_certain_here_and_open_there() -> None:
    """Exactly the pairs certain for the negotiators and open for the mandate are listed."""
    case = buyer(*orders(), swings("price", "delivery", "warranty"), *orders(MANDATE, ".board"))
    given = [package("low", "slow", "short"), package("high", "fast", "short")]
    found = instructions(case, "buyer", given)
    assert found is not None
    own, told = (Outlook(in_voice(case, "buyer", v), "buyer") for v in (None, "board"))
    packages = [each for each, _ in found.objections]
    expected = set()
    for more, less in permutations(packages, 2):
        here, there = own.difference(more, less), told.difference(more, less)
        certain = here.low is not None and here.low >= 0 and here.high != 0
        if certain and there.low is not None and there.high is not None:
            expected |= {(more, less)} if there.low < 0 < there.high else set()

    assert expected == {(each.more, each.less) for each in found.mandates[0].firmer}
    assert expected


def test_offer_below_what_the_mandate_needs_is_outside() -> None:
    """The negotiator would sign what the principal would walk away from; with the statement."""
    offer, refused = package("mid", "slow", "short"), package("low", "slow", "short")
    case = buyer(
        *orders(),
        would_sign(offer),
        *orders(MANDATE, ".board"),
        would_walk_away(refused, MANDATE, "board"),
    )
    found = instructions(case, "buyer")

    assert found is not None
    (outside,) = found.mandates[0].outside
    assert (offer, "statements.buyer.would_sign.1") == (outside.package, outside.offered_by)


def test_offer_the_mandate_may_accept_is_not_outside() -> None:
    """As long as some compatible utility of the principal accepts it, an offer is within."""
    case = buyer(
        *orders(),
        would_sign(package("low", "normal", "short")),
        *orders(MANDATE, ".board"),
        would_walk_away(package("low", "slow", "short"), MANDATE, "board"),
    )
    found = instructions(case, "buyer")

    assert found is not None
    assert () == found.mandates[0].outside


def test_given_package_across_the_principals_red_line_is_outside() -> None:
    """A red line of the mandate is told by its id, and only for the package that crosses it."""
    case = buyer(
        *orders(),
        *orders(MANDATE, ".board"),
        red_lines=(never("late", MANDATE, delivery="slow"),),
    )
    found = instructions(
        case, "buyer", [package("low", "slow", "long"), package("low", "fast", "long")]
    )

    assert found is not None
    (outside,) = found.mandates[0].outside
    assert (package("low", "slow", "long"), ("buyer.late",)) == (outside.package, outside.crosses)


def test_room_is_certainly_accepted_and_shut_out() -> None:
    """Packages the principal certainly signs and the negotiator's own red line crosses: all."""
    case = buyer(
        *orders(),
        *orders(MANDATE, ".board"),
        would_sign(package("mid", "normal", "long"), MANDATE, "board"),
        red_lines=(never("mid", price="mid"),),
    )
    found = instructions(case, "buyer")

    assert found is not None
    mandate = found.mandates[0]
    assert {package("mid", "normal", "long"), package("mid", "fast", "long")} == {
        each.package for each in mandate.unused
    }
    assert (2, True) == (mandate.unused_count, mandate.complete)


def test_principals_are_never_averaged() -> None:
    """Each principal judges by its own words alone."""
    case = buyer(
        *orders(MANDATE, ".board"),
        would_sign(package("mid", "normal", "short"), MANDATE, "board"),
        *orders(OTHER, ".members"),
        would_walk_away(package("low", "normal", "short"), OTHER, "members"),
    )
    found = instructions(case, "buyer", [package("mid", "normal", "short")])

    assert found is not None
    assert not found.own_words
    verdicts = dict(dict(found.objections)[package("mid", "normal", "short")])
    assert {"board": Acceptance.CERTAIN, "members": Acceptance.REFUSED} == verdicts

"""A party votes on a package as it accepts it."""

from __future__ import annotations

from detente.analysis.overview.consent import stances_of
from detente.analysis.preferences import Outlook
from detente.analysis.ratification import Stance, Vote
from detente.case import (
    Among,
    Basis,
    Case,
    Comparison,
    Condition,
    Grade,
    Issue,
    NoDeal,
    Option,
    Order,
    Package,
    Party,
    RedLine,
    text,
)

CASE = Case(
    "small",
    parties=(Party("a", text("A")), Party("b", text("B"))),
    issues=(
        Issue("i", options=(Option("x"), Option("y"), Option("z")), status_quo="x"),
        Issue("j", options=(Option("x"), Option("y")), status_quo="x"),
    ),
    statements=(
        Order("statements.a.order.i", "a", "i", (("y",), ("x",), ("z",)), Basis(Grade.SAID)),
    ),
    no_deal=(
        NoDeal("a", comparisons=(Comparison("as_good_as", Package((("i", "x"), ("j", "x")))),)),
    ),
    red_lines=(
        RedLine("a", "never", (Condition((("i", Among(("z",))),)),), basis=Basis(Grade.UNSOURCED)),
    ),
)
STANCES = stances_of({party: Outlook(CASE, party) for party in ("a", "b")})


def package(i: str, j: str = "x") -> Package:
    """A complete package."""
    return Package((("i", i), ("j", j)))


def test_what_is_certainly_no_worse_than_no_deal_gets_a_yes() -> None:
    """The element that decides comes along, with its grade."""
    assert Stance(Vote.YES, "no_deal:a", Grade.ASSUMED) == STANCES("a", package("y"))


def test_a_crossed_red_line_is_a_no_and_says_what_is_left_without_it() -> None:
    """Below reported it is only a possible one: without it a loss is only possible."""
    assert Stance(Vote.NO, "red_line:a.never", Grade.UNSOURCED, Vote.OPEN) == STANCES(
        "a", package("z")
    )


def test_where_both_fit_the_vote_is_open() -> None:
    """A gain here and something unknown there may go either way."""
    assert Vote.OPEN == STANCES("a", package("y", "y")).vote


def test_a_party_nobody_knows_has_an_unknown_vote() -> None:
    """Silence is neither a yes nor a no."""
    assert Stance(Vote.UNKNOWN) == STANCES("b", package("y"))

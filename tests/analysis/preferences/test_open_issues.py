"""Packages that leave issues open, numbers on straight lines, and other corners of the set."""

from __future__ import annotations

from fractions import Fraction

from detente.analysis.preferences import Outlook, Span
from detente.case import (
    Among,
    Case,
    Condition,
    Direction,
    Issue,
    Linkage,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Range,
    Statement,
    Swings,
    Value,
    Wants,
    Weight,
    Worth,
    WouldWalkAway,
    text,
)

F = Fraction
NAMED = (
    Issue("i", options=(Option("a"), Option("b")), status_quo="a"),
    Issue("j", options=(Option("a"), Option("b"), Option("c"))),
)


def outlook(
    *statements: Statement, issues: tuple[Issue, ...] = NAMED, linkages: tuple[Linkage, ...] = ()
) -> Outlook:
    """What one party says of two issues, the second without a status quo."""
    parties = (Party("p", text("P")),)
    case = Case("open", parties=parties, issues=issues, statements=statements, linkages=linkages)
    return Outlook(case, "p")


def package(**choices: str) -> Package:
    """A package by its choices."""
    return Package(tuple(choices.items()))


HALVES = (Weight("w.i", "p", "i", F(50)), Weight("w.j", "p", "j", F(50)))
ORDERS = (
    Order("o.i", "p", "i", (("b",), ("a",))),
    Order("o.j", "p", "j", (("c",), ("b",), ("a",))),
)


def test_an_open_issue_may_be_any_option() -> None:
    """The best option is at least as good as an open one, and at most a whole swing better."""
    found = outlook(*HALVES, *ORDERS)

    assert Span(F(0), F(1, 2)) == found.difference(package(i="a", j="c"), package(i="a"))
    assert Span(F(-1, 2), F(0)) == found.difference(package(i="a"), package(i="a", j="c"))
    assert Span(F(1, 2), F(1)) == found.utility(package(i="b"))


def test_two_packages_are_equal_on_what_both_leave_open() -> None:
    """Only the issues on which packages differ count."""
    found = outlook(*HALVES, *ORDERS)

    assert Span(F(1, 2), F(1, 2)) == found.difference(package(i="b"), package(i="a"))


def test_a_combination_may_hang_on_an_open_issue() -> None:
    """What is worth less with an option of an open issue may or may not be lost."""
    link = Linkage(
        "l",
        "worth",
        Condition((("i", Among(("b",))), ("j", Among(("c",))))),
        worth=Worth(F(-80)),
        owner="p",
    )
    for more in ((), (Swings("s", "p", (("i", "j"),)),)):
        found = outlook(*HALVES, *ORDERS, *more, linkages=(link,))

        assert Span(F(-3, 10), F(1, 2), True) == found.difference(package(i="b"), package(i="a"))
        same = found.difference(package(i="b"), package(i="b"))

        assert (F(0), F(0)) == (same.low, same.high)


RANGE = (Issue("n", range=Range(F(0), F(12), F(2)), status_quo="0"),)


def test_position_between_valued_numbers_lies_on_their_line() -> None:
    """Wanting the middle of a straight line most contradicts ends that are worth less."""
    ends = (Value("v.0", "p", "n", "0", F(0)), Value("v.12", "p", "n", "12", None, (F(90), F(100))))

    assert outlook(*ends, Wants("x", "p", "n", ("6",)), issues=RANGE).contradictory
    assert not outlook(*ends, Wants("x", "p", "n", ("12",)), issues=RANGE).contradictory


def test_order_of_numbers_on_a_line_bounds_its_ends() -> None:
    """Preferring 8 to 4 says that the line between 0 and 12 does not fall."""
    some = (F(0), F(100))
    ends = (Value("v.0", "p", "n", "0", None, some), Value("v.12", "p", "n", "12", None, some))
    found = outlook(*ends, Order("o", "p", "n", (("8",), ("4",))), issues=RANGE)
    change = found.difference(package(n="10"), package(n="2"))

    assert change.low is not None
    assert change.low >= 0


def test_a_direction_runs_to_the_last_step() -> None:
    """Where the steps miss the end of a range, the last one is the best there is."""
    uneven = (Issue("n", range=Range(F(0), F(10), F(3)), status_quo="0"),)
    found = outlook(Direction("d", "p", "n", "more"), issues=uneven)

    assert Span(F(1), F(1)) == found.utility(package(n="9"))


def test_an_issue_with_one_option_weighs_nothing() -> None:
    """Nothing can be gained on it, so it takes no weight from the others."""
    single = (NAMED[0], Issue("k", options=(Option("only"),), status_quo="only"))
    found = outlook(Direction("d", "p", "i", "more"), issues=single)

    assert Span(F(1), F(1)) == found.utility(package(i="b", k="only"))


def test_strict_statements_that_only_tie_contradict_one_another() -> None:
    """Preferring each of two packages to the other is a contradiction, not a tie."""
    one, other = package(i="b", j="a"), package(i="a", j="c")
    both = (Prefers("x", "p", one, other), Prefers("y", "p", other, one))

    assert outlook(*ORDERS, *both).contradictory
    assert not outlook(*ORDERS, both[0]).contradictory


def test_signing_what_is_refused_contradicts() -> None:
    """It cannot be more than a package is worth and less than something no better."""
    walks = WouldWalkAway("x", "p", package(i="b", j="c"))
    prefers = Prefers("y", "p", package(i="a", j="a"), package(i="b", j="c"))

    assert not outlook(*ORDERS, walks).contradictory
    assert outlook(*ORDERS, walks, prefers).contradictory


def test_indifference_everywhere_is_a_tie_and_no_contradiction() -> None:
    """A party to whom everything is the same has utilities, all of them equal."""
    same = (
        Order("o.i", "p", "i", (("a", "b"),)),
        Order("o.j", "p", "j", (("a", "b", "c"),)),
    )
    found = outlook(*same, Swings("s", "p", (("i", "j"),)))

    assert not found.contradictory
    assert Span(F(0), F(0)) == found.difference(package(i="a", j="a"), package(i="b", j="c"))

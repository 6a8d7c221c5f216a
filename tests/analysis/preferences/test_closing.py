"""Which single unknown would settle an open pair, and from where on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from detente.analysis.preferences import Outlook, Span
from detente.analysis.preferences.conflicts import Closing, Unknown, would_close
from detente.case import Case, Package, Ratio, Statement, Swings, Value
from strategies.one_party import PARTY, PATH, Mind, case_of, orders

F = Fraction


def case(*said: Statement) -> Case:
    """Two issues of three options in order, and what else is said."""
    row = {"o0": F(100), "o1": F(50), "o2": F(0)}
    mind = Mind({"i0": F(60), "i1": F(40)}, {"i0": row, "i1": row})
    return case_of(mind, [*orders(mind), *said])


def package(first: str, second: str) -> Package:
    """One option of each issue."""
    return Package((("i0", first), ("i1", second)))


def closing(found: tuple[Closing, ...], unknown: Unknown) -> Closing:
    """What is said of one unknown."""
    return next(each for each in found if each.unknown == unknown)


def test_the_weight_decides_between_best_and_worst() -> None:
    """All of one issue against all of the other: it is the half of their weight that decides."""
    outlook = Outlook(case(), PARTY)
    (found,) = would_close(outlook, package("o0", "o2"), package("o2", "o0"))

    assert Unknown("weight", "i0", "i1") == found.unknown
    assert (Span(F(1, 2), F(1)), Span(F(0), F(1, 2))) == (found.more, found.less)
    assert 1 == found.closes


def test_a_value_decides_where_the_weights_are_known() -> None:
    """Weights two to one: half way on the heavier issue is worth all of the lighter one."""
    twice = Ratio(f"{PATH}.ratios.1", PARTY, "i0", "i1", (F(2), F(2)))
    outlook = Outlook(case(twice), PARTY)
    found = would_close(outlook, package("o1", "o2"), package("o2", "o0"))

    value = closing(found, Unknown("value", "i0", "o1"))
    assert (Span(F(1, 2), F(1)), Span(F(0), F(1, 2))) == (value.more, value.less)
    assert 1 == value.closes
    assert value == found[0]


def test_what_it_says_holds_once_it_is_said() -> None:
    """With the unknown where the package is said to be certain, it is."""
    heavier = Ratio(f"{PATH}.ratios.1", PARTY, "i0", "i1", (F(5, 4), F(2)))
    middle = Value(f"{PATH}.values.i0.o1", PARTY, "i0", "o1", None, (F(30), F(90)))
    plain = case(heavier, middle)
    more, less = package("o1", "o2"), package("o2", "o0")
    value = closing(would_close(Outlook(plain, PARTY), more, less), Unknown("value", "i0", "o1"))

    assert (Span(F(4, 5), F(9, 10)), Span(F(3, 10), F(1, 2))) == (value.more, value.less)
    assert F(1, 2) == value.closes
    for ends, better, worse in (((80, 90), more, less), ((30, 50), less, more)):
        said = replace(middle, interval=(F(ends[0]), F(ends[1])))
        assert Outlook(case(heavier, said), PARTY).no_loss(better, worse)


def test_what_is_certain_needs_no_question() -> None:
    """Where nothing is open there is nothing to close."""
    assert () == would_close(Outlook(case(), PARTY), package("o0", "o0"), package("o1", "o2"))


def test_a_contradiction_is_resolved_first() -> None:
    """Of a party that contradicts itself no unknown is asked."""
    circle = (
        Swings(f"{PATH}.swings.1", PARTY, (("i0",), ("i1",))),
        Swings(f"{PATH}.swings.2", PARTY, (("i1",), ("i0",))),
    )

    assert () == would_close(
        Outlook(case(*circle), PARTY), package("o0", "o2"), package("o2", "o0")
    )

"""Strengths in words: no number is attached to any, and a stronger word is a larger difference."""

from __future__ import annotations

from fractions import Fraction

from detente.analysis.preferences import Outlook
from detente.analysis.preferences.relations import compare
from detente.case import (
    Case,
    Differs,
    Issue,
    Option,
    Order,
    Package,
    Party,
    Scale,
    Statement,
    Weight,
    Word,
    text,
)

F = Fraction
HOLDER = "a"


def case(*said: Statement, same_words: bool = False) -> Case:
    """Two issues of three options, best first."""
    options = tuple(Option(name) for name in ("top", "mid", "low"))
    orders = (
        Order(f"order.{i}", HOLDER, i, (("top",), ("mid",), ("low",))) for i in ("wage", "hours")
    )
    return Case(
        id="words",
        parties=(Party(HOLDER, text("A")),),
        issues=tuple(Issue(i, options=options, status_quo="low") for i in ("wage", "hours")),
        statements=(*orders, *said),
        scales=(Scale(HOLDER, same_words=same_words),),
    )


def differs(name: str, issue: str, better: str, worse: str, *words: Word) -> Differs:
    """So much better in words: one, or from one to another."""
    return Differs(name, HOLDER, issue, better, worse, words[0], words[-1])


WEAK = differs("weak", "wage", "top", "mid", Word.WEAK)
STRONG = differs("strong", "wage", "mid", "low", Word.STRONG)


def test_a_stronger_word_is_a_larger_difference() -> None:
    """From weak above strong below the middle lies in the upper half, and nothing else follows."""
    value = Outlook(case(WEAK, STRONG), HOLDER).value("wage", "mid")

    assert (F(1, 2), F(1)) == (value.low, value.high)


def test_words_of_one_issue_say_nothing_of_another() -> None:
    """Unless words mean the same everywhere, weak here may be more than strong there."""
    said = (WEAK, differs("there", "hours", "top", "low", Word.STRONG))
    own = Outlook(case(*said), HOLDER).weight("hours")
    shared = Outlook(case(*said, same_words=True), HOLDER)
    step_here = Package((("wage", "top"), ("hours", "low")))
    step_there = Package((("wage", "mid"), ("hours", "top")))

    assert (F(0), F(1)) == (own.low, own.high)
    assert "certain" == compare(shared, step_there, step_here).label


def test_no_difference_is_the_same_worth() -> None:
    """A difference of none makes two options equal, which an order between them contradicts."""
    none = differs("none", "wage", "top", "mid", Word.NONE)
    flat = case(none)
    unranked = Case(
        id=flat.id,
        parties=flat.parties,
        issues=flat.issues,
        statements=(none, differs("weak", "wage", "mid", "low", Word.WEAK)),
    )

    assert Outlook(flat, HOLDER).contradictory
    assert not Outlook(unranked, HOLDER).contradictory


def test_a_weaker_word_for_a_larger_step_contradicts_itself() -> None:
    """The whole step cannot be weak while a part of it is strong; the proof names both."""
    outlook = Outlook(case(STRONG, differs("whole", "wage", "top", "low", Word.WEAK)), HOLDER)
    reason = outlook.refutation()

    assert reason is not None
    assert {"strong", "whole"} <= set(reason.origins)


def test_a_range_of_words_holds_what_each_of_them_does() -> None:
    """Between weak and extreme there is no upper end: only that it is no less than weak."""
    wide = differs("wide", "wage", "mid", "low", Word.WEAK, Word.EXTREME)
    said = (differs("weak", "wage", "top", "mid", Word.WEAK), wide)
    value = Outlook(case(*said), HOLDER).value("wage", "mid")
    least = differs("least", "wage", "mid", "low", Word.VERY_WEAK, Word.WEAK)
    other = Outlook(case(differs("much", "wage", "top", "mid", Word.STRONG), least), HOLDER)

    assert (F(0), F(1)) == (value.low, value.high)
    assert (F(0), F(1, 2)) == (other.value("wage", "mid").low, other.value("wage", "mid").high)


def test_words_on_an_issue_without_weight_decide_nothing() -> None:
    """Where nothing is at stake a strong difference is no contradiction."""
    said = (STRONG, Weight("w1", HOLDER, "wage", F(0)), Weight("w2", HOLDER, "hours", F(1)))

    assert not Outlook(case(*said), HOLDER).contradictory

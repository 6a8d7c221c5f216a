"""Two things said of the same value or weight: both hold, on either scale."""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente.analysis.preferences import Outlook
from detente.case import Case, Issue, Option, Party, Ratio, Scale, Statement, Value, Weight, text

F = Fraction


def outlook(*said: Statement, as_given: bool = False) -> Outlook:
    """What is compatible with what one party says of two issues."""
    options = (Option("good"), Option("fair"), Option("bad"))
    return Outlook(
        Case(
            id="twice",
            parties=(Party("a", text("A")),),
            issues=tuple(Issue(i, options=options, status_quo="bad") for i in ("wage", "hours")),
            statements=said,
            scales=(Scale("a", as_given=as_given),),
        ),
        "a",
    )


def value(name: str, low: int, high: int) -> Value:
    """A value of the fair option between two ends."""
    return Value(name, "a", "wage", "fair", None, (F(low), F(high)))


@pytest.mark.parametrize("as_given", [False, True])
def test_two_values_leave_what_lies_in_both(as_given: bool) -> None:
    """Overlapping intervals are cut to what they share, in points or as given."""
    ends = (Value("top", "a", "wage", "good", F(100)), Value("end", "a", "wage", "bad", F(0)))
    weights = (Weight("w", "a", "wage", F(1)), Weight("v", "a", "hours", F(1)))
    found = outlook(*ends, *weights, value("one", 20, 60), value("two", 40, 80), as_given=as_given)
    span, unit = found.value("wage", "fair"), 1 if as_given else 100

    assert not found.contradictory
    assert (F(40, unit), F(60, unit)) == (span.low, span.high)


@pytest.mark.parametrize("as_given", [False, True])
def test_two_values_apart_contradict(as_given: bool) -> None:
    """Intervals with nothing in common leave nothing compatible."""
    weight = Weight("w", "a", "wage", F(1))

    assert outlook(
        weight, value("one", 0, 20), value("two", 40, 80), as_given=as_given
    ).contradictory


def test_a_second_weight_stands_beside_those_of_the_others() -> None:
    """Each weight is a share of the total it makes with the others, and both shares hold."""
    first = Weight("one", "a", "wage", None, (F(20), F(40)))
    second = Weight("two", "a", "wage", None, (F(30), F(50)))
    found = outlook(first, Weight("w", "a", "hours", None, (F(0), F(100))), second).weight("wage")

    assert (F(1, 3), F(1, 2)) == (found.low, found.high)


def test_a_weight_of_one_issue_alone_contradicts_no_other() -> None:
    """Points of one issue are all of their own total: they say nothing of the other."""
    first = Weight("one", "a", "wage", None, (F(20), F(40)))
    found = outlook(first, Weight("two", "a", "wage", None, (F(60), F(80))))

    assert not found.contradictory


def test_who_compares_issues_has_said_something_of_both() -> None:
    """A ratio speaks of both its issues."""
    found = outlook(Ratio("ratio", "a", "wage", "hours", (F(2), None)))

    assert found.knows("wage")
    assert found.knows("hours")

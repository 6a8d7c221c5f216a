"""The options of a number: its steps as text, with today's number where that is none of them."""

from __future__ import annotations

from fractions import Fraction

from detente.case import Issue, Range

STEPS = Range(Fraction(0), Fraction(1), Fraction(1, 2))


def test_a_number_has_its_steps() -> None:
    """From the lowest to the highest, each in its shortest exact text."""
    assert Issue("toll", range=STEPS).option_ids() == ("0", "0.5", "1")


def test_today_stands_among_the_steps() -> None:
    """A number that is no step is an option where it is today's, in its place."""
    assert Issue("toll", range=STEPS, status_quo="0.3").option_ids() == ("0", "0.3", "0.5", "1")


def test_issues_with_one_range_keep_their_own_today() -> None:
    """What is kept of one range is nothing that another issue with it could see."""
    numbers = [Issue("a", range=STEPS, status_quo=today) for today in ("2", None, "1", "2")]
    assert [issue.option_ids()[-1] for issue in numbers] == ["2", "1", "1", "2"]

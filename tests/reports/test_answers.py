"""What ``improve`` and ``diff`` say."""

from __future__ import annotations

from fractions import Fraction

from detente.app.analyze import analyze
from detente.app.diff import diff_cases
from detente.app.improve import improve
from detente.case import (
    Among,
    Basis,
    Case,
    Condition,
    Direction,
    Grade,
    Issue,
    Option,
    Party,
    RedLine,
    Value,
    Weight,
    text,
)
from detente.case.statements import Statement
from detente.reports import (
    difference_json,
    difference_text,
    improvements_json,
    improvements_text,
)


def _case(*statements: Statement, lines: tuple[RedLine, ...] = ()) -> Case:
    issues = tuple(
        Issue(
            name, text(name.capitalize()), options=(Option("low"), Option("high")), status_quo="low"
        )
        for name in ("water", "toll")
    )
    parties = (Party("up", text("Upland")), Party("down", text("Delta")))
    return Case("river", parties=parties, issues=issues, statements=statements, red_lines=lines)


def _numbers() -> tuple[Statement, ...]:
    """Upland cares for the toll, Delta for the water; both gain if each gives way on the other."""
    made: list[Statement] = []
    for party, water, toll, best in (("up", 20, 80, "low"), ("down", 80, 20, "high")):
        path = f"statements.{party}"
        made += [
            Weight(f"{path}.weights.water", party, "water", Fraction(water)),
            Weight(f"{path}.weights.toll", party, "toll", Fraction(toll)),
        ]
        for option in ("low", "high"):
            value = Fraction(100 if option == best else 0)
            made.append(Value(f"{path}.values.water.{option}", party, "water", option, value))
            value = Fraction(100 if option != best else 0)
            made.append(Value(f"{path}.values.toll.{option}", party, "toll", option, value))
    return tuple(made)


def test_exchange_is_told_issue_by_issue() -> None:
    """Logrolling is said in words: who gives way on what, and gains on what."""
    case = _case(*_numbers())
    words = improvements_text(case, improve(case, "status-quo"), "en")

    assert "Upland: gives way on “Water”, gains on “Toll”; all in all no loss" in words
    assert "Delta: gives way on “Toll”, gains on “Water”; all in all no loss" in words


def test_nothing_better_is_said_to_be_proved_only_where_it_is() -> None:
    """With fixed utilities an efficient package is called so; without, only what was looked at."""
    numbers, silent = _case(*_numbers()), _case()

    assert "Nothing is better" in improvements_text(
        numbers, improve(numbers, "water=high,toll=high"), "en"
    )
    assert "Nichts ist besser" not in improvements_text(silent, improve(silent, "status-quo"), "de")


def test_gains_are_numbers_and_exact_fractions() -> None:
    """The values of an improvement carry the gain both ways."""
    case = _case(*_numbers())
    first = improvements_json(case, improve(case, "status-quo"), "en")["improvements"][0]

    assert {"up": 0.6, "down": 0.6} == first["gain"]
    assert {"up": "3/5", "down": "3/5"} == first["exact"]


def test_dropped_red_line_is_named_as_the_cause() -> None:
    """A cell that turns because a red line went is told with that red line."""
    wish = Direction("statements.down.direction.water", "down", "water", "more")
    refuses = (Condition((("water", Among(("high",))),)),)
    line = RedLine("up", "water", refuses, text("No water"), Basis(Grade.SAID))
    old, new = _case(wish, lines=(line,)), _case(wish)
    found = diff_cases(old, new)
    cells = [each for each in difference_json(found, "en")["flipped"] if each["kind"] == "step"]

    assert [["red_lines.up.water"]] == [each["because"] for each in cells]
    assert "red_lines.up.water (entfallen)" in difference_text(found, "de")


def test_same_case_twice_has_no_difference() -> None:
    """Two equal versions are said to say the same, and nothing flipped."""
    case = _case(*_numbers())

    assert "The two versions say the same.\n\nNo finding flipped.\n" == difference_text(
        diff_cases(case, case), "en"
    )
    assert analyze(case).status == "ok"

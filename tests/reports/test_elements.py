"""Elements of a case in words: found by id or path, in short and in full."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from detente.analysis.agreements import Acceptance
from detente.analysis.overview import Cell, Row
from detente.case import (
    Basis,
    Bounds,
    Condition,
    Constraint,
    Direction,
    Grade,
    Order,
    Package,
    Prefers,
    RedLine,
    Statement,
    Swings,
    Value,
    Weight,
    WouldSign,
    WouldWalkAway,
    text,
)
from detente.reports.words import elements
from detente.reports.words.cell import deciding
from detente.reports.words.names import Names
from detente.reports.words.six import count
from detente.reports.words.statements import grouped, statement
from strategies.findings import harbour_case

SCHOOL = Package((("training", "school"),))
SAID = Basis(grade=Grade.SAID)
HERE = "statements.union.s"
HALF = Fraction(5, 2)
SPOKEN: tuple[tuple[Statement, str, str], ...] = (
    (
        Direction(HERE, "union", "allowance", "more"),
        "Night allowance: more is better",
        "Nachtzuschlag: mehr ist besser",
    ),
    (
        Order(HERE, "union", "quay", (("long",), ("none", "short"))),
        "New quay, best first: Long quay, then No new quay = Short quay",
        "Neuer Kai, das Beste zuerst: Langer Kai, dann Kein neuer Kai = Kurzer Kai",
    ),
    (
        Swings(HERE, "union", (("quay",), ("training", "shifts"))),
        "what matters most, first: New quay, then Training and Shift model",
        "am meisten zählt, der Reihe nach: Neuer Kai, dann Ausbildung und Schichtmodell",
    ),
    (
        Value(HERE, "union", "quay", "long", HALF, None, SAID),
        "New quay, Long quay: 2.5 points",
        "Neuer Kai, Langer Kai: 2,5 Punkte",
    ),
    (
        Value(HERE, "union", "quay", "long", HALF, None, Basis(grade=Grade.ASSUMED)),
        "New quay, Long quay: some points",
        "Neuer Kai, Langer Kai: einige Punkte",
    ),
    (
        Weight(HERE, "union", "quay", Fraction(30), (Fraction(20), Fraction(40)), SAID),
        "New quay weighs 30 (20 to 40) points",
        "Neuer Kai wiegt 30 (20 bis 40) Punkte",
    ),
    (
        Prefers(HERE, "union", SCHOOL, Package((("training", "none"),))),
        "prefers Training: Joint school to Training: None",
        "lieber Ausbildung: Gemeinsame Schule als Ausbildung: Keine",
    ),
    (
        WouldSign(HERE, "union", SCHOOL),
        "would sign: Training: Joint school",
        "würde unterschreiben: Ausbildung: Gemeinsame Schule",
    ),
    (
        WouldWalkAway(HERE, "union", SCHOOL),
        "would rather have no deal than: Training: Joint school",
        "lieber keine Einigung als: Ausbildung: Gemeinsame Schule",
    ),
)


@pytest.mark.parametrize(("said", "english", "german"), SPOKEN)
def test_statements_in_both_languages(said: Statement, english: str, german: str) -> None:
    """Every kind of statement has a line; decimals that nobody said are not printed."""
    case = harbour_case()

    assert (english, german) == (
        statement(Names(case, "en"), said),
        statement(Names(case, "de"), said),
    )


@pytest.mark.parametrize("said", [said for said, _, _ in SPOKEN])
@pytest.mark.parametrize("language", ["en", "de"])
def test_statements_are_short_in_a_cell(said: Statement, language: str) -> None:
    """In a cell every kind of statement takes six words at most, and says something."""
    case = replace(harbour_case(), statements=(said,))
    words = elements.short(Names(case, language), said.id)

    assert 1 <= count(words) <= 6


def test_values_of_an_issue_share_a_line() -> None:
    """Weights stand in one line and values in one per issue, where they rest on the same."""
    case = harbour_case()
    said = (
        Weight("a", "union", "quay", Fraction(30), None, SAID),
        Weight("b", "union", "shifts", Fraction(70), None, SAID),
        Value("c", "union", "quay", "none", Fraction(0), None, SAID),
        Value("d", "union", "quay", "long", Fraction(100), None, SAID),
        Value("e", "union", "quay", "short", Fraction(50), None, Basis(grade=Grade.ASSUMED)),
    )

    assert [
        "how much each issue counts, in points: New quay: 30, Shift model: 70",
        "New quay, in points: No new quay: 0, Long quay: 100",
        "New quay, in points: Short quay: 50",
    ] == [words for words, _ in grouped(Names(case, "en"), said)]


@pytest.mark.parametrize("element", ["red_line:union.fixed-shifts", "red_lines.union.fixed-shifts"])
def test_red_line_is_found_by_demand_and_by_path(element: str) -> None:
    """Both ways of naming a red line lead to it."""
    names = Names(harbour_case(), "en")

    assert ("No work on call", "union", Grade.UNSOURCED) == (
        elements.short(names, element),
        elements.owner_of(names, element),
        elements.grade_of(names, element),
    )


def test_long_red_line_is_told_by_what_the_package_crosses() -> None:
    """Without a short reason, a cell names the options that the package has crossed."""
    case = harbour_case()
    line = RedLine(
        "union",
        "wide",
        (
            Condition((("allowance", Bounds(below=Fraction(1, 2))),)),
            Condition((("allowance", Bounds(at_least=Fraction(3))), ("quay", Bounds()))),
        ),
        text("a reason of very many words that fits no cell"),
    )
    names = Names(replace(case, red_lines=(line,)), "en", brief=True)
    found = [
        elements.short(names, "red_line:union.wide", Package((("allowance", number),)))
        for number in ("0", "3")
    ]

    assert ["red line: Night allowance"] * 2 == found


def test_facts_are_told_without_an_owner() -> None:
    """A linkage or a cap of nobody says only what it ties."""
    cap = Constraint("cap", (("allowance", Fraction(1)),), Fraction(3), text("EUR"))
    names = Names(replace(harbour_case(), constraints=(cap,)), "en")

    assert (
        "“New quay: Long quay” only with “Bird reserve: Moved”",
        "Night allowance together cost at most 3 EUR",
    ) == (
        elements.full(names, "linkage:birds-first"),
        elements.full(names, "constraint:cap"),
    )


def test_unknown_element_is_its_id() -> None:
    """An id that the case does not know is printed as it is."""
    names = Names(harbour_case(), "en")

    assert ("no_deal:nobody", "no_deal:nobody") == (
        elements.short(names, "no_deal:nobody"),
        elements.full(names, "no_deal:nobody"),
    )


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("walk_away", "would walk away from it"),
        ("open", "its wishes here are unknown"),
        ("no_deal_open", "better or worse than today"),
    ],
)
def test_statement_that_only_bounds_no_deal_is_not_the_reason(reason: str, words: str) -> None:
    """A package it would walk away from is named only where that decides the cell."""
    said = WouldWalkAway(HERE, "union", SCHOOL)
    names = Names(replace(harbour_case(), statements=(said,)), "en", brief=True)
    row = Row("no-deal", "no_deal", None, (), ())
    cell = Cell("union", Acceptance.POSSIBLE, reason, HERE, None, (), Acceptance.POSSIBLE)

    assert words == deciding(names, row, cell)


def test_package_in_a_sentence_is_named_by_its_first_choices() -> None:
    """In the brief a package somebody would sign is told by two of its choices."""
    package = Package((("training", "school"), ("shifts", "fixed"), ("quay", "long"), ("x", "y")))
    said = WouldSign(HERE, "union", package)
    names = Names(replace(harbour_case(), statements=(said,)), "en", brief=True)

    assert (
        "would sign: Training: Joint school, Shift model: Fixed shifts and two more"
        == elements.named(names, HERE)
    )

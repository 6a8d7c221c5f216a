from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

import detente
from detente.analysis.agreements import acceptance, grade_of
from detente.analysis.overview import Analysis
from detente.analysis.preferences import Outlook
from detente.analysis.robustness import Question
from detente.case import (
    Case,
    Direction,
    Issue,
    NoDeal,
    Option,
    Package,
    Party,
    Scale,
    Value,
    Wants,
    Weight,
    text,
)
from strategies.brief_cases import analysed_said, said_case
from strategies.shipped_cases import EXAMPLES, analysed


def _answers(case: Case, question: Question) -> Iterator[Case]:
    """The case with every answer the question could get, coarsely."""
    party = question.party
    if question.kind == "confirm":
        yield case.without(question.element)
    elif question.kind == "no_deal":
        others = tuple(n for n in case.no_deal if n.party != party)
        for points in (-1000, 0, 100, 1000):
            worth = replace(
                case.no_deal_of(party), value=Fraction(points), interval=None, comparisons=()
            )
            yield replace(case, no_deal=(*others, worth))
    else:
        for option in case.issue(question.element).option_ids():
            yield case.adding(Wants("answer", party, question.element, (option,)))


def _turned(analysis: Analysis, question: Question) -> set[tuple[str, str]]:
    turned: set[tuple[str, str]] = set()
    for case in _answers(analysis.case, question):
        outlook = Outlook(case, question.party)
        for row in analysis.brief.rows:
            before = {cell.party: cell.acceptance for cell in row.cells}[question.party]
            if acceptance(outlook, row.package).acceptance is not before:
                turned.add((row.ref, question.party))
    return turned


@pytest.mark.parametrize("seed", range(20))
def test_some_answer_turns_each_cell_named(seed: int) -> None:
    """Every cell a question names is turned by one of the answers it could get."""
    analysis = analysed_said(seed)

    assert all(set(q.flips) <= _turned(analysis, q) for q in analysis.questions)


@pytest.mark.parametrize("name", EXAMPLES)
def test_some_answer_turns_each_cell_named_in_the_examples(name: str) -> None:
    """The same in the examples."""
    analysis = analysed(name)

    assert all(q.flips and set(q.flips) <= _turned(analysis, q) for q in analysis.questions)


def test_the_question_that_settles_most_comes_first() -> None:
    """Cells of those who negotiate count before those of others, then the number of cells."""
    for seed in range(20):
        analysis = detente.analyze(said_case(Random(seed)), ["ash"])
        keys = [(q.party not in analysis.parties, -len(q.flips)) for q in analysis.questions]
        assert sorted(keys) == keys


def test_only_what_is_open_is_asked() -> None:
    """A confirmed element is not asked about, nor a stated no deal, nor an issue spoken of."""
    for seed in range(20):
        analysis = analysed_said(seed)
        for question in analysis.questions:
            outlook = Outlook(analysis.case, question.party)
            if question.kind == "confirm":
                assert grade_of(analysis.case, question.element).only_possible
            elif question.kind == "no_deal":
                assert not {"within", "equal"} & {r.kind for r in outlook.no_deal}
            else:
                assert not outlook.knows(question.element)


def _one_issue(*statements: Value | Weight | Direction, scale: Scale | None = None) -> Case:
    return Case(
        id="one",
        parties=(Party("ash", text("Ash")),),
        issues=(Issue("pay", options=(Option("low"), Option("high")), status_quo="low"),),
        statements=statements,
        scales=() if scale is None else (scale,),
        no_deal=(NoDeal("ash", text=text("A strike")),),
    )


def test_no_deal_is_asked_for_where_numbers_are_as_given() -> None:
    """A party with numbers on a scale of its own is asked for its no deal like any other."""
    case = _one_issue(
        Weight("w", "ash", "pay", Fraction(1)),
        Value("v1", "ash", "pay", "low", Fraction(5000)),
        Value("v2", "ash", "pay", "high", Fraction(9000)),
        scale=Scale("ash", as_given=True),
    )
    analysis = detente.analyze(case)
    (asked,) = [q for q in analysis.questions if q.kind == "no_deal"]
    package = Package((("pay", "low"),))
    walking = replace(case, no_deal=(NoDeal("ash", value=Fraction(9999)),))

    assert "refused" == acceptance(Outlook(walking, "ash"), package).acceptance
    assert {row.ref for row in analysis.brief.rows} == {ref for ref, _ in asked.flips}


def test_a_party_that_said_nothing_is_asked_what_it_wants() -> None:
    """Nothing said at all: the questions are its no deal and the issue in play."""
    case = replace(_one_issue(), no_deal=())
    other = Party("birch", text("Birch"))
    wants = Wants("b", "birch", "pay", ("high",))
    analysis = detente.analyze(replace(case, parties=(*case.parties, other)).adding(wants))

    assert {("no_deal", "ash"), ("issue", "ash"), ("no_deal", "birch")} == {
        (q.kind, q.party) for q in analysis.questions if q.kind != "confirm"
    }

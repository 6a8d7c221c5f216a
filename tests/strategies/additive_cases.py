"""Random cases whose statements fix every utility, as sums over issues: what exports can write.

Both scales, every kind of range, awkward names, constants, caps, discounts, values below 0, gaps in
the worth of no deal, and combinations that concern one issue only.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from detente.case import (
    Among,
    Case,
    Condition,
    Issue,
    Linkage,
    NoDeal,
    Option,
    Party,
    Range,
    Scale,
    Statement,
    Text,
    Value,
    Weight,
    Worth,
)
from strategies.draws import AWKWARD

Draw = Callable[[st.SearchStrategy[Any]], Any]

_IDS = st.one_of(
    st.sampled_from([f"{letter}{number}" for letter in "abc" for number in range(9)]),
    st.sampled_from([word for word in AWKWARD if word == word.strip()]),
    st.sampled_from(["domain", "con", "utility pareto", "_x", ".y", "A1", "a/b", "&amp;", "<b>"]),
)
_POINTS = st.one_of(
    st.integers(0, 400).map(lambda quarter: Fraction(quarter, 4)),
    st.sampled_from([Fraction(200, 3), Fraction(100, 7), Fraction("12.34567890123456789")]),
)
_SMALL = st.one_of(
    st.integers(0, 20).map(lambda part: Fraction(part, 20)),
    st.sampled_from([Fraction(2, 3), Fraction(1, 7), Fraction("0.12345678901234567")]),
)
_ANY = st.one_of(_SMALL, _SMALL.map(lambda number: 7 * number - 3), st.just(Fraction(1, 10**20)))


def _ids(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(_IDS, unique=True, min_size=least, max_size=most)


@st.composite
def additive_cases(draw: Draw) -> Case:
    """A case of one to three parties over one to three issues; `check` finds no error in it."""
    issues = tuple(_issue(draw, one) for one in draw(_ids(1, 3)))
    names = draw(_ids(1, 3))
    statements: list[Statement] = []
    scales, worths, ties = [], [], []
    for party in names:
        native = draw(st.booleans())
        statements += _native(draw, party, issues) if native else _given(draw, party, issues)
        scales.append(_scale(draw, party, native))
        if draw(st.booleans()):
            worths.append(NoDeal(party, draw(_POINTS if native else _ANY)))
        if draw(st.integers(0, 4)) == 0 and issues[0].options:
            when = Condition(((issues[0].id, Among((issues[0].options[0].id,))),))
            worth = Worth(Fraction(5 if native else 0))
            ties.append(Linkage(f"tie of {party}", "worth", when, worth=worth, owner=party))
    return Case(
        id="made up",
        parties=tuple(Party(one, Text(plain=one)) for one in names),
        issues=issues,
        statements=tuple(statements),
        scales=tuple(scales),
        no_deal=tuple(worths),
        linkages=tuple(ties),
    )


def _issue(draw: Draw, one: str) -> Issue:
    if draw(st.booleans()):
        return Issue(one, options=tuple(Option(name) for name in draw(_ids(2, 4))))
    low = draw(st.integers(-3, 3).map(Fraction))
    step = draw(st.sampled_from([Fraction(1), Fraction(1), Fraction(1, 4), Fraction(1, 3)]))
    return Issue(one, range=Range(low, low + draw(st.integers(1, 4)) * step, step))


def _named(issue: Issue, draw: Draw) -> tuple[str, ...]:
    """The options that get a value: of a range its ends, sometimes every number."""
    ids = issue.option_ids()
    return ids if issue.options or draw(st.booleans()) else (ids[0], ids[-1])


def _native(draw: Draw, party: str, issues: tuple[Issue, ...]) -> list[Statement]:
    found: list[Statement] = []
    base = f"statements.{party}"
    for number, issue in enumerate(issues):
        weight = draw(st.integers(0 if number else 1, 9).map(Fraction))
        found.append(Weight(f"{base}.weights.{issue.id}", party, issue.id, weight))
        for place, option in enumerate(_named(issue, draw)):
            points = (Fraction(0), Fraction(100))[place] if place < 2 else draw(_POINTS)
            name = f"{base}.values.{issue.id}.{option}"
            found.append(Value(name, party, issue.id, option, points))
    return found


def _given(draw: Draw, party: str, issues: tuple[Issue, ...]) -> list[Statement]:
    found: list[Statement] = []
    base = f"statements.{party}"
    amounts = draw(st.sampled_from([_SMALL, _SMALL, _ANY]))
    for number, issue in enumerate(issues):
        if number and draw(st.integers(0, 5)) == 0:
            continue
        weight = draw(amounts) / len(issues)
        found.append(Weight(f"{base}.weights.{issue.id}", party, issue.id, weight))
        for option in _named(issue, draw):
            name = f"{base}.values.{issue.id}.{option}"
            found.append(Value(name, party, issue.id, option, draw(amounts)))
    return found


def _scale(draw: Draw, party: str, native: bool) -> Scale:
    discount = draw(st.sampled_from([None, None, Fraction(1, 2), Fraction("0.95")]))
    if native:
        return Scale(party, False, None, None, discount)
    constant = draw(st.sampled_from([None, None, Fraction(1, 10), Fraction(-2, 3)]))
    cap = draw(st.sampled_from([None, Fraction(1), Fraction(1), Fraction(1, 2)]))
    return Scale(party, True, constant, cap, discount)

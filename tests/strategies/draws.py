"""What random cases are drawn from: awkward ids, texts, numbers, packages and conditions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from detente.case import (
    Among,
    Basis,
    Bounds,
    Condition,
    Confidence,
    Grade,
    Issue,
    Package,
    Text,
    Withdrawal,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]

AWKWARD = (
    *("007", "1E5", "true", "no", "null", "~", "=1+1", "+3", "-5", "@sum", "a b", "x;y", "a|b"),
    *('"quoted"', "or", "each", "<below>", "a, b", "key: value", "# note", "_x0041_", "2024-01-02"),
    *(
        "<<",
        "=",
        "? x",
        "- y",
        " blank ",
        "Ärger",
        "ключ",
        "条約",
        "'",
        "{a}",
        "[b]",
        "*c",
        "&d",
        "!e",
        "%f",
        "`g`",
        "1/2",
    ),
)
"""Ids that some program takes for a number, a truth, a formula, a date or a sign of its own."""

_PLAIN = st.sampled_from([f"{letter}{number}" for letter in "abc" for number in range(9)])

IDS = st.one_of(_PLAIN, _PLAIN, st.sampled_from(AWKWARD))

_CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\u2028\u2029\ufeff"
)

WORDS = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(_CHARACTERS, min_size=1, max_size=20),
    st.just("Two lines,\nthe second: with a colon\n"),
    st.just("A sentence that is long enough to be folded " * 4),
)

_LANGUAGES = st.dictionaries(st.sampled_from(["en", "de", "fr"]), WORDS, min_size=1, max_size=3)

TEXTS = st.one_of(
    st.builds(lambda words: Text(plain=words), WORDS),
    st.builds(lambda words: Text(by_language=tuple(sorted(words.items()))), _LANGUAGES),
)

NUMBERS = st.one_of(
    st.integers(-500, 500).map(Fraction),
    st.integers(-5000, 5000).map(lambda whole: Fraction(whole, 100)),
    st.sampled_from([Fraction(2, 3), Fraction(-1, 7), Fraction(1, 10**20), Fraction(10**18)]),
)

POINTS = st.integers(0, 400).map(lambda quarter: Fraction(quarter, 4))

DAYS = st.dates(date(1850, 1, 1), date(2100, 1, 1))

MOMENTS = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)

PER_CENT = st.integers(0, 200).map(lambda half: Fraction(half, 2))

WITHDRAWALS = st.one_of(st.just(Withdrawal()), st.builds(Withdrawal, DAYS))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """It, or nothing."""
    return st.one_of(st.none(), strategy)


def seldom(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Nothing, or now and then it."""
    return st.one_of(st.none(), st.none(), st.none(), strategy)


def some(items: tuple[str, ...], least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    """Up to four of some ids, each once."""
    if not items:
        return st.just(())
    drawn = st.lists(st.sampled_from(items), unique=True, min_size=least, max_size=4)
    return drawn.map(tuple)


def some_ids(least: int, most: int) -> st.SearchStrategy[list[str]]:
    """Different ids."""
    return st.lists(IDS, unique=True, min_size=least, max_size=most)


def spread_of(draw: Draw, around: Fraction | None) -> tuple[Fraction, Fraction] | None:
    """An interval around a number; always one where there is no number."""
    if not draw(st.booleans()) and around is not None:
        return None
    middle = around if around is not None else draw(NUMBERS)
    below, above = draw(st.integers(0, 9)), draw(st.integers(0, 9))
    return (middle - below, middle + above)


def basis_of(
    draw: Draw, claims: tuple[str, ...], *, dated: bool = True, worded: bool = True
) -> Basis:
    """Any basis, on some of the claims."""
    return Basis(
        draw(maybe(st.sampled_from(Grade))),
        draw(maybe(st.sampled_from(Confidence))),
        draw(some(claims)),
        draw(maybe(IDS)),
        draw(maybe(DAYS)) if dated else None,
        draw(maybe(TEXTS)) if worded else None,
    )


def share(draw: Draw) -> tuple[Fraction | None, tuple[Fraction, Fraction] | None]:
    """Per cent: a value, an interval, or one inside the other."""
    low, middle, high = sorted(draw(PER_CENT) for _ in range(3))
    kinds = [(middle, None), (None, (low, high)), (middle, (low, high))]
    found: tuple[Fraction | None, tuple[Fraction, Fraction] | None] = draw(st.sampled_from(kinds))
    return found


def package_of(draw: Draw, issues: tuple[Issue, ...], *, plain: bool = False) -> Package:
    """A package on some of the issues; ``plain``: with no option that depends on an event."""
    named = draw(some(tuple(issue.id for issue in issues), 1))
    ways = {issue.id: issue.plain_ids() if plain else issue.option_ids() for issue in issues}
    return Package(tuple((one, draw(st.sampled_from(ways[one]))) for one in named))


def condition_of(draw: Draw, issues: tuple[Issue, ...]) -> Condition:
    """A condition on some of the issues."""
    known = {issue.id: issue for issue in issues}
    named = draw(some(tuple(known), 1))
    return Condition(tuple((one, _part(draw, known[one])) for one in named))


def conditions_of(draw: Draw, issues: tuple[Issue, ...]) -> tuple[Condition, ...]:
    """One to three conditions."""
    return tuple(condition_of(draw, issues) for _ in range(draw(st.integers(1, 3))))


def _part(draw: Draw, issue: Issue) -> Among | Bounds:
    if issue.range is None or draw(st.booleans()):
        return Among(draw(some(issue.plain_ids(), 1)))
    names = ("below", "above", "at_least", "at_most")
    return Bounds(**{name: draw(NUMBERS) for name in draw(some(names, 1))})

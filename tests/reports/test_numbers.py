"""Numbers are written as a reader of the language writes them; in the brief without decimals."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reports.words.numbers import grouped, share, written


@pytest.mark.parametrize(
    ("number", "english", "german"),
    [
        ("5/2", "2.5", "2,5"),
        ("-1/4", "−0.25", "−0,25"),
        ("1/3", "1⁄3", "1⁄3"),
        ("1200", "1200", "1200"),
        ("12000", "12\u202f000", "12\u202f000"),
    ],
)
def test_decimals_follow_the_language(number: str, english: str, german: str) -> None:
    """A decimal point in English, a comma in German, exact in both."""
    assert (english, german) == (
        written(Fraction(number), "en"),
        written(Fraction(number), "de"),
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [("5/2", "2½"), ("3/4", "¾"), ("12/5", "2⅖"), ("-1/2", "−½"), ("47/20", "2 35⁄100")],
)
def test_fractions_stand_in_for_decimals(number: str, words: str) -> None:
    """In the brief 2.5 is 2½ and 2.4 is 2⅖."""
    assert words == written(Fraction(number), "en", fractions=True)


@given(st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=1000))
def test_brief_never_prints_a_decimal(number: Fraction) -> None:
    """Whatever the number, no point or comma stands between two digits."""
    words = written(number, "de", fractions=True)

    assert "," not in words
    assert "." not in words


def test_thousands_are_set_apart() -> None:
    """Long counts get narrow spaces, short ones none."""
    assert ("9999", "1\u202f000\u202f000") == (grouped(9999, "en"), grouped(10**6, "en"))


def test_small_share_is_not_nothing() -> None:
    """Less than half a hundredth is not printed as zero."""
    assert ("22\u202f%", "< 1\u202f%", "0\u202f%") == (
        share(Fraction(22, 100)),
        share(Fraction(1, 1000)),
        share(Fraction(0)),
    )

"""The brief is set as loosely as its words allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reports.views.fit import column_widths, setting

SHORT = [["Package", "refuses"], ["Today", "refuses"]]


@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_widths_fill_the_page(told: list[bool]) -> None:
    """Whatever the columns, their widths add up to the whole page."""
    assert 1000 == sum(column_widths(told))


def test_columns_with_news_are_wider() -> None:
    """A party of whom the page tells something gets more room than a silent one."""
    _, told, silent = column_widths([True, False])

    assert told > silent


@pytest.mark.parametrize(
    ("words", "density", "fits"),
    [(10, "loose", True), (800, "close", True), (960, "tight", True), (4000, "tight", False)],
)
def test_more_words_are_set_closer(words: int, density: str, fits: bool) -> None:
    """A long brief is set closely, a longer one tightly, and one that is too long says so."""
    made = setting([True], SHORT, ["word " * words], [])

    assert (density, fits) == (made.density, made.fits)


def test_many_columns_lie_on_their_side() -> None:
    """From nine parties on the page is turned."""
    rows = [["Package", *["x"] * 9]]

    assert setting([True] * 9, rows, [], []).wide
    assert not setting([True] * 8, [rows[0][:9]], [], []).wide

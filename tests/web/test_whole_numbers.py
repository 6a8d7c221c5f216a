from __future__ import annotations

import pytest

from detente.web.numbers import whole


@pytest.mark.parametrize(
    ("written", "number"),
    [("0", 0), ("7", 7), ("007", 7), ("999999999", 999_999_999)],
)
def test_plain_digits_are_a_number(written: str, number: int) -> None:
    """Up to nine digits are read as they stand."""
    assert number == whole(written)


@pytest.mark.parametrize(
    "written", [None, "", " 7", "+7", "-7", "7.0", "1_000", "٧", "²", "1000000000", "9" * 5000]
)
def test_everything_else_is_none(written: str | None) -> None:
    """Signs, spaces, other scripts and endless numbers are no number, and no fault either."""
    assert whole(written) is None

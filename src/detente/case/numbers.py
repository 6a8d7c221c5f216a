"""Numbers as people write them: exact decimals and fractions, never through a float."""

from __future__ import annotations

import re
from fractions import Fraction

LONGEST = 64
"""Characters a number may have: enough for every real case, too few to stall the program."""

_FRACTION = re.compile(r"([+-]?\d+)/(\d+)")
_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE]([+-]?\d+))?")
_LARGEST_EXPONENT = 40


def parse_number(written: str) -> Fraction:
    """The exact value of a decimal (``0.5``, ``1e-3``) or a fraction (``2/3``).

    Raises ``ValueError`` for anything else: words, NaN, infinity, a zero denominator, more than
    64 characters, or an exponent outside -40 to 40 (twelve characters could otherwise ask for a
    billion digits).
    """
    written = written.strip()
    if len(written) > LONGEST or not written.isascii():
        raise ValueError(written[:LONGEST])
    if written.isdigit():
        return Fraction(int(written))
    if match := _FRACTION.fullmatch(written):
        if int(match[2]) == 0:
            raise ValueError(written)
        return Fraction(int(match[1]), int(match[2]))
    match = _DECIMAL.fullmatch(written)
    if not match or (match[3] and abs(int(match[3])) > _LARGEST_EXPONENT):
        raise ValueError(written)
    return Fraction(written)


def write_number(number: Fraction) -> str:
    """The shortest exact text of a number: a decimal where it ends, else a fraction."""
    if number.denominator == 1:
        return str(number.numerator)
    rest, places = number.denominator, [0, 0]
    for index, prime in enumerate((2, 5)):
        while rest % prime == 0:
            rest //= prime
            places[index] += 1
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    digits = max(places)
    scaled = abs(number) * 10**digits
    whole, part = divmod(scaled.numerator, 10**digits)
    return f"{'-' if number < 0 else ''}{whole}.{part:0{digits}d}"

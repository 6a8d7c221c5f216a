"""Numbers as a reader of the language writes them."""

from __future__ import annotations

from fractions import Fraction

from detente.case import write_number

_SIGNS = {
    Fraction(1, 2): "½",
    Fraction(1, 4): "¼",
    Fraction(3, 4): "¾",
    Fraction(1, 3): "⅓",
    Fraction(2, 3): "⅔",
    Fraction(1, 5): "⅕",
    Fraction(2, 5): "⅖",
    Fraction(3, 5): "⅗",
    Fraction(4, 5): "⅘",
}
_TENS = (10, 100, 1000)
_MINUS = "−"
_SLASH = "⁄"


def written(number: Fraction, language: str, *, fractions: bool = False) -> str:
    """An exact number: a decimal in the style of the language, or with a fraction sign.

    With ``fractions`` 2.5 is written 2½ and 2.3 is written 2 3⁄10.
    """
    if number.denominator == 1:
        return grouped(number.numerator, language)
    if fractions:
        return _with_fraction(number, language)
    digits = write_number(number).replace("-", _MINUS)
    whole, point, rest = digits.partition(".")
    if not point:
        return digits.replace("/", _SLASH)
    return f"{whole}{',' if language == 'de' else '.'}{rest}"


def grouped(number: int, language: str) -> str:
    """A whole number, its thousands set apart by a narrow space (as both languages may)."""
    del language
    digits = (
        f"{abs(number):,}".replace(",", "\u202f") if abs(number) >= 10_000 else f"{abs(number)}"
    )
    return f"{_MINUS}{digits}" if number < 0 else digits


def _with_fraction(number: Fraction, language: str) -> str:
    sign = _MINUS if number < 0 else ""
    whole, part = divmod(abs(number), 1)
    before = grouped(whole, language) if whole else ""
    if part in _SIGNS:
        return f"{sign}{before}{_SIGNS[part]}"
    below = next((ten for ten in _TENS if (part * ten).denominator == 1), part.denominator)
    above = (part * below).numerator
    return f"{sign}{before}{' ' if before else ''}{above}{_SLASH}{below}"


def share(part: Fraction) -> str:
    """A share in whole hundredths: ``22 %``; less than one of them is not called nothing."""
    hundredths = round(part * 100)
    if hundredths == 0 and part > 0:
        return "< 1\u202f%"
    return f"{hundredths}\u202f%"

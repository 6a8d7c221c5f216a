"""Formulas of the pages become MathML, or are refused by name."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from detente.reports.mathml import mathml
from helpers.needs import ROOT

PAGES = sorted((ROOT / "docs" / "explanation").glob("*/*.md"))


def inside(latex: str, *, display: bool = False) -> str:
    """What stands between the outer row of a formula."""
    return mathml(latex, display=display).partition("<mrow>")[2].removesuffix("</mrow></math>")


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("u_i", "<msub><mi>u</mi><mi>i</mi></msub>"),
        ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
        ("x^*_j", "<msubsup><mi>x</mi><mi>j</mi><mo>∗</mo></msubsup>"),
        ("v'", "<msup><mi>v</mi><mo>′</mo></msup>"),
        (r"\varepsilon \le 0.5", "<mi>ε</mi><mo>≤</mo><mn>0.5</mn>"),
        (r"\frac{a}{2}", "<mfrac><mrow><mi>a</mi></mrow><mrow><mn>2</mn></mrow></mfrac>"),
        (r"\sqrt{n}", "<msqrt><mrow><mi>n</mi></mrow></msqrt>"),
        (r"\sum_i", "<munder><mo>∑</mo><mi>i</mi></munder>"),
        (r"\Bigl\lceil", '<mo minsize="1.8em" maxsize="1.8em">⌈</mo>'),
        (r"a\quad b", '<mi>a</mi><mspace width="1em"/><mi>b</mi>'),
        (r"\text{ for all } i", "<mtext>\u00a0for all\u00a0</mtext><mi>i</mi>"),
    ],
)
def test_formula_is_drawn(latex: str, expected: str) -> None:
    """Letters, signs, scripts, fractions and words, each as MathML has it."""
    assert expected == inside(latex)


@pytest.mark.parametrize("number", ["200{,}000", "0{,}02", "200.000", "200{.}000", "12"])
def test_number_stays_whole(number: str) -> None:
    """The sign within a number, German or English, is no sign between two numbers."""
    assert f"<mn>{re.sub('[{}]', '', number)}</mn>" == inside(number)


def test_minus_is_a_sign_or_a_difference() -> None:
    """Behind a relation or bracket a minus belongs to what follows; elsewhere it stands between."""
    sign, difference = '<mo form="prefix">−</mo>', "<mo>−</mo>"

    assert [sign, sign, difference] == re.findall(r"<mo[^>]*>−</mo>", inside(r"-a \ge -b - c"))
    assert [difference] == re.findall(r"<mo[^>]*>−</mo>", inside("{a} - b"))


def test_limits_of_max_stand_below_only_where_there_is_room() -> None:
    """Within a line the subscript of a maximum is set beside it."""
    assert inside(r"\max_k").startswith("<msub>")
    assert inside(r"\max_k", display=True).startswith("<munder>")


def test_words_cannot_become_markup() -> None:
    r"""What stands in ``\text`` is text, and so are relations that HTML uses."""
    assert "<mtext>&lt;script&gt;&amp;</mtext>" == inside(r"\text{<script>&}")
    assert "<mo>&lt;</mo>" == inside("<")


@pytest.mark.parametrize(
    ("latex", "fault"),
    [
        (r"\foo", "uses 'foo'"),
        ("a & b", "uses '&'"),
        (r"\frac{a}", "ends too early"),
        ("{a", "ends too early"),
        (r"\text{a", "ends too early"),
        ("a}", "a } too many"),
    ],
)
def test_unknown_formula_is_refused(latex: str, fault: str) -> None:
    """Nothing is guessed: the message names the formula and what is wrong with it."""
    with pytest.raises(ValueError, match=re.escape(fault)):
        mathml(latex)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_every_formula_of_the_pages_is_drawn(page: object) -> None:
    """Each formula is well-formed, and no command is left standing in it."""
    words = page.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    for display, line in re.findall(r"(?s)\$\$(.+?)\$\$|(?<!\$)\$(?!\$)(.+?)\$", words):
        drawn = mathml(display or line, display=bool(display))

        assert "math" == ElementTree.fromstring(drawn).tag
        assert not re.search(r"[\\{]\w", drawn)

"""Discount wrappers: the factor is kept with its unit, and never applied (formats, 5)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from detente.analysis.problem import compile_case
from helpers.imported import case_of, codes, utility
from helpers.negmas import additive, discounted, domain, read_json, read_yaml, table, words

DOMAIN = domain(words("crossing", "open", "no"))
PLAIN = additive([1], [table({"open": 1, "no": 0.25})])


def test_discount_is_kept_and_not_applied(tmp_path: Path) -> None:
    """Utilities and the reservation value are those of the function inside."""
    wrapped = discounted({**PLAIN, "reserved_value": 0.4}, discount=0.9, factor="relative_time")
    reading = read_yaml(tmp_path / "one", d=DOMAIN, p=wrapped)
    plain = read_yaml(tmp_path / "two", d=DOMAIN, p={**PLAIN, "reserved_value": 0.4})

    assert Fraction(9, 10) == case_of(reading).scale("p").discount
    first, second = (compile_case(case_of(one), ["p"]).problem for one in (reading, plain))
    assert first == second
    assert set() == codes(reading)


def test_discount_per_round_is_kept_with_its_unit(tmp_path: Path) -> None:
    """``factor: step`` counts rounds; the case's note says so, in both languages."""
    reading = read_json(tmp_path, d=DOMAIN, p=discounted(PLAIN, discount=0.9, factor="step"))
    case = case_of(reading)

    assert Fraction(9, 10) == case.scale("p").discount
    assert {"negmas_discount_per_round"} == codes(reading)
    assert case.note is not None
    assert "0.9 is per round" in case.note.in_language("en")
    assert "0.9 gilt je Runde" in case.note.in_language("de")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"factor": "real_time"}, "negmas_discount_unit"),
        ({}, "negmas_discount_no_unit"),
        ({"factor": None}, "negmas_discount_no_unit"),
    ],
)
def test_another_or_no_unit_is_noted(tmp_path: Path, more: dict[str, object], code: str) -> None:
    """A unit is neither invented nor lost."""
    reading = read_yaml(tmp_path, d=DOMAIN, p=discounted(PLAIN, discount=0.5, **more))

    assert Fraction(1, 2) == case_of(reading).scale("p").discount
    assert {code} == codes(reading)


@pytest.mark.parametrize("discount", [1, 1.0, None])
def test_no_discount(tmp_path: Path, discount: object) -> None:
    """1 and nothing mean none."""
    reading = read_yaml(tmp_path, d=DOMAIN, p=discounted(PLAIN, discount=discount))

    assert case_of(reading).scale("p").discount is None
    assert set() == codes(reading)


@pytest.mark.parametrize("discount", [0, -0.5, 1.5])
def test_a_discount_that_is_none_is_left_aside(tmp_path: Path, discount: float) -> None:
    """What is no share of anything is not kept, and said so."""
    reading = read_yaml(tmp_path, d=DOMAIN, p=discounted(PLAIN, discount=discount))

    assert case_of(reading).scale("p").discount is None
    assert {"negmas_no_discount"} == codes(reading)


def test_a_linear_discount_is_no_factor(tmp_path: Path) -> None:
    """A cost that is subtracted with time is noted and not kept as if it multiplied."""
    wrapped = discounted(PLAIN, "LinearDiscountedUFun", cost=0.02, factor="step", power=1)
    reading = read_yaml(tmp_path, d=DOMAIN, p=wrapped)
    case = case_of(reading)

    assert case.scale("p").discount is None
    assert Fraction(1) == utility(case, "p", "open")
    assert {"negmas_linear_discount"} == codes(reading)


def test_discounts_are_kept_per_party(tmp_path: Path) -> None:
    """Parties of one case may differ in their discount."""
    files = {
        name: discounted(PLAIN, discount=factor, factor="relative_time")
        for name, factor in (("p", 0.5), ("q", 1), ("r", 0.9))
    }
    case = case_of(read_yaml(tmp_path, d=DOMAIN, **files))

    assert [Fraction(1, 2), None, Fraction(9, 10)] == [case.scale(p).discount for p in "pqr"]


@pytest.mark.parametrize("inside", [None, "PLAIN", [PLAIN]])
def test_a_wrapper_around_nothing(tmp_path: Path, inside: object) -> None:
    """Without a function inside there is no profile."""
    wrapped = {**discounted(PLAIN), "ufun": inside}
    reading = read_yaml(tmp_path, d=DOMAIN, p=wrapped)

    assert reading.case is None
    assert {"missing_key", "import_needs_group"} & {problem.code for problem in reading.errors}

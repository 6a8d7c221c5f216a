"""Kinds of profile, and what stands beside weights and values: bias, constraints (formats, 5)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from detente.case import Grade
from helpers.imported import case_of, codes, utility
from helpers.negmas import (
    Document,
    additive,
    affine,
    discounted,
    domain,
    issue,
    read_json,
    read_yaml,
    table,
    ufun,
    words,
)

HOURS = issue("hours", "ContiguousIssue", 8, 12)
PRICE = issue("price", "ContinuousIssue", -1, 1)
STEPS = issue("steps", "OrdinalIssue", 1, 2, 5)
CROSSING = words("crossing", "open", "no")
OPEN = table({"open": 1, "no": 0})


def test_bias_adds_to_an_additive_profile(tmp_path: Path) -> None:
    """It is the same for every package, and may be negative."""
    profile = additive([0.5, 0.5], [OPEN, affine(1, 0)], bias=-0.25)
    case = case_of(read_yaml(tmp_path, d=domain(CROSSING, HOURS), p=profile))

    assert [Fraction(17, 4), Fraction(23, 4)] == [
        utility(case, "p", *package) for package in (("open", 8), ("no", 12))
    ]
    assert Fraction(-1, 4) == case.scale("p").constant


@pytest.mark.parametrize("kind", ["AffineUtilityFunction", "LinearUtilityFunction"])
def test_linear_profiles_weigh_the_numbers_themselves(tmp_path: Path, kind: str) -> None:
    """Weight times number over all issues, plus a bias; numbers in a list count too."""
    profile = ufun(kind, weights=[0.5, -2, 0.1], bias=3)
    reading = read_json(tmp_path, d=domain(HOURS, PRICE, STEPS), p=profile)
    case = case_of(reading)

    packages = ((8, "-1", 1), (12, "1", 5), (8, "0", 2))
    assert [Fraction("9.1"), Fraction("7.5"), Fraction("7.2")] == [
        utility(case, "p", *package) for package in packages
    ]
    assert set() == codes(reading)


@pytest.mark.parametrize("kind", ["AffineUtilityFunction", "LinearUtilityFunction"])
def test_bias_of_a_linear_profile_may_be_left_out(tmp_path: Path, kind: str) -> None:
    """Nothing is added then."""
    case = case_of(read_yaml(tmp_path, d=domain(HOURS), p=ufun(kind, weights=[2])))

    assert Fraction(16) == utility(case, "p", 8)
    assert case.scale("p").constant is None


def test_linear_profiles_need_numbers(tmp_path: Path) -> None:
    """A weight over words has no meaning."""
    profile = ufun("LinearUtilityFunction", weights=[1, 1])
    reading = read_yaml(tmp_path, d=domain(HOURS, CROSSING), p=profile)

    assert ["negmas_not_numeric"] == [problem.code for problem in reading.errors]


def test_values_of_a_linear_profile_are_noted(tmp_path: Path) -> None:
    """What the kind has no place for is left aside, and said so."""
    profile = ufun("LinearUtilityFunction", weights=[1], values=[affine(2, 0)])
    reading = read_yaml(tmp_path, d=domain(HOURS), p=profile)

    assert Fraction(8) == utility(case_of(reading), "p", 8)
    assert {"negmas_left_aside"} == codes(reading)


def test_nothing_is_scaled_or_cut_off(tmp_path: Path) -> None:
    """Utilities far outside 0 to 1 and weights of any sum and sign pass through."""
    profile = additive([4, -2], [table({"open": 40, "no": -3}), affine(1, 0)])
    reading = read_yaml(tmp_path, d=domain(CROSSING, HOURS), p=profile)
    case = case_of(reading)

    assert [144, -36] == [utility(case, "p", *package) for package in (("open", 8), ("no", 12))]
    assert case.scale("p").as_given
    assert case.scale("p").cap is None
    assert {"import_weights_sum"} == codes(reading)


def test_every_digit_is_kept(tmp_path: Path) -> None:
    """Numbers are exact decimals from their text, never binary floats."""
    text = (
        "type: LinearAdditiveUtilityFunction\nreserved_value: 0.10000000000000000000001\n"
        "weights: [0.1, 3.249965769639436e-05]\n"
        "values: [{type: TableFun, mapping: {open: 0.2, 'no': 1.0e-1}}, "
        "{type: AffineFun, slope: 0.33333333333333337, bias: -0.33333333333333337}]\n"
    )
    case = case_of(read_yaml(tmp_path, d=domain(CROSSING, HOURS), p=text))
    slope = Fraction("0.33333333333333337")

    assert Fraction("0.10000000000000000000001") == case.no_deal_of("p").value
    assert Fraction("0.02") + Fraction("3.249965769639436e-05") * (slope * 8 - slope) == utility(
        case, "p", "open", 8
    )


def test_everything_is_said(tmp_path: Path) -> None:
    """Numbers of a party's own profile are statements graded said."""
    case = case_of(read_yaml(tmp_path, d=domain(CROSSING), p=additive([1], [OPEN])))

    assert {Grade.SAID} == {statement.basis.grade for statement in case.statements}
    assert 3 == len(case.statements)


@pytest.mark.parametrize("inside", [["open and 8"], {"a": {"b": 1}}, "all"])
@pytest.mark.parametrize("wrapped", [False, True])
def test_constraints_are_refused(tmp_path: Path, inside: object, wrapped: bool) -> None:
    """They change the set of packages, in the function and in the wrapper around it."""
    plain = additive([1], [OPEN])
    bad = discounted(plain, constraints=inside) if wrapped else {**plain, "constraints": inside}
    reading = read_yaml(tmp_path, d=domain(CROSSING), p=bad)

    assert ["negmas_constraints"] == [problem.code for problem in reading.errors]


@pytest.mark.parametrize(
    "kind",
    [
        "HyperRectangleUtilityFunction",
        "negmas.preferences.WeightedUtilityFunction",
        "RandomUtilityFunction",
        "BetaUFun",
        "UFun",
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_other_kinds_of_profile_are_named(tmp_path: Path, kind: str, wrapped: bool) -> None:
    """Kinds that we do not read are refused by their name, also inside a wrapper."""
    bad: Document = ufun(kind, weights=[1])
    reading = read_yaml(tmp_path, d=domain(CROSSING), p=discounted(bad) if wrapped else bad)

    assert [("negmas_profile_kind", (("kind", kind.rpartition(".")[2]),))] == [
        (problem.code, problem.fault.values) for problem in reading.errors
    ]


def test_a_wrapper_in_a_wrapper_is_refused(tmp_path: Path) -> None:
    """Two discounts would have to be combined, and a case holds one."""
    reading = read_yaml(
        tmp_path, d=domain(CROSSING), p=discounted(discounted(additive([1], [OPEN])))
    )

    assert ["negmas_profile_kind"] == [problem.code for problem in reading.errors]

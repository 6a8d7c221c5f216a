"""Weights, the cap, reservation value and discount (formats, 3.3 and 3.5)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from detente.analysis.problem import compile_case
from detente.analysis.solutions import count_zone, frontier, solve
from detente.case import Case, Grade
from helpers.genius import (
    case_of,
    codes,
    discrete,
    domain,
    integer,
    profile,
    read_files,
    utility,
    weights,
)

LINE = discrete(1, "Ceasefire line", river=3, ridge=12)
OBSERVERS = integer(
    2, "Observers", 100, 300, '<evaluator ftype="linear" slope="0.004" offset="0.1"/>'
)
EVEN = discrete(1, "i", a=0, b=1) + discrete(2, "j", c=0, d=1)
HALVES = weights(w1="0.5", w2="0.5")


def _zone(case: Case) -> int | None:
    return count_zone(compile_case(case, case.negotiators()).problem)


def test_worked_example(tmp_path: Path) -> None:
    """(river, 200) is worth 0.325 and below 0.35, (river, 250) is worth 0.385 and above."""
    said = '<discount_factor value="0.8"/><reservation value="0.35"/>'
    text = profile(LINE, OBSERVERS, weights(w1="0.7", w2="0.3"), after=said)
    case = case_of(read_files(tmp_path, d=domain(LINE, OBSERVERS), p=text))
    floor = case.no_deal_of("p").value

    assert Fraction(35, 100) == floor
    assert Fraction(325, 1000) == utility(case, "p", "river", 200)
    assert Fraction(385, 1000) == utility(case, "p", "river", 250)
    assert Fraction(8, 10) == case.scale("p").discount


def test_everything_is_as_given_and_said(tmp_path: Path) -> None:
    """Numbers become statements that pass through unscaled, cut off at 1, graded said."""
    case = case_of(read_files(tmp_path, d=domain(EVEN), p=profile(EVEN, HALVES)))

    assert {Grade.SAID} == {statement.basis.grade for statement in case.statements}
    assert [(True, Fraction(1), None)] == [(s.as_given, s.cap, s.constant) for s in case.scales]
    assert 6 == len(case.statements)


def test_weights_are_as_written_and_capped(tmp_path: Path) -> None:
    """Weights that sum to 1.2 are not stretched; what exceeds 1 is cut off; a note says so."""
    stated = weights(w1="0.8", w2="0.4")
    reading = read_files(tmp_path, d=domain(EVEN), p=profile(EVEN, stated))
    case = case_of(reading)

    assert [Fraction(8, 10), Fraction(4, 10), Fraction(1)] == [
        utility(case, "p", *package) for package in ("bc", "ad", "bd")
    ]
    assert "genius_weights_sum" in codes(reading)


@pytest.mark.parametrize("inside", [HALVES + EVEN, EVEN + HALVES])
def test_weights_go_by_index_wherever_they_stand(tmp_path: Path, inside: str) -> None:
    """A weight names its issue by index, before or after it, in any order."""
    swapped = inside.replace(HALVES, weights(w2="0.25", w1="0.75"))
    case = case_of(read_files(tmp_path, d=domain(EVEN), p=profile(swapped)))

    assert Fraction(3, 4) == utility(case, "p", "b", "c")


def test_small_weights_in_exponent_form(tmp_path: Path) -> None:
    """3.249965769639436E-5 keeps every digit."""
    stated = weights(w1="3.249965769639436E-5", w2="0.5")
    case = case_of(read_files(tmp_path, d=domain(EVEN), p=profile(EVEN, stated)))

    assert Fraction("3.249965769639436E-5") == utility(case, "p", "b", "c")


def test_weight_of_an_objective_is_ignored(tmp_path: Path) -> None:
    """A weight that belongs to no issue beside it changes nothing and invents no issue."""
    stated = weights(w7="0.9", w1="0.5", w2="0.5")
    reading = read_files(tmp_path, d=domain(EVEN), p=profile(EVEN, stated))
    case = case_of(reading)

    assert ["i", "j"] == [issue.id for issue in case.issues]
    assert Fraction(1, 2) == utility(case, "p", "b", "c")
    assert "genius_weight_of_none" in codes(reading)


def test_nested_objectives_do_not_multiply(tmp_path: Path) -> None:
    """Only the weight beside an issue counts, not that of the objective around it."""
    inner = f'<objective index="5" name="sub">{discrete(2, "j", c=0, d=1)}'
    inner += f"{weights(w2='0.5')}</objective>"
    first = discrete(1, "i", a=0, b=1)
    reading = read_files(
        tmp_path,
        d=domain(first, inner),
        p=profile(first, inner, weights(w1="0.5", w5="0.1")),
    )

    assert Fraction(1, 2) == utility(case_of(reading), "p", "a", "d")
    assert "genius_nested" in codes(reading)


def test_issue_without_weight_is_a_gap_and_not_zero(tmp_path: Path) -> None:
    """Where a weight is missing the utility is not known."""
    reading = read_files(tmp_path, d=domain(EVEN), p=profile(EVEN, weights(w1=1)))

    with pytest.raises(AssertionError, match="p has no utility"):
        utility(case_of(reading), "p", "a", "c")
    assert "import_no_weight" in codes(reading)


def test_discount_does_not_erase_the_reservation_value(tmp_path: Path) -> None:
    """A reservation value beside a discount stays, to the last digit, and bounds the zone."""
    said = '<discount_factor value="0.5"/><reservation value="0.5"/>'
    case = case_of(read_files(tmp_path, d=domain(EVEN), p=profile(EVEN, HALVES, after=said)))

    assert Fraction(1, 2) == case.no_deal_of("p").value
    assert 3 == _zone(case)


def test_discount_is_kept_and_not_applied(tmp_path: Path) -> None:
    """Neither utilities nor the reservation value shrink with the deadline or with rounds."""
    said = '<reservation value="0.4"/><discount_factor value="0.5"/>'
    discounted = case_of(
        read_files(tmp_path / "one", d=domain(EVEN), p=profile(EVEN, HALVES, after=said))
    )
    plain = case_of(
        read_files(
            tmp_path / "two",
            d=domain(EVEN),
            p=profile(EVEN, HALVES, after='<reservation value="0.4"/>'),
        )
    )

    assert [Fraction(1, 2), None] == [case.scale("p").discount for case in (discounted, plain)]
    first, second = (compile_case(case, ["p"]).problem for case in (discounted, plain))
    assert first == second


@pytest.mark.parametrize("factor", ["0.0", "0", "-1", "1.5", "1", "1.0"])
def test_discount_that_means_none(tmp_path: Path, factor: str) -> None:
    """0 and less, 1, and above 1 mean no discount."""
    said = f'<discount_factor value="{factor}"/><reservation value="0"/>'
    case = case_of(read_files(tmp_path, d=domain(EVEN), p=profile(EVEN, HALVES, after=said)))

    assert case.scale("p").discount is None


def test_discounts_are_kept_per_party(tmp_path: Path) -> None:
    """Parties of one case may differ in their discount."""
    files = {
        name: profile(EVEN, HALVES, after=f'<discount_factor value="{factor}"/>')
        for name, factor in (("p", "0.5"), ("q", "1.0"), ("r", "0.9"))
    }
    case = case_of(read_files(tmp_path, d=domain(EVEN), **files))

    assert [Fraction(1, 2), None, Fraction(9, 10)] == [case.scale(p).discount for p in "pqr"]


def test_reservation_value_below_the_worst_package_stays(tmp_path: Path) -> None:
    """It is not raised to the worst package: gains are measured from where it was stated."""
    issue = discrete(1, "i", a=5, b=10)
    said = '<reservation value="0.36"/>'
    files = {name: profile(issue, weights(w1=1), after=said) for name in "pq"}
    case = case_of(read_files(tmp_path, d=domain(issue), **files))
    problem = compile_case(case, ["p", "q"]).problem
    found = solve(problem, frontier(problem, zone=True))

    assert Fraction(36, 100) == case.no_deal_of("p").value
    assert [Fraction(36, 100)] * 2 == [
        Fraction(one, scale) for one, scale in zip(found.disagreement, problem.scales, strict=True)
    ]


@pytest.mark.parametrize("after", ["", '<discount_factor value="0.5"/>'])
def test_absent_reservation_value_is_zero_and_assumed(tmp_path: Path, after: str) -> None:
    """Nothing stated means 0, marked as assumed in the case and noted."""
    reading = read_files(tmp_path, d=domain(EVEN), p=profile(EVEN, HALVES, after=after))
    no_deal = case_of(reading).no_deal_of("p")

    assert (Fraction(0), Grade.ASSUMED) == (no_deal.value, no_deal.basis.grade)
    assert "genius_no_reservation" in codes(reading)


def test_reservation_value_of_zero_is_stated(tmp_path: Path) -> None:
    """A written 0 is said, not assumed; it may stand before the objective."""
    text = profile(EVEN, HALVES, after="").replace(
        "<utility_space>", '<utility_space><reservation value="0.0"/>'
    )
    reading = read_files(tmp_path, d=domain(EVEN), p=text)
    no_deal = case_of(reading).no_deal_of("p")

    assert (Fraction(0), Grade.SAID) == (no_deal.value, no_deal.basis.grade)
    assert "genius_no_reservation" not in codes(reading)

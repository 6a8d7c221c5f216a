"""Non-linear profiles: hyper-rectangles over integer issues (formats, 3.4)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from detente.analysis.problem import compile_case
from detente.formats import Reading
from helpers.genius import case_of, codes, discrete, domain, integer, profile, read_files, utility

ISSUES = integer(1, "i1", 0, 9) + integer(2, "i2", 0, 9)


def _read(folder: Path, inside: str, most: object = 80, after: str | None = None) -> Reading:
    body = f'<utility maxutility="{most}">{inside}</utility>'
    said = '<reservation value="0.75"/>' if after is None else after
    return read_files(
        folder, d=domain(ISSUES), p=profile(ISSUES, body, after=said, kind="nonlinear")
    )


def _sum(*inside: str, weight: object = 1, aggregation: str = "sum") -> str:
    said = f'type="PlainUfun" weight="{weight}" aggregation="{aggregation}"'
    return f"<ufun {said}>{''.join(inside)}</ufun>"


def _box(points: object, *parts: str, weight: str = "") -> str:
    said = f' weight="{weight}"' if weight else ""
    return f'<hyperRectangle utility="{points}"{said}>{"".join(parts)}</hyperRectangle>'


def _in(index: int, low: int, high: int) -> str:
    return f'<INCLUDES index="{index}" min="{low}" max="{high}"/>'


def _out(index: int, low: int, high: int) -> str:
    return f'<EXCLUDES index="{index}" min="{low}" max="{high}"/>'


EXAMPLE = _sum(_box(50, _in(1, 2, 6), _in(2, 0, 4)), _box(30, _out(2, 8, 9)))


def test_worked_example(tmp_path: Path) -> None:
    """(4, 3) is worth 80 of 80, (4, 9) nothing, (0, 0) only what is not excluded."""
    case = case_of(_read(tmp_path, EXAMPLE))

    assert [1, 0, Fraction(3, 8)] == [
        utility(case, "p", *package) for package in ((4, 3), (4, 9), (0, 0))
    ]
    assert Fraction(3, 4) == case.no_deal_of("p").value


def test_utility_is_divided_by_its_maximum(tmp_path: Path) -> None:
    """Beside a reservation value of 0.75 the points of 80 are shares, so few packages reach it."""
    problem = compile_case(case_of(_read(tmp_path, EXAMPLE)), ["p"]).problem
    accepted = [(i, j) for i in range(10) for j in range(10) if problem.acceptable((i, j))]

    assert [(i, j) for i in range(2, 7) for j in range(5)] == accepted


def test_bounds_are_included(tmp_path: Path) -> None:
    """A package on the edge of a rectangle lies inside."""
    case = case_of(_read(tmp_path, _sum(_box(80, _in(1, 2, 6)))))

    assert [0, 1, 1, 0] == [utility(case, "p", i, 0) for i in (1, 2, 6, 7)]


def test_excludes_hold_unless_all_hold(tmp_path: Path) -> None:
    """With two EXCLUDES only packages that meet both are left out."""
    case = case_of(_read(tmp_path, _sum(_box(80, _out(1, 0, 4), _out(2, 0, 4)))))

    assert [0, 1, 1, 1] == [utility(case, "p", i, j) for i in (0, 9) for j in (0, 9)]


def test_excludes_decide_where_both_stand(tmp_path: Path) -> None:
    """INCLUDES beside EXCLUDES are without effect."""
    case = case_of(_read(tmp_path, _sum(_box(80, _in(1, 9, 9), _out(2, 0, 4)))))

    assert [0, 1] == [utility(case, "p", 0, j) for j in (4, 5)]


def test_rectangle_without_parts_always_counts(tmp_path: Path) -> None:
    """It is worth the same in every package, as is one over the whole ranges."""
    case = case_of(_read(tmp_path, _sum(_box(20), _box(20, _in(1, 0, 9)), _box(40, _in(2, 5, 5)))))

    assert [Fraction(1, 2), Fraction(1)] == [utility(case, "p", 3, j) for j in (4, 5)]


def test_rectangle_outside_the_range_never_counts(tmp_path: Path) -> None:
    """Bounds that no number meets, or that exclude one another, hold for no package."""
    never = _box(80, _in(1, 12, 15)) + _box(80, _in(1, 0, 3), _in(1, 5, 9))
    always = _box(40, _out(2, 10, 11))
    case = case_of(_read(tmp_path, _sum(never, always)))

    assert {Fraction(1, 2)} == {utility(case, "p", i, 2) for i in range(10)}


def test_weights_of_inner_functions_multiply(tmp_path: Path) -> None:
    """Weights of rectangles and of inner functions count, that of the outermost does not."""
    inner = _sum(_box(10, _in(1, 0, 0), weight="2"), weight="0.5")
    case = case_of(_read(tmp_path, _sum(inner, _box(30, _in(2, 0, 0)), weight=7)))

    assert [Fraction(10, 80), Fraction(30, 80), Fraction(40, 80)] == [
        utility(case, "p", *package) for package in ((0, 1), (1, 0), (0, 0))
    ]


def test_sum_above_the_maximum_is_capped(tmp_path: Path) -> None:
    """Overlapping rectangles worth more than the maximum together are worth 1."""
    case = case_of(_read(tmp_path, _sum(_box(60, _in(1, 0, 5)), _box(60, _in(2, 0, 5)))))

    assert [Fraction(3, 4), Fraction(1)] == [utility(case, "p", 0, j) for j in (9, 0)]


@pytest.mark.parametrize(
    ("inside", "most", "code"),
    [
        (_sum(_box(1), aggregation="product"), 80, "genius_aggregation"),
        (_sum(_box(1)).replace("PlainUfun", "Odd"), 80, "genius_profile_kind"),
        (_sum(_box(1, _in(7, 0, 1))), 80, "genius_unknown_index"),
        (_sum(_box(1)), 0, "genius_no_maximum"),
        ("", 80, "genius_no_utility"),
    ],
)
def test_what_is_not_read(tmp_path: Path, inside: str, most: int, code: str) -> None:
    """What we cannot evaluate exactly is an error that names it."""
    reading = _read(tmp_path, inside, most)

    assert reading.case is None
    assert {code} == {problem.code for problem in reading.errors}


def test_aggregation_of_one_part_is_that_part(tmp_path: Path) -> None:
    """The largest of one rectangle is that rectangle."""
    case = case_of(_read(tmp_path, _sum(_box(40, _in(1, 0, 0)), aggregation="max")))

    assert [Fraction(1, 2), Fraction(0)] == [utility(case, "p", i, 0) for i in (0, 1)]


def test_boxes_over_words_are_refused(tmp_path: Path) -> None:
    """A rectangle over named options has no order to go by."""
    issue = discrete(1, "i1", a=None, b=None)
    body = f'<utility maxutility="1">{_sum(_box(1, _in(1, 0, 0)))}</utility>'
    reading = read_files(tmp_path, d=domain(issue), p=profile(issue, body, kind="nonlinear"))

    assert "genius_box_on_words" in codes(reading)


@pytest.mark.parametrize("kind", ["constraint", "uncertain"])
def test_other_kinds_of_profile_are_named(tmp_path: Path, kind: str) -> None:
    """Kinds of profile that we do not read are refused by their name."""
    reading = read_files(tmp_path, d=domain(ISSUES), p=profile(ISSUES, kind=kind))

    assert [("genius_profile_kind", (("kind", kind),))] == [
        (problem.code, problem.fault.values) for problem in reading.errors
    ]

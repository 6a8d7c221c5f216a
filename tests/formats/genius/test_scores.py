"""The score of one issue, kind by kind (formats, 3.2)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from helpers.genius import (
    case_of,
    codes,
    discrete,
    domain,
    integer,
    profile,
    read_files,
    real,
    utility,
    weights,
)

ONE = weights(w1=1)


def _linear(slope: object, offset: object) -> str:
    return f'<evaluator ftype="linear" slope="{slope}" offset="{offset}"/>'


def _old(ftype: str, *parameters: object) -> str:
    said = " ".join(f'parameter{n}="{p}"' for n, p in enumerate(parameters) if p is not None)
    return f'<evaluator ftype="{ftype}" {said}/>'


def test_evaluations_are_divided_by_the_largest(tmp_path: Path) -> None:
    """3 and 12 are scores 1/4 and 1: taken as they are, every package would be acceptable."""
    issue = discrete(1, "line", river=3, ridge=12)
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))

    assert [Fraction(1, 4), 1] == [utility(case, "p", o) for o in ("river", "ridge")]


def test_evaluations_up_to_one_are_divided_too(tmp_path: Path) -> None:
    """That all evaluations are at most 1 does not make them scores."""
    issue = discrete(1, "line", river="0.2", ridge="0.6")
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))

    assert [Fraction(1, 3), 1] == [utility(case, "p", o) for o in ("river", "ridge")]


def test_each_profile_has_its_own_largest(tmp_path: Path) -> None:
    """The divisor is the issue's top in that profile, not in another or in the domain."""
    first, second = discrete(1, "line", a=1, b=2), discrete(1, "line", a=5, b=4)
    files = {"p": profile(first, ONE), "q": profile(second, ONE)}
    case = case_of(read_files(tmp_path, d=domain(first), **files))

    assert [Fraction(1, 2), Fraction(1)] == [utility(case, party, "a") for party in ("p", "q")]
    assert [Fraction(1), Fraction(4, 5)] == [utility(case, party, "b") for party in ("p", "q")]


def test_largest_of_nothing_scores_nothing(tmp_path: Path) -> None:
    """Where the largest evaluation is below 0.00001 every score is 0."""
    issue = discrete(1, "line", a="0.000009", b=0)
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))

    assert [0, 0] == [utility(case, "p", o) for o in ("a", "b")]


def test_value_the_domain_lacks_counts_for_the_largest(tmp_path: Path) -> None:
    """It is no option, but the others are divided by it; a note says so."""
    reading = read_files(
        tmp_path,
        d=domain(discrete(1, "line", a=None, b=None)),
        p=profile(discrete(1, "line", a=2, b=1, c=4), ONE),
    )
    case = case_of(reading)

    assert [Fraction(1, 2), Fraction(1, 4)] == [utility(case, "p", o) for o in ("a", "b")]
    assert "genius_unknown_value" in codes(reading)


def test_last_of_repeated_items_wins(tmp_path: Path) -> None:
    """An item written twice has its last evaluation, and the case one option of it."""
    items = '<item value="a" evaluation="9"/><item value="a" evaluation="1"/>'
    items += '<item value="b" evaluation="2"/>'
    issue = f'<issue index="1" name="line">{items}</issue>'
    reading = read_files(tmp_path, d=domain(issue), p=profile(issue, ONE))
    case = case_of(reading)

    assert ("a", "b") == case.issues[0].option_ids()
    assert Fraction(1, 2) == utility(case, "p", "a")
    assert "genius_item_twice" in codes(reading)


def test_items_deeper_inside_do_not_count(tmp_path: Path) -> None:
    """Items of a similarity function are neither options nor evaluations."""
    deep = '<similarity_function><criteria_function><item value="a" evaluation="99"/>'
    deep += '<item value="z" evaluation="99"/></criteria_function></similarity_function>'
    issue = discrete(1, "line", a=1, b=2).replace("</issue>", f"{deep}</issue>")
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))

    assert ("a", "b") == case.issues[0].option_ids()
    assert Fraction(1, 2) == utility(case, "p", "a")


@pytest.mark.parametrize("missing", ["", ' evaluation="null"'])
def test_missing_evaluation_is_a_gap_and_not_zero(tmp_path: Path, missing: str) -> None:
    """An option without an evaluation has no value, and the party's utility is not known."""
    issue = f'<issue index="1" name="l"><item value="a" evaluation="1"/><item value="b"{missing}/>'
    issue += "</issue>"
    reading = read_files(tmp_path, d=domain(issue), p=profile(issue, ONE))

    with pytest.raises(AssertionError, match="p has no utility"):
        utility(case_of(reading), "p", "a")
    assert "genius_no_evaluation" in codes(reading)


def test_integer_scores_start_at_the_lower_bound(tmp_path: Path) -> None:
    """100 to 300, slope 0.004, offset 0.1: 200 is worth 0.5, as in the specification."""
    issue = integer(1, "observers", 100, 300, _linear("0.004", "0.1"))
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))

    assert [Fraction(1, 10), Fraction(1, 2), Fraction(7, 10), Fraction(9, 10)] == [
        utility(case, "p", number) for number in (100, 200, 250, 300)
    ]


def test_negative_lower_bound(tmp_path: Path) -> None:
    """From -5 to 5 with slope 0.1 and no offset every score lies between 0 and 1."""
    issue = integer(1, "n", -5, 5, _linear("0.1", "0"))
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))

    assert [Fraction(n, 10) for n in range(11)] == [utility(case, "p", n) for n in range(-5, 6)]


@pytest.mark.parametrize("slope", ["0.3", "-0.3", "7", "0", "0.0625"])
@pytest.mark.parametrize("offset", ["0.5", "-0.7", "1.4", "0"])
def test_integer_scores_are_clipped_at_every_step(tmp_path: Path, slope: str, offset: str) -> None:
    """Each number of the range has slope times distance plus offset, cut off at 0 and at 1."""
    issue = integer(1, "n", 3, 17, _linear(slope, offset))
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))
    expected = [Fraction(slope) * (n - 3) + Fraction(offset) for n in range(3, 18)]

    assert [min(max(score, Fraction(0)), Fraction(1)) for score in expected] == [
        utility(case, "p", n) for n in range(3, 18)
    ]


def test_profile_bound_shifts_and_domain_bound_limits(tmp_path: Path) -> None:
    """Where bounds differ the domain's make the range, the profile's lower one the score."""
    reading = read_files(
        tmp_path,
        d=domain(integer(1, "n", 2, 6)),
        p=profile(integer(1, "n", 0, 10, _linear("0.1", "0")), ONE),
    )
    case = case_of(reading)

    assert ("2", "3", "4", "5", "6") == case.issues[0].option_ids()
    assert Fraction(2, 10) == utility(case, "p", 2)
    assert "genius_other_bounds" in codes(reading)


def test_old_dialect_is_not_shifted(tmp_path: Path) -> None:
    """With a range inside and numbered parameters the number itself is multiplied."""
    issue = real(1, "n", 2, 6, _old("linear", "-0.2", "0.1")).replace('"real"', '"integer"')
    reading = read_files(tmp_path, d=domain(issue), p=profile(issue, ONE))
    case = case_of(reading)

    assert [0, Fraction(1, 10), Fraction(4, 10)] == [utility(case, "p", n) for n in (2, 3, 6)]
    assert "genius_old_dialect" in codes(reading)


def test_integer_without_evaluator_scores_nothing(tmp_path: Path) -> None:
    """No evaluator on an integer issue means 0 throughout."""
    issue = integer(1, "n", 0, 3)
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))

    assert [0] * 4 == [utility(case, "p", n) for n in range(4)]


def test_range_of_one_number_is_one_option(tmp_path: Path) -> None:
    """Equal bounds leave a single way to settle the issue, and it has its score."""
    issue = integer(1, "n", 4, 4, _linear("0.1", "0.25"))
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))

    assert ("4",) == case.issues[0].option_ids()
    assert Fraction(1, 4) == utility(case, "p", 4)


def test_real_linear_is_clipped_and_not_shifted(tmp_path: Path) -> None:
    """On the steps of the range the line holds exactly, cut off at 0 and 1."""
    issue = real(1, "x", 10, 30, _old("linear", "-1", "0.1"))
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))
    expected = [min(max(Fraction(x, 10) - 1, Fraction(0)), Fraction(1)) for x in range(10, 31)]

    assert expected == [utility(case, "p", x) for x in range(10, 31)]


def test_bend_between_two_steps_is_kept(tmp_path: Path) -> None:
    """Where clipping sets in is a named number, so that no straight line cuts the corner."""
    issue = real(1, "x", 0, 1, _old("linear", "0", "3"))
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))
    named = [(s.id.rpartition(".values.x.")[2], getattr(s, "value", None)) for s in case.statements]

    assert [("0", 0), ("1/3", 1), ("1", 1)] == named[1:]


def test_real_constant(tmp_path: Path) -> None:
    """A constant evaluator is worth its parameter everywhere."""
    issue = real(1, "x", 0, 20, _old("constant", "0.4"))
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))

    assert {Fraction(2, 5)} == {utility(case, "p", x) for x in range(21)}


def test_real_triangular(tmp_path: Path) -> None:
    """From 4 up to 1 at 8 and down to 0 at 20; nothing outside."""
    issue = real(1, "x", 0, 20, _old("triangular", "4", "20", "8"))
    case = case_of(read_files(tmp_path, d=domain(issue), p=profile(issue, ONE)))

    assert [0, 0, Fraction(1, 4), 1, Fraction(1, 2), 0] == [
        utility(case, "p", x) for x in (2, 4, 5, 8, 14, 20)
    ]


@pytest.mark.parametrize(
    ("evaluator", "code"),
    [
        (_old("faratin", "1", "1"), "genius_evaluator"),
        (_old("linear", None, "1"), "xml_attribute_missing"),
        (_old("triangular", "4", "20", "4"), "genius_triangle"),
        ("", "genius_no_evaluator"),
    ],
)
def test_what_a_real_issue_cannot_say(tmp_path: Path, evaluator: str, code: str) -> None:
    """Evaluators we do not read, or that lost a parameter, are errors and never guessed."""
    issue = real(1, "x", 0, 20, evaluator)
    reading = read_files(tmp_path, d=domain(real(1, "x", 0, 20)), p=profile(issue, ONE))

    assert reading.case is None
    assert [code] == [problem.code for problem in reading.errors]

"""Weights and the reservation bid (formats, 4: utility, weights, reservationBid)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from detente import formats
from detente.analysis.problem import central_utility, compile_case
from detente.analysis.problem.central import central_reservation
from detente.analysis.problem.said import said_by
from detente.case import Comparison, Grade, Package
from detente.formats import Reading
from helpers.geniusweb import BID, BORDER, UTILITIES, WEIGHTS, line, north, table
from helpers.imported import case_of, codes, folder_of, json_text, read_json, utility


def _read(folder: Path, **changes: Any) -> Reading:
    return read_json(folder, domain=BORDER, north=north(**changes))


def _errors(reading: Reading) -> list[str]:
    assert reading.case is None
    return [problem.code for problem in reading.errors]


def test_worked_example(tmp_path: Path) -> None:
    """(open, 10) is worth 0.8, and the reservation bid (closed, 12) 0.55."""
    reading = _read(tmp_path)
    case = case_of(reading)

    assert Fraction(8, 10) == utility(case, "north", "open", 10)
    assert Fraction(55, 100) == case.no_deal_of("north").value
    assert set() == codes(reading)


def test_everything_is_as_given_and_said(tmp_path: Path) -> None:
    """Numbers pass through unscaled and uncapped, graded said."""
    case = case_of(_read(tmp_path))

    assert {Grade.SAID} == {statement.basis.grade for statement in case.statements}
    assert [(True, None, None, None)] == [
        (s.as_given, s.cap, s.constant, s.discount) for s in case.scales
    ]
    assert Grade.SAID == case.no_deal_of("north").basis.grade


def test_weights_that_do_not_sum_to_one_are_as_written(tmp_path: Path) -> None:
    """They are neither stretched nor is utility cut off at 1; a note tells the sum."""
    reading = _read(tmp_path, issueWeights={"crossing": 0.8, "hours": 0.4})

    assert Fraction(12, 10) == utility(case_of(reading), "north", "open", 12)
    assert {"import_weights_sum"} == codes(reading)
    assert any("1.2" in problem.words("en") for problem in reading.warnings)


@pytest.mark.parametrize("weights", [{"crossing": 1}, {"crossing": 1, "hours": None}])
def test_issue_without_weight_is_a_gap_and_not_zero(tmp_path: Path, weights: Any) -> None:
    """Where a weight is missing the utility is not known."""
    reading = _read(tmp_path, issueWeights=weights, reservationBid=None)

    with pytest.raises(AssertionError, match="north has no utility"):
        utility(case_of(reading), "north", "open", 8)
    assert {"import_no_weight", "import_no_reservation"} == codes(reading)


def test_weight_of_an_unknown_issue_is_left_aside(tmp_path: Path) -> None:
    """It changes nothing and invents no issue; a note names it."""
    reading = _read(tmp_path, issueWeights=WEIGHTS | {"toll": 0.5})
    case = case_of(reading)

    assert ["crossing", "hours"] == [issue.id for issue in case.issues]
    assert Fraction(8, 10) == utility(case, "north", "open", 10)
    assert {"import_unknown_issue"} == codes(reading)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"issueWeights": None}, "missing_key"),
        ({"issueUtilities": None}, "missing_key"),
        ({"issueWeights": [0.6, 0.4]}, "import_needs_group"),
        ({"issueWeights": WEIGHTS | {"hours": "0.4"}}, "import_not_a_number"),
        ({"domain": "border"}, "import_needs_group"),
    ],
)
def test_what_is_no_profile(tmp_path: Path, changes: Any, code: str) -> None:
    """A profile without its parts, or with parts of another shape, is refused."""
    assert [code] == _errors(_read(tmp_path, **changes))


def test_reservation_bid_is_a_package_and_kept(tmp_path: Path) -> None:
    """Its utility is the reservation value, and the package stays as the stated fallback."""
    no_deal = case_of(_read(tmp_path)).no_deal_of("north")

    assert Fraction(55, 100) == no_deal.value
    assert (
        Comparison("as_good_as", Package((("crossing", "closed"), ("hours", "12")))),
    ) == no_deal.comparisons


def test_acceptable_is_worth_as_much_and_not_better_on_every_issue(tmp_path: Path) -> None:
    """(open, 8) is worse on hours than the bid, but worth more, so acceptable."""
    problem = compile_case(case_of(_read(tmp_path)), ["north"]).problem
    accepted = [(i, j) for i in range(2) for j in range(3) if problem.acceptable((i, j))]

    assert [(0, 0), (0, 1), (0, 2), (1, 2)] == accepted


@pytest.mark.parametrize("bid", [None, "null"])
def test_absent_reservation_bid_states_nothing(tmp_path: Path, bid: str | None) -> None:
    """No bid means no reservation value: unknown, not 0, with a note."""
    written = json_text(north(reservationBid=bid)).replace('"null"', "null")
    reading = formats.read(folder_of(tmp_path, {"d": json_text(BORDER), "n": written}))

    assert () == case_of(reading).no_deal
    assert {"import_no_reservation"} == codes(reading)


@pytest.mark.parametrize(
    ("bid", "code"),
    [
        ({"crossing": "closed"}, "geniusweb_bid_incomplete"),
        (BID | {"hours": None}, "geniusweb_bid_incomplete"),
        ({}, "geniusweb_bid_incomplete"),
        (BID | {"crossing": "ajar"}, "unknown_option"),
        (BID | {"crossing": "Closed"}, "unknown_option"),
        (BID | {"hours": 11}, "off_step"),
        (BID | {"hours": 14}, "off_step"),
        (BID | {"hours": "late"}, "import_not_a_number"),
        (BID | {"toll": "high"}, "unknown_issue"),
        (BID | {"crossing": 900}, "geniusweb_needs_word"),
        (BID | {"crossing": ["closed"]}, "geniusweb_needs_word"),
    ],
)
def test_bid_with_missing_issues_or_unknown_values_is_an_error(
    tmp_path: Path, bid: Any, code: str
) -> None:
    """A bid that is no package of the domain has no utility, and none is guessed."""
    assert code in _errors(_read(tmp_path, reservationBid={"issuevalues": bid}))


@pytest.mark.parametrize(("bid", "code"), [({}, "missing_key"), ([], "import_needs_group")])
def test_bid_of_another_shape_is_an_error(tmp_path: Path, bid: Any, code: str) -> None:
    """The values of a bid stand under issuevalues."""
    assert [code] == _errors(_read(tmp_path, reservationBid=bid))


def test_numbers_of_a_bid_may_be_written_otherwise(tmp_path: Path) -> None:
    """12, 12.0 and "12" are the same number, and the same option of the case."""
    bids: tuple[Any, ...] = (12, 12.0, "12")
    for name, hours in zip("abc", bids, strict=True):
        bid = {"issuevalues": BID | {"hours": hours}}
        no_deal = case_of(_read(tmp_path / name, reservationBid=bid)).no_deal_of("north")

        assert "12" == no_deal.comparisons[0].package.get("hours")


@pytest.mark.parametrize(
    "changes",
    [
        {"issueWeights": {"crossing": 1}},
        {"issueUtilities": {"hours": UTILITIES["hours"]}},
        {"issueUtilities": UTILITIES | {"crossing": table(open=1)}},
        {"issueUtilities": UTILITIES | {"hours": line(8, 0, 10, 1)}},
    ],
)
def test_bid_that_cannot_be_worth_anything_is_an_error(tmp_path: Path, changes: Any) -> None:
    """A gap elsewhere is a gap, but a reservation value is never computed across one."""
    assert ["geniusweb_bid_worth"] == _errors(_read(tmp_path, **changes))


def test_bid_beside_a_gap_that_it_does_not_touch(tmp_path: Path) -> None:
    """A score missing elsewhere leaves the worth of the bid known."""
    changes = {"issueUtilities": UTILITIES | {"crossing": table(closed=0.25)}}
    reading = _read(tmp_path, **changes)

    assert Fraction(55, 100) == case_of(reading).no_deal_of("north").value
    assert {"import_no_score"} == codes(reading)


def test_worth_of_a_bid_with_too_many_digits_is_the_package(tmp_path: Path) -> None:
    """What a case cannot write as a number it knows by the package, exactly."""
    fine = Decimal("0.1234567890123456789012345678901234567")
    rest = Decimal("0.8765432109876543210987654321098765433")
    weights = {"crossing": fine, "hours": rest}
    scores = {"crossing": table(open=1, closed=fine), "hours": line(8, 0, 12, rest)}
    case = case_of(_read(tmp_path, issueWeights=weights, issueUtilities=scores))
    no_deal, found = case.no_deal_of("north"), central_utility(case, "north")

    assert no_deal.value is None
    assert found is not None
    assert Fraction(fine) ** 2 + Fraction(rest) ** 2 == central_reservation(
        case, said_by(case, "north"), found
    )

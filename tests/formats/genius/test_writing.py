"""GENIUS XML as it is written: what GENIUS divides, cuts off or does not know is met beforehand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from detente import formats
from detente.case import Case, Range, Text
from detente.formats import CannotWrite
from detente.formats.log import Log
from detente.formats.xml_file import Element, parse_xml
from helpers.genius import case_of, utility
from strategies.small_cases import Table, party_case

TO_FIVE = Range(Fraction(1), Fraction(5), Fraction(1))


def _root(case: Case, name: str = "a.xml") -> Element:
    content = dict(formats.export(case, "genius").files)[name]
    return parse_xml(content, name, log=Log())


def _attributes(root: Element, tag: str, key: str) -> list[str | None]:
    found = [root.get(key)] if root.tag == tag and root.get(key) is not None else []
    for child in root.children:
        found += _attributes(child, tag, key)
    return found


def _notes(case: Case) -> Mapping[str, tuple[str, ...]]:
    return {one.code: one.ids for one in formats.export(case, "genius").notes}


def test_smallest_whole_numbers_in_the_ratio_of_the_scores() -> None:
    """Scores of 1 and 2/3 are written as 3 and 2: divided by the largest they are exact."""
    root = _root(party_case({"i": (1, {"x": 1, "y": "2/3", "z": 0})}))

    assert ["3", "2", "0"] == _attributes(root, "item", "evaluation")


def test_the_best_score_goes_into_the_weight() -> None:
    """GENIUS divides a best score of 0.8 away, so that the weight becomes 0.8 of what it was."""
    case = party_case({"i": ("0.5", {"x": "0.8", "y": "0.4"}), "j": ("0.5", {"x": 1, "y": 0})})
    root = _root(case)

    assert ["0.4", "0.5"] == _attributes(root, "weight", "value")
    assert ["2", "1", "1", "0"] == _attributes(root, "item", "evaluation")
    assert {} == _notes(case)


def test_a_weight_without_a_finite_decimal_has_17_digits() -> None:
    """1/3 is rounded down and said so; the worth of no deal goes down with it."""
    table = {"i": ("1/3", {"x": 1, "y": 0}), "j": ("2/3", {"x": 1, "y": 0})}
    case = party_case(table, reservation="1/3")
    root = _root(case)

    assert ["0.33333333333333333", "0.66666666666666666"] == _attributes(root, "weight", "value")
    assert {"note.rounded": ("a",)} == _notes(case)
    (worth,) = _attributes(root, "reservation", "value")
    assert Fraction(str(worth)) <= Fraction("0.33333333333333333")


def test_what_starts_below_0_is_moved() -> None:
    """Scores of -1 to 1 and a reservation value of 0 become 0 to 1 and 1/2; the note says so."""
    case = party_case({"i": (1, {"x": -1, "y": 1})}, reservation=0)
    root = _root(case)

    assert ["0", "1"] == _attributes(root, "item", "evaluation")
    assert ["0.5"] == _attributes(root, "reservation", "value")
    assert {"note.shifted": ("a",)} == _notes(case)


def test_a_constant_is_moved() -> None:
    """Utility less its least, divided by its span; the reservation value is moved along."""
    case = party_case({"i": ("0.5", {"x": 0, "y": 1})}, constant="0.25", reservation="0.5")
    root = _root(case)

    assert ["0.5"] == _attributes(root, "reservation", "value")
    assert ["1"] == _attributes(root, "weight", "value")
    assert {"note.shifted": ("a",)} == _notes(case)


def test_utilities_above_1_are_refused() -> None:
    """GENIUS would cut them off: refused, with what the best package is worth."""
    with pytest.raises(CannotWrite, match=r"worth 1\.2 to a") as refused:
        formats.export(party_case({"i": ("1.2", {"x": 1, "y": 0})}), "genius")
    assert ["above_one"] == [one.code for one in refused.value.remarks]


def test_noise_of_floats_is_a_rounding() -> None:
    """Weights that add up to 1 and 4e-17 are written; what is cut off is said as a rounding."""
    table: Table = {"i": ("0.50000000000000004", {"x": 1, "y": 0}), "j": ("0.5", {"x": 1, "y": 0})}
    case = party_case(table, reservation=1)

    assert ["0.50000000000000004", "0.5"] == _attributes(_root(case), "weight", "value")
    assert ["0.99999999999999996"] == _attributes(_root(case), "reservation", "value")
    assert {"note.rounded": ("a",)} == _notes(case)


def test_a_party_cut_off_at_1_keeps_its_weights() -> None:
    """As read from GENIUS: weights of more than 1 in all are written as they are."""
    table = {"i": ("0.7", {"x": 1, "y": 0}), "j": ("0.7", {"x": 1, "y": 0})}
    root = _root(party_case(table, cap=1))

    assert ["0.7", "0.7"] == _attributes(root, "weight", "value")


@pytest.mark.parametrize(("cap", "low"), [("0.5", 0), (1, -1)])
def test_other_caps_are_refused(cap: object, low: int) -> None:
    """A cap that is not 1, or that would have to move with the utility, cannot be written."""
    table = {"i": ("0.7", {"x": 1, "y": low}), "j": ("0.7", {"x": 1, "y": 0})}
    with pytest.raises(CannotWrite) as refused:
        formats.export(party_case(table, cap=cap), "genius")
    assert ["cap_cannot_move"] == [one.code for one in refused.value.remarks]


def test_a_straight_range_stays_a_range(tmp_path: Path) -> None:
    """Scores on a line, never cut off: an integer issue with slope and offset, no loss."""
    table: Table = {"i": ("0.8", {"1": "0.2", "5": 1}), "j": ("0.2", {"x": 1, "y": 0})}
    case = party_case(table, ranges={"i": TO_FIVE}, reservation=0)
    root = _root(case)

    assert ["0.2"] == _attributes(root, "evaluator", "slope")
    assert ["0.2"] == _attributes(root, "evaluator", "offset")
    formats.write(case, tmp_path / "out", to="genius")
    back = case_of(formats.read(tmp_path / "out"))
    assert TO_FIVE == back.issues[0].range
    assert Fraction("0.48") == utility(back, "a", 3, "y")


@pytest.mark.parametrize(
    ("scores", "limits"),
    [
        ({"1": 0, "3": 1, "5": 0}, TO_FIVE),
        ({"1": 0, "2": 1, "5": 1}, TO_FIVE),
        ({"1": 0, "4": 1}, Range(Fraction(1), Fraction(4), Fraction(1))),
        ({"1": 0, "5": 1}, Range(Fraction(1), Fraction(5), Fraction(2))),
        ({"1/2": 0, "9/2": 1}, Range(Fraction(1, 2), Fraction(9, 2), Fraction(1))),
        ({"1": 0, "5": 1}, Range(Fraction(1), Fraction(5))),
    ],
)
def test_other_ranges_become_options(scores: dict[str, object], limits: Range) -> None:
    """A bend, a slope without a finite decimal, other steps: options with names, told as a loss."""
    case = party_case({"i": (1, scores)}, ranges={"i": limits}, reservation=0)
    made = formats.export(case, "genius")
    root = _root(case)

    assert [("loss.ranges", ("i",))] == [(one.code, one.ids) for one in made.losses]
    assert list(case.issues[0].option_ids()) == _attributes(root, "item", "value")


def test_reservation_and_discount_are_always_there() -> None:
    """An unstated worth of no deal is written as 0 and told as a loss; no discount is 1."""
    root = _root(party_case({"i": (1, {"x": 1, "y": 0})}))
    stated = _root(party_case({"i": (1, {"x": 1, "y": 0})}, reservation="-0.3", discount="0.9"))

    assert (["0"], ["1"]) == _no_deal_and_discount(root)
    assert (["-0.3"], ["0.9"]) == _no_deal_and_discount(stated)


def _no_deal_and_discount(root: Element) -> tuple[list[str | None], list[str | None]]:
    return _attributes(root, "reservation", "value"), _attributes(root, "discount_factor", "value")


def test_names_that_no_file_has(tmp_path: Path) -> None:
    """The domain says who has which profile where the file cannot be called like the party."""
    table = {'R&D "<x>"': (1, {"a & b": 1, " y ": 0})}
    case = party_case(table, party="a/b <&>", reservation=0)
    formats.write(case, tmp_path / "out", to="genius")
    back = case_of(formats.read(tmp_path / "out"))

    assert ["a%2Fb %3C%26%3E.xml", "domain.xml"] == sorted(
        file.name for file in (tmp_path / "out").iterdir()
    )
    assert ["a/b <&>"] == [party.id for party in back.parties]
    assert [case.issues[0].option_ids()] == [issue.option_ids() for issue in back.issues]
    assert ['R&D "<x>"'] == [issue.id for issue in back.issues]


def test_a_plain_note_is_the_description(tmp_path: Path) -> None:
    """GENIUS has room for it, so it is no loss; it comes back as the note."""
    case = party_case({"i": (1, {"x": 1, "y": 0})}, reservation=0)
    case = replace(case, issues=(replace(case.issues[0], note=Text(plain="in weeks")),))
    formats.write(case, tmp_path / "out", to="genius")

    assert Text(plain="in weeks") == case_of(formats.read(tmp_path / "out")).issues[0].note


def test_scores_too_fine_for_whole_numbers() -> None:
    """Ratios of more digits than a number may have are rounded to 20 places, and said so."""
    fine: dict[str, object] = {
        "x": "1",
        "y": "0." + "123456789" * 6,
        "z": "1/" + "7" * 61,
        "w": "1/" + "9" * 61,
    }
    case = party_case({"i": (1, fine)}, reservation=0)

    evaluations = _attributes(_root(case), "item", "evaluation")
    assert all(re.fullmatch(r"\d{1,21}", str(one)) for one in evaluations)
    assert {"note.rounded": ("a",)} == _notes(case)

"""NegMAS YAML as it is written: tables, quoted names, always a reserved value, never a path."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from detente import formats
from detente.case import Case, Range
from helpers.genius import case_of, utility
from strategies.small_cases import Table, party_case

MISREAD = ("no", "Yes", "on", "null", "~", "1_000", "0x1F", "1e3", "007", "2024-01-02", ".inf")


def _text(case: Case, name: str = "a.yml") -> str:
    return dict(formats.export(case, "negmas").files)[name].decode()


def test_a_profile_of_tables() -> None:
    """Weights and values as stated, in the order of the domain's issues."""
    table: Table = {"i": ("0.6", {"x": 1, "y": "0.25"}), "j": ("0.4", {"p": 0, "q": 1})}
    written = yaml.safe_load(_text(party_case(table, reservation="0.4")))

    assert {
        "type": "LinearAdditiveUtilityFunction",
        "name": "a",
        "reserved_value": 0.4,
        "weights": [0.6, 0.4],
        "values": [
            {"type": "TableFun", "mapping": {"x": 1.0, "y": 0.25}},
            {"type": "TableFun", "mapping": {"p": 0.0, "q": 1.0}},
        ],
    } == written


def test_names_stay_texts(tmp_path: Path) -> None:
    """What other YAML readers take for a truth, a number or a date is quoted, as key and value."""
    case = party_case({"no": (1, dict.fromkeys(MISREAD, 1))}, reservation=0)
    domain = yaml.safe_load(_text(case, "domain.yml"))
    profile = yaml.safe_load(_text(case))
    formats.write(case, tmp_path / "out", to="negmas")

    assert [{"name": "no", "type": "CategoricalIssue", "values": list(MISREAD)}] == domain["issues"]
    assert list(MISREAD) == list(profile["values"][0]["mapping"])
    back = case_of(formats.read(tmp_path / "out"))
    assert [MISREAD] == [issue.option_ids() for issue in back.issues]


def test_no_deal_that_nobody_stated() -> None:
    """It is minus infinity, NegMAS's word for it, and so no loss."""
    case = party_case({"i": (1, {"x": 1, "y": 0})})

    assert "reserved_value: -.inf\n" in _text(case)
    assert () == formats.export(case, "negmas").losses


def test_a_discount_wraps_the_profile(tmp_path: Path) -> None:
    """Per share of the deadline, the reserved value inside and outside alike."""
    case = party_case({"i": (1, {"x": 1, "y": 0})}, reservation="0.2", discount="0.9")
    written = yaml.safe_load(_text(case))
    formats.write(case, tmp_path / "out", to="negmas")
    back = case_of(formats.read(tmp_path / "out"))

    assert ("ExpDiscountedUFun", 0.9, "relative_time") == tuple(
        written[key] for key in ("type", "discount", "factor")
    )
    assert 0.2 == written["reserved_value"] == written["ufun"]["reserved_value"]
    assert (Fraction("0.9"), Fraction("0.2")) == (
        back.scale("a").discount,
        back.no_deal_of("a").value,
    )


def test_whole_numbers_stay_a_range(tmp_path: Path) -> None:
    """Every whole number between two others is a ContiguousIssue, whatever its values."""
    limits = Range(Fraction(-1), Fraction(2), Fraction(1))
    scores = {"-1": "-0.5", "0": 2, "2": "0.5"}
    case = party_case({"i": ("0.5", scores)}, ranges={"i": limits}, reservation=0)
    domain = yaml.safe_load(_text(case, "domain.yml"))
    formats.write(case, tmp_path / "out", to="negmas")
    back = case_of(formats.read(tmp_path / "out"))

    assert [{"name": "i", "type": "ContiguousIssue", "values": [-1, 2]}] == domain["issues"]
    assert limits == back.issues[0].range
    assert Fraction("0.625") == utility(back, "a", 1)


def test_products_where_a_value_never_ends() -> None:
    """0.6 times 2/3 is 0.4: the issue weighs 1 and the table holds products, all exact."""
    case = party_case({"i": ("0.6", {"x": "2/3", "y": 0})}, reservation=0)
    written = yaml.safe_load(_text(case))

    assert ([1.0], {"x": 0.4, "y": 0.0}) == (written["weights"], written["values"][0]["mapping"])
    assert () == formats.export(case, "negmas").notes


@pytest.mark.parametrize("constant", ["0.5", "-2"])
def test_a_constant_goes_into_the_first_issue(constant: str, tmp_path: Path) -> None:
    """NegMAS has no room for it beside tables; utilities stay, and the note says so."""
    case = party_case({"i": (1, {"x": 1, "y": 0})}, constant=constant, reservation=0)
    told = formats.write(case, tmp_path / "out", to="negmas")
    back = case_of(formats.read(tmp_path / "out"))

    assert ["note.constant"] == [one.code for one in told]
    assert Fraction(constant) == utility(back, "a", "y")

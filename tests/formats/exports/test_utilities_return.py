"""Written for another program and read again: every package is worth the same (bar I4)."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from detente import formats
from detente.case import Case
from detente.case.check import check
from detente.formats import CannotWrite
from helpers.exports import assert_same_utilities, written_and_read
from helpers.needs import shared_path
from strategies.additive_cases import additive_cases

TO = ("genius", "negmas", "csv")
FOLDERS = (
    "anac/y2010/EnglandZimbabwe",
    "anac/y2010/Travel",
    "anac/y2011/Amsterdam",
    "anac/y2011/Car",
    "anac/y2011/Energy",
    "anac/y2011/Grocery",
    "anac/y2011/IS_BT_Acquisition",
    "anac/y2011/Laptop",
    "anac/y2011/NiceOrDie",
    "anac/y2012/AirportSiteSelectionA",
    "anac/y2012/AmsterdamB",
    "anac/y2012/BarterA",
    "anac/y2012/FiftyFiftyA",
    "anac/y2012/FitnessA",
    "anac/y2012/FlightBookingA",
    "anac/y2012/GroceryC",
    "anac/y2012/LaptopA",
    "anac/y2013/Coffee",
    "anac/y2013/DefensiveCharms",
    "anac/y2013/Lunch",
    "anac/y2013/planes",
    "anac/y2015/group12-symposium",
    "anac/y2015/group2-dinner",
    "anac/y2015/group2-politics",
    "anac/y2015/group3-bank_robbery",
    "anac/y2015/group6-tram",
    "anac/y2015/group9-vacation",
    "anac/y2016/Grandma",
    "anac/y2016/Maxoops",
    "other/AMPOvsCity",
    "other/Domain16",
    "other/IntegerDomain",
    "other/Jobs",
    "real-issue/fuzzyagent",
)
OTHERS = (
    "geniusweb-json/Fitness",
    "geniusweb-json/FlightBooking",
    "negmas-yaml/anac2012/LaptopA",
    "negmas-yaml/anac2015/Vacation",
    "negolog-json/domain0",
    "negolog-json/domainBalancedHighOpp",
)
NON_LINEAR = ("anac/y2014/10issueswithRV", "anac/y2014/30issues")


@pytest.mark.parametrize("to", TO)
@pytest.mark.parametrize("folder", FOLDERS)
def test_given_genius_cases(folder: str, to: str, tmp_path: Path) -> None:
    """Every additive real case comes back with its utilities, reservation values and discounts."""
    case = formats.load(shared_path(f"data/genius/{folder}"))

    assert_same_utilities(case, written_and_read(case, to, tmp_path), to)


@pytest.mark.parametrize("to", TO)
@pytest.mark.parametrize("folder", OTHERS)
def test_given_cases_of_other_formats(folder: str, to: str, tmp_path: Path) -> None:
    """So does every real case in another program's format."""
    case = formats.load(shared_path(f"data/formats/{folder}"))

    assert_same_utilities(case, written_and_read(case, to, tmp_path), to)


@pytest.mark.parametrize("folder", FOLDERS)
def test_genius_to_genius_rounds_nothing(folder: str) -> None:
    """What GENIUS wrote can be written for GENIUS without a note."""
    case = formats.load(shared_path(f"data/genius/{folder}"))

    assert () == formats.export(case, "genius").notes


@pytest.mark.parametrize("to", TO)
@pytest.mark.parametrize("folder", NON_LINEAR)
def test_non_linear_cases_are_refused(folder: str, to: str, tmp_path: Path) -> None:
    """Utilities over combinations of issues are no tables: refused by the names of the linkages."""
    case = formats.load(shared_path(f"data/genius/{folder}"))

    with pytest.raises(CannotWrite) as refused:
        formats.write(case, tmp_path / "out.csv", to=to, accept_loss=True)
    assert {"not_additive"} == {one.code for one in refused.value.remarks}
    assert {link.id for link in case.linkages if len(link.when.parts) > 1} == {
        one for remark in refused.value.remarks for one in remark.ids
    }
    assert [] == list(tmp_path.iterdir())


def _refusals(case: Case, to: str) -> set[str]:
    """The codes for which an export is refused; none where it is not."""
    try:
        formats.export(case, to)
    except CannotWrite as refused:
        return {one.code for one in refused.remarks}
    return set()


def _returns(case: Case, to: str) -> None:
    assume(not [found for found in check(case) if found.severity == "error"])
    refused = _refusals(case, to)
    if refused:
        assert to == "genius"
        assert {"above_one", "cap_cannot_move"} >= refused
        return
    with tempfile.TemporaryDirectory() as folder:
        assert_same_utilities(case, written_and_read(case, to, Path(folder)), to)


@pytest.mark.parametrize("to", TO)
@given(case=additive_cases())
def test_generated_cases(to: str, case: Case) -> None:
    """Made-up cases with every part an export has to deal with come back exactly, or as stated."""
    _returns(case, to)


@pytest.mark.nightly
@pytest.mark.parametrize("to", TO)
@settings(max_examples=2000)
@given(case=additive_cases())
def test_many_generated_cases(to: str, case: Case) -> None:
    """The long form: 2,000 cases per format."""
    _returns(case, to)

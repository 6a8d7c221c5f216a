"""The given real cases, read and solved, beside results computed apart from this project.

The files are copyleft and no part of the project: read in place, and skipped where absent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from detente import formats
from detente.case import Case
from detente.formats import ReadingRequest
from helpers.golden import same_probes, same_profiles, same_results
from helpers.needs import shared_path

MALFORMED = "malformed/group4-zoning_plan"
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
    "anac/y2014/10issueswithRV",
    "anac/y2014/30issues",
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
PROBES_ONLY = ("anac/y2014/10issueswithRV", "anac/y2014/30issues", "real-issue/fuzzyagent")
ALL = (*FOLDERS, MALFORMED)
SOLVED = tuple(folder for folder in ALL if folder not in PROBES_ONLY)


@cache
def _golden() -> dict[str, Any]:
    written = shared_path("data/genius/golden.json").read_text(encoding="utf-8")
    return {one["folder"]: one for one in json.loads(written)["scenarios"]}


@cache
def _case(folder: str) -> Case:
    """A case as it stands; the malformed one mended on request."""
    request = ReadingRequest(repair=folder == MALFORMED)
    reading = formats.read(shared_path(f"data/genius/{folder}"), request)
    assert () == reading.errors
    assert reading.case is not None
    return reading.case


def test_every_given_case_is_tried() -> None:
    """No golden case is left out."""
    assert sorted(_golden()) == sorted(ALL)


@pytest.mark.parametrize("folder", ALL)
def test_what_the_profiles_say(folder: str) -> None:
    """Issues, parties, reservation values and discounts are those of the files, exactly."""
    same_profiles(_golden()[folder], _case(folder))


@pytest.mark.parametrize("folder", ALL)
def test_probes(folder: str) -> None:
    """The utility of every probed package, to every party, is the golden one."""
    same_probes(_golden()[folder], _case(folder))


def _questions() -> Iterator[tuple[str, str]]:
    several = {"anac/y2016/Grandma", "anac/y2016/Maxoops", "other/Domain16"}
    for folder in SOLVED:
        yield folder, "two_parties"
        if folder in several or "2015" in folder:
            yield folder, "all_parties"


def test_every_question_with_more_parties_is_tried() -> None:
    """Each golden result for all profiles is compared below."""
    golden = {folder for folder, one in _golden().items() if "all_parties" in one}

    assert golden == {folder for folder, parties in _questions() if parties == "all_parties"}


@pytest.mark.parametrize(("folder", "parties"), list(_questions()))
def test_frontiers_zone_and_solutions(folder: str, parties: str) -> None:
    """Frontiers, zone and solutions with their ties are the golden ones, hash for hash."""
    same_results(_golden()[folder][parties], _case(folder))


def test_malformed_case_is_refused_with_its_places() -> None:
    """Raw ampersands are refused by file, line and column, in every file that has one."""
    folder = shared_path(f"data/genius/{MALFORMED}")
    reading = formats.read(folder)

    assert reading.case is None
    assert [
        f"{folder}/Group4.xml:11:42",
        f"{folder}/Group4_util1.xml:10:42",
        f"{folder}/Group4_util2.xml:10:42",
    ] == [problem.where("en") for problem in reading.errors]
    assert ["xml_ampersand"] * 3 == [problem.code for problem in reading.errors]

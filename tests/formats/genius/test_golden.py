"""The given real cases, read and solved, beside results computed apart from this project.

The files are copyleft and no part of the project: read in place, and skipped where absent.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from math import hypot
from typing import Any

import pytest

from detente import formats
from detente.analysis.problem import Compiled, Problem, central_utility, compile_case
from detente.analysis.solutions import (
    Frontier,
    best_over_x,
    count_zone,
    frontier,
    solve,
    worst_over_x,
)
from detente.case import Case, Package, write_number
from helpers.needs import shared_path

CLOSE = 1e-12
MALFORMED = "malformed/group4-zoning_plan"
NAMED = {"nash_weighted_first_2": "weighted_nash"}
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
SOLVED = tuple(folder for folder in FOLDERS if folder not in PROBES_ONLY)


@cache
def _golden() -> dict[str, Any]:
    written = shared_path("data/genius/golden.json").read_text(encoding="utf-8")
    return {one["folder"]: one for one in json.loads(written)["scenarios"]}


@cache
def _case(folder: str) -> Case:
    reading = formats.read(shared_path(f"data/genius/{folder}"))
    assert () == reading.errors
    assert reading.case is not None
    return reading.case


def test_every_given_case_is_tried() -> None:
    """No golden case is left out: each is read here, or refused as the malformed one."""
    assert sorted(_golden()) == sorted((*FOLDERS, MALFORMED))


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_the_profiles_say(folder: str) -> None:
    """Issues, parties, reservation values and discounts are those of the files, exactly."""
    golden, case = _golden()[folder], _case(folder)

    assert [one["name"] for one in golden["issues"]] == [issue.id for issue in case.issues]
    assert [
        (Fraction(one["reservation"]), Fraction(one["discount"])) for one in golden["parties"]
    ] == [
        (case.no_deal_of(party.id).value, case.scale(party.id).discount or 1)
        for party in case.parties
    ]
    for party, one in zip(case.parties, golden["parties"], strict=True):
        assert party.note is not None
        assert f"Imported from {one['file']}." == party.note.in_language("en")


@pytest.mark.parametrize("folder", FOLDERS)
def test_probes(folder: str) -> None:
    """The utility of every probed package, to every party, is the golden one."""
    case = _case(folder)
    utilities = [central_utility(case, party.id) for party in case.parties]

    for probe in _golden()[folder]["probes"]:
        package = _package(case, probe["package"])
        found = [float(utility.of(package)) for utility in utilities if utility is not None]
        assert probe["utilities"] == pytest.approx(found, rel=0, abs=CLOSE)


def _package(case: Case, chosen: list[str | int]) -> Package:
    words = (
        str(option) if issue.range is None else write_number(Fraction(option))
        for issue, option in zip(case.issues, chosen, strict=True)
    )
    return Package(tuple(zip((issue.id for issue in case.issues), words, strict=True)))


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
    golden, case = _golden()[folder][parties], _case(folder)
    names = [party.id for party in case.parties][: len(golden["parties"])]
    compiled = compile_case(case, names)

    _same_space(golden, compiled.problem)
    _same_zone(golden, compiled.problem)
    _same_solutions(golden, compiled, case)


def _same_space(golden: dict[str, Any], problem: Problem) -> None:
    space = frontier(problem, zone=False)
    best, worst = (
        search(problem, range(problem.parties)) for search in (best_over_x, worst_over_x)
    )

    assert golden["packages"] == problem.packages
    assert golden["scale_bits"] == [scale.bit_length() for scale in problem.scales]
    assert golden["max_utility"] == pytest.approx(_shown(problem, best), rel=0, abs=CLOSE)
    assert golden["min_utility"] == pytest.approx(_shown(problem, worst), rel=0, abs=CLOSE)
    _same_frontier(golden["whole_space"], space, problem)
    if "opposition" in golden["whole_space"]:
        away = min(hypot(*(1 - u for u in _shown(problem, point))) for point in space.points)
        assert golden["whole_space"]["opposition"] == pytest.approx(away, rel=0, abs=CLOSE)


def _same_zone(golden: dict[str, Any], problem: Problem) -> None:
    zone = golden["zone"]
    kept = frontier(problem, zone=True)
    found = solve(problem, kept)

    assert zone["packages"] == count_zone(problem)
    assert zone["acceptable_to"] == [
        count_zone(problem.holding((), (party,))) for party in range(problem.parties)
    ]
    _same_frontier(zone, kept, problem)
    for listed, point in zip(zone.get("frontier", ()), kept.points, strict=False):
        assert listed == pytest.approx(_shown(problem, point), rel=0, abs=CLOSE)
    assert zone["status"] == found.status
    if found.status != "empty":
        disagreement = _shown(problem, found.disagreement)
        assert zone["disagreement_point"] == pytest.approx(disagreement, rel=0, abs=CLOSE)
        assert zone["ideal_point"] == pytest.approx(_shown(problem, found.ideal), rel=0, abs=CLOSE)
        assert zone["parties_without_surplus"] == [
            golden["parties"][party] for party in found.inactive
        ]


def _same_frontier(golden: dict[str, Any], found: Frontier, problem: Problem) -> None:
    lines = [
        ",".join(str(Fraction(u, s)) for u, s in zip(point, problem.scales, strict=True))
        for point in found.points
    ]

    assert golden.get("frontier_points", 0) == len(found.points)
    assert golden.get("frontier_packages", 0) == sum(found.counts or ())
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    assert not found.points or golden["frontier_sha256"] == digest


def _same_solutions(golden: dict[str, Any], compiled: Compiled, case: Case) -> None:
    problem = compiled.problem
    kept = frontier(problem, zone=True)
    powers = [2, *[1] * (problem.parties - 1)]
    found = solve(problem, kept, powers)
    for name, expected in golden.get("solutions", {}).items():
        solution = found.of(NAMED.get(name, name))
        points = [kept.points[index] for index in solution.points]
        assert expected["points"] == len(points)
        assert kept.counts is not None
        assert expected["packages"] == sum(kept.counts[index] for index in solution.points)
        for listed, point in zip(expected["utilities"], points, strict=False):
            assert listed == pytest.approx(_shown(problem, point), rel=0, abs=CLOSE)
        for example in expected["examples"]:
            indices = compiled.indices(_package(case, example))
            assert indices is not None
            assert problem.utilities(indices) in points
        value = next(expected[key] for key in ("product", "level", "total") if key in expected)
        if solution.value is not None:
            low, high = map(float, solution.value)
            assert [value, value] == pytest.approx([low, high], rel=0, abs=CLOSE)


def _shown(problem: Problem, point: tuple[int, ...] | None) -> list[float]:
    assert point is not None
    return [float(Fraction(one, scale)) for one, scale in zip(point, problem.scales, strict=True)]


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

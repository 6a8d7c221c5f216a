"""The given GeniusWeb cases, read and solved, beside results computed apart from this project.

The files are copyleft and no part of the project: read in place, and skipped where absent.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from detente import formats
from detente.analysis.problem import compile_case
from detente.analysis.solutions import count_zone
from detente.case import Case
from helpers.golden import same_probes, same_profiles, same_results
from helpers.needs import shared_path

FOLDERS = ("Fitness", "FlightBooking")


@cache
def _golden() -> dict[str, Any]:
    written = shared_path("data/formats/golden.json").read_text(encoding="utf-8")
    found = json.loads(written)["scenarios"]["geniusweb-json"]
    return {one["folder"]: one for one in found}


def _case(folder: str) -> Case:
    reading = formats.read(shared_path(f"data/formats/geniusweb-json/{folder}"))
    assert () == reading.errors
    assert {"no_status_quo"} == {problem.code for problem in reading.problems}
    assert reading.case is not None
    return reading.case


def test_every_given_case_is_tried() -> None:
    """No golden case is left out."""
    assert sorted(FOLDERS) == sorted(_golden())


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_the_profiles_say(folder: str) -> None:
    """Issues, parties and reservation values are those of the files, exactly."""
    same_profiles(_golden()[folder], _case(folder))


@pytest.mark.parametrize("folder", FOLDERS)
def test_probes(folder: str) -> None:
    """The utility of every probed package, to every party, is the golden one."""
    same_probes(_golden()[folder], _case(folder))


@pytest.mark.parametrize("folder", FOLDERS)
def test_frontiers_zone_and_solutions(folder: str) -> None:
    """Frontiers, zone and solutions with their ties are the golden ones, hash for hash."""
    same_results(_golden()[folder]["two_parties"], _case(folder))


def test_zone_of_flight_booking_is_narrow() -> None:
    """4 of 36 packages: both reservation bids count, by their utility."""
    problem = compile_case(_case("FlightBooking"), ["flightbooking1", "flightbooking2"]).problem

    assert (36, 4) == (problem.packages, count_zone(problem))

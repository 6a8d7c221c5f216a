"""The given real cases, read and solved, beside results computed apart from this project.

The files are copyleft and no part of the project: read in place, and skipped where absent.
"""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from detente import formats
from detente.analysis.problem import compile_case
from detente.analysis.solutions import frontier, worst_over_x
from detente.case import Case
from helpers.golden import same_probes, same_profiles, same_results
from helpers.needs import shared_path

FOLDERS = ("anac2012/LaptopA", "anac2015/Vacation")
QUESTIONS = (*((folder, "two_parties") for folder in FOLDERS), (FOLDERS[1], "all_parties"))
NOT_STATED = "no reservation value; disagreement point = worst package"


@cache
def _golden() -> dict[str, Any]:
    written = shared_path("data/formats/golden.json").read_text(encoding="utf-8")
    return {one["folder"]: one for one in json.loads(written)["scenarios"]["negmas-yaml"]}


@cache
def _case(folder: str) -> Case:
    reading = formats.read(shared_path(f"data/formats/negmas-yaml/{folder}"))
    assert () == reading.errors
    assert reading.case is not None
    return reading.case


def test_every_given_case_is_tried() -> None:
    """No golden case and no question about one is left out."""
    assert sorted(FOLDERS) == sorted(_golden())
    assert set(QUESTIONS) == {
        (folder, key) for folder, one in _golden().items() for key in one if "parties" in key[3:]
    }


def test_what_the_profiles_say() -> None:
    """Issues, parties, reservation values and discounts are those of the files, exactly."""
    same_profiles(_golden()[FOLDERS[0]], _case(FOLDERS[0]))


def test_reservation_values_that_nobody_stated() -> None:
    """Where the file says -.inf the case says nothing, and solutions start at the worst package."""
    golden, case = _golden()[FOLDERS[1]], _case(FOLDERS[1])
    problem = compile_case(case, [party.id for party in case.parties]).problem
    worst = worst_over_x(problem, range(problem.parties))

    assert {NOT_STATED} == {note for one in golden["parties"] for note in one["notes"]}
    assert () == case.no_deal
    assert worst is not None
    assert [Fraction(one["reservation"]) for one in golden["parties"]] == [
        Fraction(one, scale) for one, scale in zip(worst, problem.scales, strict=True)
    ]


@pytest.mark.parametrize("folder", FOLDERS)
def test_probes(folder: str) -> None:
    """The utility of every probed package, to every party, is the golden one."""
    same_probes(_golden()[folder], _case(folder))


@pytest.mark.parametrize(("folder", "parties"), QUESTIONS)
def test_frontiers_zone_and_solutions(folder: str, parties: str) -> None:
    """Frontiers, zone and solutions with their ties are the golden ones, hash for hash."""
    same_results(_golden()[folder][parties], _case(folder))


@pytest.mark.parametrize(
    ("converted", "original", "points"),
    [("anac2015/Vacation", "anac/y2015/group9-vacation", (272, 131))],
)
def test_a_converted_case_is_not_the_genius_case(
    converted: str, original: str, points: tuple[int, int]
) -> None:
    """The YAML of the same name has its own numbers, and they are read as they are written."""
    genius = formats.read(shared_path(f"data/genius/{original}")).case
    assert genius is not None
    cases = (_case(converted), genius)

    assert list(points) == [
        len(frontier(compile_case(c, [p.id for p in c.parties]).problem, zone=True).points)
        for c in cases
    ]

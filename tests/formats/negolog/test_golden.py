"""The given NegoLog cases, read and solved, beside results computed apart from this project.

The files are copyleft and no part of the project: read in place, and skipped where absent.
"""

from __future__ import annotations

import ast
import json
from fractions import Fraction
from functools import cache
from math import hypot
from typing import Any

import pytest

from detente import formats
from detente.analysis.problem import Compiled, compile_case
from detente.analysis.solutions import frontier, solve
from detente.case import Case
from helpers.golden import CLOSE, package_of, same_probes, same_profiles, same_results
from helpers.needs import shared_path

FOLDERS = ("domain0", "domainBalancedHighOpp")
PARTIES = ["profileA", "profileB"]


@cache
def _golden() -> dict[str, Any]:
    written = shared_path("data/formats/golden.json").read_text(encoding="utf-8")
    found = json.loads(written)["scenarios"]["negolog-json"]
    return {one["folder"]: one for one in found}


def _case(folder: str) -> Case:
    reading = formats.read(shared_path(f"data/formats/negolog-json/{folder}"))
    assert () == reading.errors
    assert {"no_status_quo", "import_other_file"} == {one.code for one in reading.problems}
    assert reading.case is not None
    return reading.case


def _compiled(folder: str) -> Compiled:
    return compile_case(_case(folder), PARTIES)


def _specs(folder: str) -> dict[str, Any]:
    path = shared_path(f"data/formats/negolog-json/{folder}/specs.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _bid(written: Any) -> dict[str, str]:
    """A bid of the specs: an object, or a text with Python's quotes."""
    found: dict[str, str] = written if isinstance(written, dict) else ast.literal_eval(written)
    return found


def _point(compiled: Compiled, case: Case, bid: dict[str, str]) -> list[float]:
    indices = compiled.indices(package_of(case, [bid[issue.id] for issue in case.issues]))
    assert indices is not None
    utilities = compiled.problem.utilities(indices)
    return [float(Fraction(*one)) for one in zip(utilities, compiled.problem.scales, strict=True)]


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


@pytest.mark.parametrize("folder", FOLDERS)
def test_nash_of_the_specs_is_found(folder: str) -> None:
    """Number of packages, Nash point, its product and its package are those beside the profiles.

    The product goes by two names, and the package is an object or a text with Python's quotes.
    """
    specs, compiled = _specs(folder), _compiled(folder)
    problem = compiled.problem
    kept = frontier(problem, zone=True)
    points = [kept.points[index] for index in solve(problem, kept).of("nash").points]
    found = [float(Fraction(*one)) for one in zip(points[0], problem.scales, strict=True)]
    product = specs.get("Nash Product", specs.get("Product Score"))

    assert specs["NumberOfBids"] == problem.packages
    assert [specs["Nash_A"], specs["Nash_B"]] == pytest.approx(found, rel=0, abs=CLOSE)
    assert product == pytest.approx(found[0] * found[1], rel=0, abs=CLOSE)
    bid = _point(compiled, _case(folder), _bid(specs["NashBid"]))
    assert bid == pytest.approx(found, rel=0, abs=CLOSE)


@pytest.mark.parametrize("folder", FOLDERS)
def test_kalai_of_the_specs_is_the_largest_sum(folder: str) -> None:
    """What the specs call Kalai is a package of the utilitarian solution, and no more.

    Their Opposition is how far that package is from (1, 1).
    """
    specs, compiled = _specs(folder), _compiled(folder)
    problem = compiled.problem
    kept = frontier(problem, zone=True)
    best = [kept.points[index] for index in solve(problem, kept).of("utilitarian").points]
    largest = sum(Fraction(*one) for one in zip(best[0], problem.scales, strict=True))
    stated = [specs["Kalai_A"], specs["Kalai_B"]]

    assert sum(stated) == pytest.approx(float(largest), rel=0, abs=CLOSE)
    found = _point(compiled, _case(folder), _bid(specs["KalaiBid"]))
    assert stated == pytest.approx(found, rel=0, abs=CLOSE)
    away = hypot(*(1 - one for one in stated))
    assert specs["Opposition"] == pytest.approx(away, rel=0, abs=CLOSE)


def test_kalai_of_the_specs_is_not_kalai_s_solution() -> None:
    """In one given case it is (0.82, 0.42), while the largest smallest gain is (0.62, 0.62)."""
    specs, compiled = _specs("domainBalancedHighOpp"), _compiled("domainBalancedHighOpp")
    kept = frontier(compiled.problem, zone=True)
    solution = solve(compiled.problem, kept).of("egalitarian")
    found = [kept.points[index] for index in solution.points]

    assert [0.82, 0.42] == pytest.approx([specs["Kalai_A"], specs["Kalai_B"]], abs=CLOSE)
    assert [[Fraction(62, 100)] * 2] == [
        [Fraction(*one) for one in zip(point, compiled.problem.scales, strict=True)]
        for point in found
    ]

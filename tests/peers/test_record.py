"""The public record beside the peer: what its page says, and that no difference slips through."""

from __future__ import annotations

import ast
import json
import platform
import re
import runpy
import subprocess
import sys
from typing import Any

import pytest

from detente.analysis.problem import Problem
from detente.analysis.solutions import frontier, solve
from helpers.needs import ROOT
from helpers.tree import SOURCE

BENCHMARK = ROOT / "benchmarks" / "peer"
PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
CASE: dict[str, Any] = {
    "sizes": [4],
    "tables": [[[100, 0, 90, 45]], [[0, 100, 50, 51]]],
    "scale": 100,
    "reservations": [0, 0],
}


@pytest.mark.parametrize(
    "said",
    [
        r"\| machine \| .+ cores, \d+ GB \|",
        r"\| system \| .*Python 3\.\d+\.\d+ \|",
        r"\| Détente \| detente \S+, numpy \S+, moocore \S+ \|",
        r"\| peer \| NegMAS 0\.16\.0 \|",
        r"\| seed \| \d+ \|",
        r"\| date \| \d{4}-\d{2}-\d{2} \|",
        r"\| load \| [\d.]+ before, [\d.]+ after \|",
    ],
)
def test_the_page_says_what_was_run(said: str) -> None:
    """Machine, versions, seed, date and load of the last run stand on the page."""
    assert re.search(said, PAGE.read_text(encoding="utf-8"))


def test_the_page_names_no_host_and_leaves_nothing_unexplained() -> None:
    """The record is of a kind of machine, and every difference in it has its reason."""
    page = PAGE.read_text(encoding="utf-8")

    assert "unexplained" not in page
    assert not re.search(rf"\b{re.escape(platform.node())}\b", page)


def test_the_peer_is_called_by_its_own_program_alone() -> None:
    """Only the benchmark's program for the peer's environment imports it."""
    importing = {
        path.relative_to(ROOT).as_posix()
        for folder in (SOURCE, ROOT / "tests", BENCHMARK)
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _imported(node)
        if name.partition(".")[0] == "negmas"
    }

    assert {"benchmarks/peer/theirs.py"} == importing


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def _answers() -> dict[str, Any]:
    """What Détente answers to the case, as the benchmark hands it on."""
    tables = tuple(tuple(map(tuple, rows)) for rows in CASE["tables"])
    problem = Problem((4,), tables, (100, 100), (0, 0))
    zone = frontier(problem, zone=True)
    named = {
        one.name: sorted(zone.points[i] for i in one.points)
        for one in solve(problem, zone).solutions
    }
    return {"points": sorted(zone.points), "packages": zone.packages_in_all, **named}


def test_a_known_deviation_is_named() -> None:
    """The most equal shares instead of the largest smallest one are row 3, and only that."""
    explained = runpy.run_path(str(BENCHMARK / "differences.py"))["explained"]
    ours = _answers()
    theirs = ours | {"kalai_smorodinsky": [(45, 51)]}

    assert {} == explained(CASE, ours, ours)
    assert {"kalai_smorodinsky": "3"} == explained(CASE, ours, theirs)


@pytest.mark.parametrize("question", ["points", "packages", "nash", "egalitarian", "utilitarian"])
def test_any_other_difference_is_unexplained(question: str) -> None:
    """An answer that no known deviation gives fails the benchmark, whoever of the two is wrong."""
    explained = runpy.run_path(str(BENCHMARK / "differences.py"))["explained"]
    ours = _answers()
    wrong = ours | {question: 7 if question == "packages" else [(0, 100)]}

    assert {question: "unexplained"} == explained(CASE, ours, wrong)
    assert explained(CASE, wrong, ours)[question] == "unexplained"


def test_our_side_of_the_benchmark_runs() -> None:
    """Programme and enumeration, as they are measured, give the same frontier of a small case."""
    asked = [
        json.dumps({"method": method, "case": CASE, "runs": 1})
        for method in ("analyse", "enumerate", "count")
    ]
    done = subprocess.run(
        [sys.executable, str(BENCHMARK / "ours.py")],
        input="\n".join(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    solved, every, counted = (json.loads(line)["answers"] for line in done.stdout.splitlines())

    assert [[0, 100], [45, 51], [90, 50], [100, 0]] == solved["points"] == every["points"]
    assert 4 == solved["packages"] == counted["acceptable"]

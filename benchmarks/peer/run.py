"""Détente beside NegMAS: the same cases, the same questions, answers first, then time and memory.

`python benchmarks/peer/run.py [--quick] [--seed N] [--page FILE]` installs the peer into an
environment of its own when first run, prints every line as it is measured, writes the table of
`docs/reference/benchmarks.md`, and fails if an answer differs for a reason that nothing explains.
`--quick` leaves out the cases of 10^7 packages, for which the peer needs minutes and gigabytes.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cases
import children
import differences
import page
import reading

SMALL_CASES = 600
COUNTED = 10**6
ROOT = Path(__file__).parents[2]
GIVEN = ROOT / ".." / "shared" / "data" / "genius"


def main() -> int:
    """Measure, print, write the page."""
    options = _options()
    load = os.getloadavg()[0]
    children.set_up()
    small = _small(options.seed)
    generated = [_measured(*chosen) for chosen in _generated(options.seed, quick=options.quick)]
    given = [_given(name, case) for name, case in _folders()]
    loads = (load, os.getloadavg()[0])
    text = page.text(options.seed, loads, small, generated, given, quick=options.quick)
    options.page.write_text(text, encoding="utf-8")
    found = page.reasons(small, generated, given)
    if differences.UNEXPLAINED in found:
        print("FAILED: some difference is not explained", file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="no case above 10^6 packages")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "reference" / "benchmarks.md")
    return parser.parse_args()


def _generated(seed: int, *, quick: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    for issues in (4, 5, 6):
        for parties in (2, 3, 4):
            yield "independent", cases.independent(seed, parties, issues)
        yield "opposed", cases.opposed(seed, issues)
    if not quick:
        for parties in (2, 4):
            yield "independent", cases.independent(seed, parties, 7)


def _small(seed: int) -> dict[str, Counter[str]]:
    """Per question: how many of the small cases have the same answer, how many which other."""
    made = [cases.small(seed * SMALL_CASES + number) for number in range(SMALL_CASES)]
    one, other = children.ours("analyse", *made), children.theirs("analyse", *made)
    table: dict[str, Counter[str]] = {
        name: Counter() for name in ("points", "packages", *differences.SWITCHES, "acceptable")
    }
    for case, ours, theirs in zip(made, one, other, strict=True):
        why = differences.explained(case, ours["answers"], theirs["answers"])
        for question in table:
            if question != "acceptable":
                table[question][why.get(question, page.SAME)] += 1
    table["acceptable"] = Counter(_counts(*made))
    for question, counted in table.items():
        print(f"{SMALL_CASES} small cases: {question:<20} {dict(counted)}", flush=True)
    return table


def _counts(*made: dict[str, Any]) -> list[str]:
    """Whether each number of acceptable packages is the same, or why not."""
    one, other = children.ours("count", *made), children.theirs("count", *made)
    above = children.ours("count", *map(differences.strict, made))
    found = [[reply["answers"]["acceptable"] for reply in side] for side in (one, other, above)]
    return [
        page.SAME if ours == theirs else differences.miscounted(strictly, theirs)
        for ours, theirs, strictly in zip(*found, strict=True)
    ]


def _measured(kind: str, case: dict[str, Any]) -> dict[str, Any]:
    """One generated case on both sides, in a fresh process each."""
    ours = children.ours("analyse", case, runs=25)[0]
    theirs = children.theirs("analyse", case, runs=3)[0]
    every = children.ours("enumerate", case, runs=25)[0]
    assert every["answers"]["points"] == ours["answers"]["points"]
    why = differences.explained(case, ours["answers"], theirs["answers"])
    counted = cases.packages(case) <= COUNTED
    if counted and (reason := _counts(case)[0]) != page.SAME:
        why["acceptable"] = reason
    row = {
        "kind": kind,
        "packages": cases.packages(case),
        "parties": len(case["tables"]),
        "points": len(ours["answers"]["points"]),
        "why": why,
        "ours": ours,
        "theirs": theirs,
        "enumerated": every,
    }
    print(page.generated_row(row), flush=True)
    return row


def _folders() -> Iterator[tuple[str, dict[str, Any]]]:
    for folder in sorted({path.parent for path in GIVEN.resolve().rglob("*.xml")}):
        case = reading.folder_case(folder)
        if case is not None:
            yield folder.name, case


def _given(name: str, case: dict[str, Any]) -> dict[str, Any]:
    """One real case, the first two profiles, from the files to the answers."""
    ours_read = children.ours("read", case)[0]["answers"]
    theirs_read = children.theirs("read", case | {"packages": ours_read["packages"]})[0]["answers"]
    why = reading.misread(case, ours_read, theirs_read)
    ours = children.ours("given", case, runs=5)[0]
    theirs = children.theirs("given", case)[0]
    same = reading.same_answers(ours["answers"], theirs["answers"])
    if not same and not why:
        why = {reading.UNEXPLAINED}
    row = {"name": name, "same": same, "why": why, "ours": ours, "theirs": theirs}
    print(page.given_row(row), flush=True)
    return row


if __name__ == "__main__":
    sys.exit(main())

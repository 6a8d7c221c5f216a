from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest

import detente
from detente.analysis.agreements import acceptance
from detente.analysis.overview import Analysis
from detente.analysis.preferences import Outlook
from detente.case import Case, Direction, Package
from strategies.brief_cases import said_case, valued_case
from strategies.shipped_cases import analysed, shipped


def _shuffled(case: Case, random: Random) -> Case:
    """The same case in another order; options keep theirs where a direction speaks of it."""
    ordered = {s.issue for s in case.statements if isinstance(s, Direction)}
    issues = [
        issue
        if issue.id in ordered
        else replace(issue, options=tuple(random.sample(issue.options, len(issue.options))))
        for issue in random.sample(case.issues, len(case.issues))
    ]
    return replace(
        case,
        parties=tuple(random.sample(case.parties, len(case.parties))),
        issues=tuple(issues),
        statements=tuple(random.sample(case.statements, len(case.statements))),
        red_lines=tuple(random.sample(case.red_lines, len(case.red_lines))),
        linkages=tuple(random.sample(case.linkages, len(case.linkages))),
        no_deal=tuple(random.sample(case.no_deal, len(case.no_deal))),
    )


def _key(package: Package) -> frozenset[tuple[str, str]]:
    return frozenset(package.choices)


def _found(analysis: Analysis) -> dict[str, Any]:
    """Every finding, with all that is mere order taken away."""
    held, agenda = analysis.held, analysis.authority
    frontier = held.frontier
    points = (
        frozenset(
            (frozenset(zip(analysis.parties, point.utilities, strict=True)), point.count)
            for point in frontier.points()
        )
        if frontier is not None
        else None
    )
    return {
        "authority": (set(agenda.settle), set(agenda.recommend), set(agenda.not_theirs)),
        "steps": {
            (_key(step.package), frozenset(step.acceptance), frozenset(step.gains))
            for step in analysis.first_steps
        },
        "status": analysis.status,
        "zone": (analysis.zone.empty, analysis.zone.count),
        "frontier": points,
        "solutions": {
            s.name: {_key(p) for point in s.points for p in point.packages} for s in held.solutions
        },
        "conflicts": {frozenset(c.demands) for c in held.red_lines.conflicts},
        "ways_out": {frozenset(w.drop) for w in held.red_lines.ways_out},
        "disagreement": set(analysis.disagreement),
        "contested": {contest.issue for contest in analysis.contested},
        "blocks": analysis.brief.blocks.kind if held.red_lines.conflicts else None,
        "warnings": set(analysis.warnings),
    }


def _same_cells(one: Analysis, other: Analysis) -> None:
    """On the rows of the one, every cell is the same in the case of the other."""
    for row in one.brief.rows:
        package = row.package
        if package is not None:
            chosen = package.as_dict()
            package = Package(tuple((i.id, chosen[i.id]) for i in other.case.issues))
        for cell in row.cells:
            verdict = acceptance(Outlook(other.case, cell.party), package)
            assert (cell.acceptance, cell.reason) == (verdict.acceptance, verdict.reason)


@pytest.mark.parametrize("seed", range(15))
def test_random_cases_mean_the_same_in_any_order(seed: int) -> None:
    """Parties, issues, options and statements in another order change no finding but its order."""
    random = Random(seed)
    for case in (said_case(random), valued_case(random)):
        one, other = detente.analyze(case), detente.analyze(_shuffled(case, random))
        assert _found(one) == _found(other)
        _same_cells(one, other)


@pytest.mark.parametrize("name", ["alaska-2025", "river-treaty", "peace"])
def test_shipped_cases_mean_the_same_in_any_order(name: str) -> None:
    """The same for examples and a template."""
    other = detente.analyze(_shuffled(shipped(name), Random(7)))

    assert _found(analysed(name)) == _found(other)
    _same_cells(analysed(name), other)

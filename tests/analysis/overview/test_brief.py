from __future__ import annotations

import pytest

import detente
from detente.analysis.overview import Analysis
from detente.case import Case, Kind
from strategies.brief_cases import analysed_said
from strategies.shipped_cases import OPPOSED, SHIPPED, analysed, shipped

ANCHORAGE = ("russia", "usa")


def _ids(case: Case) -> set[str]:
    """The ids of everything in a case that a cell may rest on."""
    found = {statement.id for statement in case.statements}
    found |= {f"red_line:{line.id}" for line in case.red_lines}
    found |= {f"linkage:{link.id}" for link in case.linkages}
    return found | {f"no_deal:{no_deal.party}" for no_deal in case.no_deal}


def _hold_to_promises(analysis: Analysis) -> None:
    """What every brief promises, whatever the case."""
    brief, case = analysis.brief, analysis.case
    kinds = [row.kind for row in brief.rows]
    steps = [row for row in brief.rows if row.kind == "first_step"]
    assert len(brief.rows) <= 6
    assert 1 == kinds.count("no_deal")
    assert kinds.count("today") <= 1
    assert kinds.count("broad") <= 1
    assert len(steps) <= 3
    moved = [issue for step in steps for issue in step.moves]
    assert len(set(moved)) == len(moved)
    assert all(1 <= len(step.moves) <= 2 for step in steps)
    assert len({row.ref for row in brief.rows}) == len(brief.rows)
    principals = [p.id for p in case.parties if p.kind is Kind.PRINCIPAL]
    affected = [p.id for p in case.parties if p.kind is Kind.AFFECTED]
    assert (*principals, *affected) == brief.columns
    known = _ids(case)
    for row in brief.rows:
        assert brief.columns == tuple(cell.party for cell in row.cells)
        for cell in row.cells:
            assert set(cell.falls_if) <= known
            assert cell.because is None or cell.because in known
            if cell.acceptance in ("certain", "refused"):
                assert cell.because is not None
                assert cell.grade is not None
    assert set(brief.blocks.demands) <= known
    assert len(brief.find_out) <= 3
    assert len(brief.assumptions) <= 3


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_case_gets_a_full_brief(name: str) -> None:
    """Today, no deal, first steps and one broad package: for all in which anything is shared."""
    analysis = analysed(name)
    kinds = [row.kind for row in analysis.brief.rows]

    _hold_to_promises(analysis)
    steps = kinds.count("first_step")
    assert steps == 1 if name in OPPOSED else 2 <= steps <= 3
    broad = [] if name in OPPOSED else ["broad"]
    assert ["today", "no_deal", *["first_step"] * steps, *broad] == kinds


def test_the_summit_gets_a_full_brief() -> None:
    """The two who met in Anchorage get every row, with a column for everybody affected."""
    analysis = analysed("alaska-2025", ANCHORAGE)

    _hold_to_promises(analysis)
    assert 6 == len(analysis.brief.rows)
    assert 7 == len(analysis.brief.columns)


@pytest.mark.parametrize("seed", range(20))
def test_a_random_case_gets_a_brief(seed: int) -> None:
    """The same promises on small random cases."""
    _hold_to_promises(analysed_said(seed))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_subset_moves_only_what_is_theirs(name: str) -> None:
    """Whoever negotiates, no package shown moves an issue that others decide as well."""
    case = shipped(name)
    names = case.negotiators()
    for parties in {names[-1:], names[1:]}:
        analysis = detente.analyze(case, parties)
        beyond = {*analysis.authority.recommend, *analysis.authority.not_theirs}
        start = case.status_quo()
        packages = [row.package for row in analysis.brief.rows if row.package is not None]
        packages += [step.package for step in analysis.first_steps]
        packages += [w.witness for w in analysis.held.red_lines.ways_out]
        for solution in analysis.held.solutions:
            packages += [p for point in solution.points for p in point.packages]
        for package in packages:
            assert all(package.get(issue) == start.get(issue) for issue in beyond)


def test_without_a_zone_the_broad_package_is_what_a_way_out_opens() -> None:
    """Where no package suits everybody, the broad one suits all but those who would give way."""
    analysis = analysed("river-treaty")
    way = analysis.held.red_lines.ways_out[0]
    broad = analysis.brief.rows[-1]
    refusing = {cell.because for cell in broad.cells if cell.acceptance == "refused"}

    assert way.witness == broad.package
    assert set(way.drop) == refusing

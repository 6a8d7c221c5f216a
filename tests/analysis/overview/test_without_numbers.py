from __future__ import annotations

from dataclasses import replace

import pytest

import detente
from detente.case import Case, NoDeal, Value, Weight
from strategies.shipped_cases import SHIPPED, analysed, shipped


def without_numbers(case: Case) -> Case:
    """The case with every number taken out: weights, values, worths of no deal and of linkages."""
    kept = tuple(s for s in case.statements if not isinstance(s, Weight | Value))
    return replace(
        case,
        statements=kept,
        scales=(),
        no_deal=tuple(_unmeasured(no_deal) for no_deal in case.no_deal),
        linkages=tuple(link for link in case.linkages if link.worth is None or link.worth.sign),
        parties=tuple(replace(party, power=None) for party in case.parties),
    )


def _unmeasured(no_deal: NoDeal) -> NoDeal:
    return replace(no_deal, value=None, interval=None)


@pytest.mark.parametrize("parties", [("russia", "usa"), None])
def test_the_summit_fills_its_brief(parties: tuple[str, ...] | None) -> None:
    """Without one number the Anchorage brief has its six rows, its blocks and its questions."""
    analysis = detente.analyze(without_numbers(shipped("alaska-2025")), parties)
    kinds = [row.kind for row in analysis.brief.rows]

    assert ["today", "no_deal", *["first_step"] * 3, "broad"] == kinds
    assert 3 == len(analysis.brief.find_out)
    assert analysis.brief.assumptions
    assert analysis.brief.within_reach.best is not None


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_invented(name: str) -> None:
    """No frontier, no solution, no utility; whatever a cell rests on somebody has said."""
    case = without_numbers(shipped(name))
    analysis = detente.analyze(case)
    said = {s.id for s in case.statements} | {f"no_deal:{n.party}" for n in case.no_deal}
    said |= {f"red_line:{line.id}" for line in case.red_lines}
    said |= {f"linkage:{link.id}" for link in case.linkages}

    assert analysis.status in ("needs_values", "empty")
    assert analysis.held.frontier is None
    assert all(not solution.points for solution in analysis.held.solutions)
    assert () == analysis.disagreement
    assert set(case.negotiators()) == set(analysis.unvalued)
    for row in analysis.brief.rows:
        for cell in row.cells:
            assert cell.because is None or cell.because in said
            if cell.acceptance in ("certain", "refused"):
                assert cell.because in said


@pytest.mark.parametrize("name", SHIPPED)
def test_numbers_only_sharpen(name: str) -> None:
    """What is certain or refused without numbers stays so with them, on the same package."""
    bare = detente.analyze(without_numbers(shipped(name)))
    full = analysed(name)
    sharp = {(r.package, c.party): c.acceptance for r in full.brief.rows for c in r.cells}
    for row in bare.brief.rows:
        for cell in row.cells:
            if cell.acceptance in ("certain", "refused") and (row.package, cell.party) in sharp:
                assert cell.acceptance is sharp[row.package, cell.party]

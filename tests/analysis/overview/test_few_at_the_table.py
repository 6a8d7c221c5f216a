from __future__ import annotations

from random import Random

import pytest

import detente
from strategies.brief_cases import said_case
from strategies.shipped_cases import shipped


@pytest.mark.parametrize("seed", range(25))
def test_any_party_alone_gets_an_answer(seed: int) -> None:
    """One party alone may decide nothing at all: it still gets an answer, and no step."""
    case = said_case(Random(seed))
    for party in case.negotiators():
        analysis = detente.analyze(case, [party])
        if not analysis.authority.settle:
            assert () == analysis.first_steps
            assert 1 == analysis.packages_in_play


def test_a_party_that_decides_nothing_may_refuse_even_today() -> None:
    """The fishers settle nothing and would rather go to court: the zone is empty, for certain."""
    analysis = detente.analyze(shipped("river-treaty"), ["fishers"])

    assert () == analysis.authority.settle
    assert "empty" == analysis.status
    assert analysis.zone.empty is True
    assert [("no_deal:fishers",)] == [c.demands for c in analysis.held.red_lines.conflicts]

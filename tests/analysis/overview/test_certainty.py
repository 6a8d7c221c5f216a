"""Ranges and ranks of what is shown: every sampled utility lies within, and points are exact."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import detente
from detente.analysis.overview import Analysis
from detente.analysis.overview.certainty import MOST_LISTED, spread
from detente.analysis.preferences import Outlook, Sampler, sampler, utilities
from detente.case import Case, Package, Value, Weight
from strategies.shipped_cases import analysed, shipped


def _packages(analysis: Analysis) -> dict[str, Package]:
    rows = analysis.brief.rows
    return {row.ref: row.package for row in rows if row.package is not None}


@pytest.mark.parametrize("name", ["wage-round", "river-treaty"])
def test_every_sample_lies_within_range_and_ranks(name: str) -> None:
    """No utility drawn leaves a range, puts a package beyond its ranks, or turns a certain step."""
    analysis = analysed(name)
    packages = _packages(analysis)
    for party, places in analysis.certainty.rankings:
        outlook = Outlook(analysis.case, party)
        plan = sampler(outlook)
        if not isinstance(plan, Sampler):
            continue
        drawn = plan.draw(np.random.default_rng(7), 200)
        worths, _ = utilities(plan, drawn, [packages[p.ref] for p in places], analysis.case)
        for column, place in enumerate(places):
            low, high = place.score.utility.low, place.score.utility.high
            assert low is not None
            assert high is not None
            assert (worths[:, column] >= float(low) - 1e-6).all()
            assert (worths[:, column] <= float(high) + 1e-6).all()
            ranks = 1 + (worths > worths[:, [column]] + 1e-9).sum(axis=1)
            assert (ranks >= place.best).all()
            assert (ranks <= place.worst).all()
            if place.sure_next:
                assert (worths[:, column] >= worths[:, column + 1] - 1e-6).all()


def test_point_preferences_have_no_range() -> None:
    """Where every number is fixed, range and rank are one, and every step is certain."""
    analysis = detente.analyze(_fixed(shipped("wage-round")))

    assert analysis.certainty.points
    for _, scores in (*analysis.certainty.solutions, *analysis.certainty.points):
        assert all(score.utility.low == score.utility.high == score.central for score in scores)
    for _, places in analysis.certainty.rankings:
        assert all(place.sure_next for place in places[:-1])
        assert all(place.best == place.worst for place in places)


def _fixed(case: Case) -> Case:
    """The case with its named values, and without the ranges around them."""
    statements = tuple(
        replace(s, interval=None) if isinstance(s, Value | Weight) and s.value is not None else s
        for s in case.statements
    )
    return replace(case, statements=statements)


def test_points_listed_are_spread_and_few() -> None:
    """The first and the last are among them, never more than asked for."""
    assert tuple(range(5)) == spread(5, MOST_LISTED)
    picked = spread(1_000, MOST_LISTED)

    assert (0, 999) == (picked[0], picked[-1])
    assert len(picked) <= MOST_LISTED

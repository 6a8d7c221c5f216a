"""What is said of how much issues matter, as rows: points, swings, ratios, top places."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from detente.analysis.preferences.programmes.alternatives import Top
from detente.analysis.preferences.programmes.polytope import Polytope
from detente.analysis.preferences.programmes.sums import plus
from detente.analysis.preferences.weighing import total_with, weighing
from detente.analysis.problem import centre_of, span_of
from detente.case import Swings

ZERO, ONE = Fraction(0), Fraction(1)


def add_weights(polytope: Polytope, tops: Sequence[Top | None]) -> None:
    """Add what is said of the weights; ``tops`` are the top issues per statement of that kind."""
    _points(polytope)
    for swings in polytope.said.swings:
        _swings(polytope, swings)
    for ratio in polytope.said.ratios:
        first, second = polytope.weight[ratio.issue], polytope.weight[ratio.to]
        low, high = ratio.interval
        if low is not None:
            polytope.require({first: ONE, second: -low}, ZERO, by=(ratio.id,))
        if high is not None:
            polytope.require({second: high, first: -ONE}, ZERO, by=(ratio.id,))
    for statement, top in zip(polytope.said.among_top, tops, strict=True):
        below = () if top is None else (i for i in polytope.weight if i not in top)
        for other in below:
            for issue in statement.issues:
                row = {polytope.weight[issue]: ONE, polytope.weight[other]: -ONE}
                polytope.require(polytope.clearly(row), ZERO, by=(statement.id,))


def _points(polytope: Polytope) -> None:
    """Stated points as shares of their total (case file, rule 6).

    A row rests on all of them, since each is part of the total.
    """
    said = polytope.said
    issues = [i for i, known in polytope.known.items() if not known.indifferent]
    stated = [said.weights[issue] for issue in issues if issue in said.weights]
    first = sum((centre_of(w.value, w.interval) for w in stated), ZERO)
    if first <= 0:
        return
    names = [w.id for issue in issues for w in said.every_weight(issue)]
    together = {polytope.weight[w.issue]: ONE for w in stated}
    for statement in (w for issue in issues for w in said.every_weight(issue)):
        low, high = span_of(statement.value, statement.interval)
        total = total_with(said, first, statement)
        if total <= 0:
            continue
        by = tuple(dict.fromkeys((statement.id, *names)))
        alone = {polytope.weight[statement.issue]: ONE}
        if low == high:
            polytope.require(plus(alone, together, -low / total), ZERO, ZERO, by=by)
            continue
        polytope.require(plus(alone, together, -low / total), ZERO, by=by)
        polytope.require(plus(plus({}, together, high / total), alone, -1), ZERO, by=by)
    if weighing(said, issues).contradictory:
        # Only all of them at 0 would fit such points: weights that nobody meant.
        polytope.require(polytope.clearly(together), ZERO, by=tuple(names))


def _swings(polytope: Polytope, swings: Swings) -> None:
    flat = [issue for tier in swings.issues for issue in tier]
    tier_of = {issue: k for k, tier in enumerate(swings.issues) for issue in tier}
    for first, second in pairwise(flat):
        row = {polytope.weight[first]: ONE, polytope.weight[second]: -ONE}
        if tier_of[first] == tier_of[second]:
            polytope.require(row, ZERO, ZERO, by=(swings.id,))
        else:
            polytope.require(polytope.clearly(row), ZERO, by=(swings.id,))

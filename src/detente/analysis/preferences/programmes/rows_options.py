"""What is said inside one issue, as rows: extremes, orders, values, shapes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise

from detente.analysis.preferences.option_values import Relations
from detente.analysis.preferences.programmes.polytope import Polytope
from detente.analysis.preferences.programmes.sums import plus
from detente.analysis.preferences.weighing import weighs_nothing
from detente.case import Issue, parse_number

ZERO, ONE = Fraction(0), Fraction(1)


def add_options(polytope: Polytope, worst: Mapping[str, str], *, strictly: bool) -> None:
    """Add what is said of the options of every issue.

    ``worst`` are options to take as the worst of their issue, where its shape leaves that open.
    ``strictly``: an order asks for the margin between its tiers.
    """
    for issue in polytope.case.issues:
        known = polytope.known[issue.id]
        if known.indifferent:
            polytope.require({polytope.weight[issue.id]: ONE}, ZERO, ZERO, by=known.indifferent_by)
        extremes = _extremes(polytope, issue, worst.get(issue.id))
        _ranks(polytope, issue.id, strictly=strictly)
        _values(polytope, issue.id)
        _bends(polytope, issue)
        stated = bool(known.ranked or known.within) or _measured(polytope, issue.id)
        polytope.loose |= stated and not extremes and not known.indifferent


def _extremes(polytope: Polytope, issue: Issue, end: str | None) -> bool:
    """The options known to be at the top and at the bottom; whether both are known."""
    known, weight = polytope.known[issue.id], polytope.weight[issue.id]
    lowest = known.worst_by
    if not lowest and end is not None:
        lowest = tuple((end, shape.id) for shape in polytope.said.shapes[issue.id])
    for option, by in known.best_by:
        top = plus(polytope.line(issue.id, option), {weight: ONE}, -1)
        polytope.require(top, ZERO, ZERO, by=(by,))
    left = _only_one_left(issue, known)
    if not lowest and left is not None:
        by_all = tuple(dict.fromkeys(by for _, by in known.best_by))
        polytope.require(polytope.line(issue.id, left), ZERO, ZERO, by=by_all)
    for option, by in lowest:
        polytope.require(polytope.line(issue.id, option), ZERO, ZERO, by=(by,))
    return bool(known.best_by) and bool(lowest or left is not None)


def _only_one_left(issue: Issue, known: Relations) -> str | None:
    """The worst, where all other options are the best."""
    others = [option for option in known.nodes if option not in known.best]
    return others[0] if issue.range is None and known.best and len(others) == 1 else None


def _ranks(polytope: Polytope, issue: str, *, strictly: bool) -> None:
    margin = strictly and not weighs_nothing(polytope.said, issue)
    for rank in polytope.known[issue].ranked:
        row = polytope.step(issue, rank.lesser, rank.better)
        if rank.strictly and margin:
            row = polytope.clearly(row)
        polytope.require(row, ZERO, by=(rank.id,))


def _values(polytope: Polytope, issue: str) -> None:
    weight = polytope.weight[issue]
    for within in polytope.known[issue].within:
        low, high = within.span
        worth = polytope.line(issue, within.option)
        if low == high:
            polytope.require(plus(worth, {weight: ONE}, -low), ZERO, ZERO, by=(within.id,))
            continue
        if low > 0:
            polytope.require(plus(worth, {weight: ONE}, -low), ZERO, by=(within.id,))
        polytope.require(plus({weight: high}, worth, -1), ZERO, by=(within.id,))


def _bends(polytope: Polytope, issue: Issue) -> None:
    """Every further unit adds at most what the one before it added, between the numbers known."""
    concave = [shape.id for shape in polytope.said.shapes.get(issue.id, ()) if shape.concave]
    if not concave or issue.range is None:
        return
    points = [(option, parse_number(option)) for option in polytope.known[issue.id].nodes]
    slopes = [
        plus({}, polytope.step(issue.id, here, there), 1 / (after - before))
        for (here, before), (there, after) in pairwise(points)
    ]
    for steeper, flatter in pairwise(slopes):
        polytope.require(plus(steeper, flatter, -1), ZERO, by=tuple(concave))


def _measured(polytope: Polytope, issue: str) -> bool:
    """Whether anything beside tells more of an issue than which of two of its options is better."""
    said, no_deal = polytope.said, polytope.no_deal
    if len(no_deal) > 1 and any(relation.package is not None for relation in no_deal):
        return True
    if issue in said.shapes or any(differs.issue == issue for differs in said.differs):
        return True
    if any(issue in (over.more.issue, over.less.issue) for over in said.steps):
        return True
    start = polytope.case.status_quo()
    pairs = [(s.package, s.over) for s in said.prefers]
    pairs += [(s.package, s.other) for s in said.about_equal]
    complete = ((start.changed(a.as_dict()), start.changed(b.as_dict())) for a, b in pairs)
    return any(one.get(issue) != other.get(issue) for one, other in complete)

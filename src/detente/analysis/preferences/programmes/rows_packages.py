"""What is said of packages, as rows: preferred, about equal, better or worse than no deal."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from detente.analysis.preferences.beliefs import Reading
from detente.analysis.preferences.no_deal import Relation
from detente.analysis.preferences.programmes.polytope import Polytope
from detente.analysis.preferences.programmes.sums import Sum, plus
from detente.analysis.problem import Said
from detente.case import AboutEqual, Case, Package, Prefers

ZERO, ONE, HUNDRED = Fraction(0), Fraction(1), Fraction(100)


def pairs_of(said: Said) -> tuple[tuple[Prefers | AboutEqual, Package, Package], ...]:
    """Statements that set two packages side by side, with the two, in the order of the rows."""
    preferred = ((s, s.package, s.over) for s in said.prefers)
    return (*preferred, *((s, s.package, s.other) for s in said.about_equal))


def packages_of(
    case: Case, said: Said, no_deal: tuple[Relation, ...]
) -> tuple[tuple[Package, ...], ...]:
    """The packages of each statement about packages, with the status quo on what they leave open.

    First those that set two side by side, then what no deal is compared with (nothing for a
    number).
    """
    start = case.status_quo()
    pairs = ((start.changed(a.as_dict()), start.changed(b.as_dict())) for _, a, b in pairs_of(said))
    return (*pairs, *(() if r.package is None else (r.package,) for r in no_deal))


def add_packages(polytope: Polytope, corners: Reading) -> None:
    """Add what is said of packages, those that hang on events at these corners of beliefs."""
    at = iter(corners)
    start = polytope.case.status_quo()
    lottery = polytope.beliefs.lottery
    for statement, first, second in pairs_of(polytope.said):
        corner = next(at)
        if corner is not None:
            terms = ((1, start.changed(first.as_dict())), (-1, start.changed(second.as_dict())))
            _pair(polytope, statement, polytope.expected(lottery(corner, *terms)))
    _no_deal(polytope, at)


def _pair(polytope: Polytope, statement: Prefers | AboutEqual, ahead: Sum) -> None:
    if isinstance(statement, Prefers):
        polytope.require(polytope.clearly(ahead), ZERO, by=(statement.id,))
    else:
        apart = statement.within / HUNDRED
        polytope.require(ahead, -apart, apart, by=(statement.id,))


def _no_deal(polytope: Polytope, corners: Iterator[dict[str, Fraction] | None]) -> None:
    for relation, corner in zip(polytope.no_deal, corners, strict=True):
        by = (relation.element,)
        if relation.span is not None:
            polytope.require({polytope.reservation: ONE}, *relation.span, by=by)
            continue
        if corner is None or relation.package is None:
            continue
        surplus = polytope.expected(polytope.beliefs.lottery(corner, (1, relation.package)))
        surplus = plus(surplus, {polytope.reservation: ONE}, -1)
        if relation.kind == "above":
            polytope.require(polytope.clearly(plus({}, surplus, -1)), ZERO, by=by)
        else:
            polytope.require(surplus, ZERO, None if relation.kind == "below" else ZERO, by=by)

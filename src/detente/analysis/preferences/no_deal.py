"""What is known of the worth of no deal: relations that bound it from above or below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from detente.analysis.preferences.bounds import Span
from detente.analysis.problem import Said, span_of
from detente.case import Case, Package


@dataclass(frozen=True, slots=True)
class Relation:
    """One thing known of the worth r of no deal.

    ``within``: r lies in ``span`` (on the party's utility scale). ``equal``: r is the utility of
    ``package``. ``above``: r is more than that (it would rather walk away). ``below``: r is at
    most that (it would sign). ``element`` is the id of the statement.
    """

    kind: Literal["within", "equal", "above", "below"]
    element: str
    package: Package | None = None
    span: tuple[Fraction, Fraction] | None = None


def relations_to_no_deal(case: Case, said: Said) -> tuple[Relation, ...]:
    """Everything known of a party's worth of no deal; open issues stay at the status quo."""
    found: list[Relation] = []
    no_deal = said.no_deal
    element = f"no_deal:{said.party}"
    if no_deal.value is not None or no_deal.interval is not None:
        low, high = span_of(no_deal.value, no_deal.interval)
        scale = 1 if said.scale.as_given else 100
        found.append(Relation("within", element, span=(low / scale, high / scale)))

    def complete(package: Package) -> Package:
        return case.status_quo().changed(package.as_dict())

    for comparison in no_deal.comparisons:
        kind: Literal["equal", "above", "below"] = (
            "equal"
            if comparison.relation == "as_good_as"
            else "above"
            if comparison.relation == "better_than"
            else "below"
        )
        found.append(Relation(kind, element, package=complete(comparison.package)))
    found += [Relation("below", s.id, package=complete(s.package)) for s in said.would_sign]
    found += [Relation("above", s.id, package=complete(s.package)) for s in said.would_walk_away]
    return tuple(found)


def worth_of_relation(relation: Relation, utility: Callable[[Package], Span]) -> Span:
    """The bounds of the worth of no deal by one thing known of it."""
    if relation.span is not None:
        return Span(*relation.span)
    assert relation.package is not None
    found = utility(relation.package)
    match relation.kind:
        case "above":
            return Span(found.low, None, found.loose)
        case "below":
            return Span(None, found.high, found.loose)
        case _:
            return found

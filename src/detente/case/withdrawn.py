"""The case as it stands: without what was withdrawn, and without what spoke only of that.

A withdrawn issue stays as it is today. What speaks of it and of other things is read so: a package
that names it at the status quo loses nothing, a condition on it holds or fails for good, its cost
at the status quo is spent. An option withdrawn can be chosen no more: a condition left without one
never holds, a requirement left without one forbids what it was a requirement of, and a package with
it is no offer any more. Values and orders of an issue that stays are kept whole: what a withdrawn
option is worth says how far the others lie from the worst and the best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from detente.case.case import Case, element_index
from detente.case.claims import Claim
from detente.case.elements import NAMEABLE, ElementIndex, element_path
from detente.case.issues import Withdrawal
from detente.case.narrowed import (
    narrowed_body,
    narrowed_constraint,
    narrowed_linkage,
    narrowed_no_deal,
    narrowed_red_line,
    narrowed_roadmap,
    narrowed_statement,
    narrowed_undo,
)
from detente.case.rescaled import rescaled
from detente.case.standing import standing
from detente.case.statements import Order, Statement, Value
from detente.case.table import Table


def in_force(case: Case) -> Case:
    """The case without withdrawn issues and options, and without what speaks only of them.

    Answers stand among the statements and red lines (`standing`). The same object where nothing is
    withdrawn and nobody was asked. Every analysis starts from this case. A package of
    its issues crosses a red line, breaks a linkage or a cap here just where it does in the whole
    case with every withdrawn issue as it is today, but for what speaks of withdrawn issues alone;
    and no party certainly accepts or refuses one that it does not there.
    """
    case = standing(case)
    table = Table.of(case.issues)
    if not table:
        return case
    kept: dict[str, Any] = {
        "issues": _left(case.issues, table.issue),
        "statements": _left(case.statements, partial(narrowed_statement, table)),
        "no_deal": _left(case.no_deal, partial(narrowed_no_deal, table)),
        "red_lines": _left(case.red_lines, partial(narrowed_red_line, table)),
        "linkages": _left(case.linkages, partial(narrowed_linkage, table, case)),
        "constraints": _left(case.constraints, partial(narrowed_constraint, table)),
        "bodies": _left(case.bodies, partial(narrowed_body, table)),
        "undo": _left(case.undo, partial(narrowed_undo, table)),
        "roadmap": narrowed_roadmap(table, case.roadmap),
    }
    left = rescaled(replace(case, claims=(), **kept), case)
    return replace(left, claims=_claims(case, left))


def _left(elements: Iterable[Any], narrowed: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(found for each in elements if (found := narrowed(each)) is not None)


def withdrawn_elements(case: Case) -> tuple[tuple[str, date | None], ...]:
    """What is withdrawn and what fell silent with it: (path, since when), in the order of the case.

    Issues and options by their paths (``issues.release.options.winter``), an option that leads to a
    withdrawn one among them; then the elements that `in_force` leaves out, or keeps to measure by
    alone, and a no deal of which nothing stated is left. The day is that of the withdrawal that
    silenced it; None: not stated.
    """
    case = standing(case)
    days = {w.on for w in _withdrawals(case) if w.on is not None}
    found: dict[str, date | None] = {}
    for until in (None, *sorted(days)):
        for path in _silent(_as_of(case, until)):
            found.setdefault(path, until)
    places = {path: place for place, path in enumerate(_paths(case))}
    return tuple(sorted(found.items(), key=lambda entry: places[entry[0]]))


def _withdrawals(case: Case) -> list[Withdrawal]:
    every = [issue.withdrawn for issue in case.issues]
    every += [option.withdrawn for issue in case.issues for option in issue.options]
    return [withdrawn for withdrawn in every if withdrawn is not None]


def _as_of(case: Case, until: date | None) -> Case:
    """The case with those withdrawals alone that have no day, or one until then."""

    def then(element: Any) -> Any:
        on = element.withdrawn.on if element.withdrawn is not None else None
        later = on is not None and (until is None or on > until)
        return replace(element, withdrawn=None) if later else element

    issues = (replace(issue, options=tuple(map(then, issue.options))) for issue in case.issues)
    return replace(case, issues=tuple(map(then, issues)))


def _silent(case: Case) -> list[str]:
    left = in_force(case)
    if left is case:
        return []
    stated = {n.party for n in left.no_deal if n.stated}
    quiet = {f"no_deal.{n.party}" for n in case.no_deal if n.stated and n.party not in stated}
    table = Table.of(case.issues)
    quiet |= {said.id for said in left.statements if _only_measures(table, said)}
    spoken = set(_paths(left))
    return [path for path in _paths(case) if path not in spoken or path in quiet]


def _only_measures(table: Table, said: Statement) -> bool:
    """Whether it says nothing of what is left, but where the worst and the best of it lie."""
    match said:
        case Value():
            return not table.has(said.issue, said.option)
        case Order():
            return sum(table.has(said.issue, o) for tier in said.tiers for o in tier) < 2
        case _:
            return False


def _paths(case: Case) -> list[str]:
    found: list[str] = []
    for issue in case.issues:
        found.append(f"issues.{issue.id}")
        found += [f"issues.{issue.id}.options.{option.id}" for option in issue.options]
    found += [element_path(kind, each) for kind in NAMEABLE for each in getattr(case, kind)]
    return found


def _claims(case: Case, left: Case) -> tuple[Claim, ...]:
    """The claims with those of their links that name an element still there."""
    if not any(claim.links for claim in case.claims):
        return case.claims
    index = element_index(case)
    paths = {element_path(kind, each) for kind in NAMEABLE for each in getattr(left, kind)}
    return tuple(
        replace(claim, links=links)
        if (links := tuple(link for link in claim.links if _names(index, case, link.to, paths)))
        != claim.links
        else claim
        for claim in case.claims
    )


def _names(index: ElementIndex, case: Case, element_id: str, paths: set[str]) -> bool:
    try:
        kind, position = index.find(element_id)
    except KeyError:
        return False
    return element_path(kind, getattr(case, kind)[position]) in paths

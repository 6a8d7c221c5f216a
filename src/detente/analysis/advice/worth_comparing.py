"""The few packages on which it is worth saying what a party's statements decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.analysis.preferences import Outlook
from detente.case import (
    AboutEqual,
    Case,
    Issue,
    Package,
    Prefers,
    Statement,
    WouldSign,
    WouldWalkAway,
)

MOST = 8
"""Packages set against one another: 28 pairs are as many as anybody reads."""


def worth_comparing(
    case: Case, party: str, given: Iterable[Package] = (), outlook: Outlook | None = None
) -> tuple[Package, ...]:
    """Today, the best and the worst known for the party, those given, those it spoke of.

    Each is completed with the status quo, none is there twice, at most `MOST`. ``outlook`` is what
    tells best and worst (default: that of the party).
    """
    outlook = outlook if outlook is not None else Outlook(case, party)
    ends = (_end(case, outlook, best=True), _end(case, outlook, best=False))
    spoken = packages_of(case.said_by(party))
    today = case.status_quo()
    found = (today.changed(p.as_dict()) for p in (today, *ends, *given, *spoken))
    return tuple(dict.fromkeys(found))[:MOST]


def packages_of(statements: Iterable[Statement]) -> Iterator[Package]:
    """Every package that some statement speaks of."""
    for said in statements:
        match said:
            case Prefers():
                yield from (said.package, said.over)
            case AboutEqual():
                yield from (said.package, said.other)
            case WouldSign() | WouldWalkAway():
                yield said.package


def _end(case: Case, outlook: Outlook, *, best: bool) -> Package:
    """The best (or worst) option of every issue where one is known, else as today."""
    chosen = {issue.id: end_of(case, outlook, issue, best=best) for issue in case.issues}
    return case.status_quo().changed({i: o for i, o in chosen.items() if o is not None})


def end_of(case: Case, outlook: Outlook, issue: Issue, *, best: bool) -> str | None:
    """An option certainly at least as good (or as bad) as any other on an issue; None: unknown."""
    if not outlook.knows(issue.id):
        return None
    options = ends_and_stated(outlook, issue)
    today = case.status_quo()
    for option in options:
        here = today.changed({issue.id: option})
        others = (today.changed({issue.id: other}) for other in options if other != option)
        if all(outlook.no_loss(*((here, other) if best else (other, here))) for other in others):
            return option
    return None


def ends_and_stated(outlook: Outlook, issue: Issue) -> tuple[str, ...]:
    """The options of an issue; of a range both ends and every number that was spoken of."""
    if issue.range is None:
        return issue.plain_ids()
    numbers = issue.option_ids()
    spoken = {
        option
        for order in outlook.said.orders.get(issue.id, ())
        for t in order.tiers
        for option in t
    }
    spoken |= set(outlook.said.values.get(issue.id, ()))
    spoken |= {o for wants in outlook.said.wants.get(issue.id, ()) for o in wants.options}
    spoken |= {s.best_at for s in outlook.said.shapes.get(issue.id, ()) if s.best_at is not None}
    kept = {numbers[0], numbers[-1], *spoken}
    return tuple(option for option in numbers if option in kept)

"""The exact bounds of every weight, value and worth, and of no deal, with the representative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.advice.worth_comparing import end_of, ends_and_stated
from detente.analysis.preferences import Outlook, Span
from detente.analysis.preferences.findings import Bounded, Representative
from detente.case import Case, Issue

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Ranges:
    """What the statements leave of each quantity.

    ``weights`` are shares of 1; ``values`` are those of an option on its issue, 0 to 1 from worst
    to best; ``worths`` are weight times value, in utility from the worst option. ``no_deal`` is
    the worth of no deal less that of today, None where nothing is known of it.
    """

    weights: tuple[Bounded, ...]
    values: tuple[Bounded, ...]
    worths: tuple[Bounded, ...]
    no_deal: Span | None


def ranges(case: Case, outlook: Outlook, centre: Representative | None) -> Ranges:
    """The bounds of every issue and option a party can be told about."""
    weights: list[Bounded] = []
    values: list[Bounded] = []
    worths: list[Bounded] = []
    central = {} if centre is None else dict(centre.weights)
    known = {} if centre is None else dict(centre.worths)
    for issue in case.issues:
        span = _weight(case, outlook, issue)
        weights.append(Bounded(issue.id, None, span, central.get(issue.id)))
        for found in _worths(case, outlook, issue):
            at = known.get((issue.id, str(found.option)))
            worths.append(Bounded(issue.id, found.option, found.span, at))
    against = outlook.against_no_deal(case.status_quo())
    return Ranges(
        tuple(weights), tuple(values), tuple(worths), None if against is None else -against
    )


def _weight(case: Case, outlook: Outlook, issue: Issue) -> Span:
    options = ends_and_stated(outlook, issue)
    today = case.status_quo()
    low, high = ZERO, ZERO
    best, worst = (end_of(case, outlook, issue, best=end) for end in (True, False))
    if best is not None and worst is not None:
        return outlook.difference(today.changed({issue.id: best}), today.changed({issue.id: worst}))
    for more in options:
        for less in options:
            found = outlook.difference(
                today.changed({issue.id: more}), today.changed({issue.id: less})
            )
            low = max(low, found.low or ZERO)
            high = max(high, ONE if found.high is None else found.high)
    return Span(low, high, True)


def _worths(case: Case, outlook: Outlook, issue: Issue) -> Iterator[Bounded]:
    worst = end_of(case, outlook, issue, best=False)
    if worst is None:
        return
    today = case.status_quo()
    lowest = today.changed({issue.id: worst})
    for option in ends_and_stated(outlook, issue):
        span = outlook.difference(today.changed({issue.id: option}), lowest)
        yield Bounded(issue.id, option, span)

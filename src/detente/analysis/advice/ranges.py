"""The exact bounds of every weight, value and worth, and of no deal, with the representative."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.advice.worth_comparing import ends_and_stated
from detente.analysis.preferences import Outlook, Span
from detente.analysis.preferences.findings import Bounded, Representative
from detente.case import Case


@dataclass(frozen=True, slots=True)
class Ranges:
    """What the statements leave of each quantity.

    ``weights`` are shares of 1; ``values`` are those of an option on its issue, 0 to 1 from worst
    to best; ``worths`` are weight times value, in utility from the worst option. ``no_deal`` is
    the worth of no deal, on the scale of packages, None where nothing is known of it.
    """

    weights: tuple[Bounded, ...]
    values: tuple[Bounded, ...]
    worths: tuple[Bounded, ...]
    no_deal: Span | None


def ranges(case: Case, outlook: Outlook, centre: Representative | None) -> Ranges:
    """The bounds of every issue, and of the options of it that anything can be told about.

    Of a range these are its ends and every number that was spoken of.
    """
    weights: list[Bounded] = []
    values: list[Bounded] = []
    worths: list[Bounded] = []
    central = {} if centre is None else dict(centre.weights)
    known = {} if centre is None else dict(centre.worths)
    for issue in case.issues:
        weight = central.get(issue.id)
        weights.append(Bounded(issue.id, None, outlook.weight(issue.id), weight))
        for option in ends_and_stated(outlook, issue) if outlook.knows(issue.id) else ():
            at = known.get((issue.id, option))
            worth = outlook.worth(issue.id, option)
            worths.append(Bounded(issue.id, option, worth, at))
            share = at / weight if at is not None and weight else None
            values.append(Bounded(issue.id, option, outlook.value(issue.id, option), share))
    return Ranges(tuple(weights), tuple(values), tuple(worths), outlook.no_deal_worth())

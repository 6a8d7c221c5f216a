"""Packages against one another, pair by pair: certain and why, or open and what would close it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, islice

from detente.analysis.preferences import Outlook, Sampler, sampler, utilities
from detente.analysis.preferences.conflicts import Closing, reasons, would_close
from detente.analysis.preferences.findings import Compared, Share
from detente.analysis.preferences.relations import compare
from detente.case import Case, Package

MOST_REASONED = 12
"""Certain pairs, and open ones, looked into; as many as a page tells of."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two packages compared; ``closing`` is what would settle an open pair soonest, if anything.

    An open pair has the share of samples in which the first is better (`Compared.share`), where
    there are samples; a certain one the statements behind it.
    """

    compared: Compared
    closing: Closing | None = None


def pairs(
    case: Case, outlook: Outlook, packages: tuple[Package, ...], *, samples: int, seed: int
) -> tuple[Pair, ...]:
    """Every pair once, the one that is certainly at least as good first."""
    found = [in_order(outlook, more, less) for more, less in combinations(packages, 2)]
    certain = [each for each in found if each.label in ("certain", "tie")]
    left = [each for each in found if each.label == "open"]
    party = outlook.said.party
    because = {
        each: reasons(case, party, each.more, each.less) or ()
        for each in islice(certain, MOST_REASONED)
    }
    closing = {
        each: next(iter(would_close(outlook, each.more, each.less)), None)
        for each in islice(left, MOST_REASONED)
    }
    shares = dict(_shares(case, outlook, packages, left, samples, seed))
    return tuple(
        Pair(
            replace(each, reasons=because.get(each, ()), share=shares.get(each)),
            closing.get(each),
        )
        for each in found
    )


def in_order(outlook: Outlook, more: Package, less: Package) -> Compared:
    """Two packages compared, in the order in which it is certain where it is."""
    found = compare(outlook, more, less)
    return compare(outlook, less, more) if found.label == "never" else found


def _shares(
    case: Case,
    outlook: Outlook,
    packages: tuple[Package, ...],
    found: list[Compared],
    samples: int,
    seed: int,
) -> Iterator[tuple[Compared, Share]]:
    """In how many samples the first of each pair is better; none where nothing can be drawn."""
    import numpy as np

    plan = sampler(outlook)
    if not found or not isinstance(plan, Sampler):
        return
    drawn = plan.draw(np.random.default_rng(seed), samples)
    if not drawn.count:
        return
    try:
        worths, _ = utilities(plan, drawn, packages, case)
    except ValueError:
        return  # A number off the grid was never drawn: the range tells all there is.
    place = {package: column for column, package in enumerate(packages)}
    for each in found:
        ahead = worths[:, place[each.more]] > worths[:, place[each.less]]
        yield each, Share(int(ahead.sum()), drawn.count)

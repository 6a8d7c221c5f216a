"""Which of some packages is certainly at least as good as another, for a party?"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

from detente.analysis.agreements.findings import CertainOrder
from detente.analysis.preferences import Outlook
from detente.case import Package


def certain_orders(outlook: Outlook, packages: Mapping[str, Package]) -> tuple[CertainOrder, ...]:
    """Every pair that is certainly ordered, by the names given; a tie is listed once.

    Necessary preference (Greco, Mousseau and Slowinski 2008): better for every compatible utility.
    """
    found: list[CertainOrder] = []
    for better, worse in permutations(packages, 2):
        change = outlook.difference(packages[better], packages[worse])
        if change.low is None or change.low < 0:
            continue
        tie = change.high == 0
        if tie and any((o.better, o.worse) == (worse, better) for o in found):
            continue
        found.append(CertainOrder(outlook.said.party, better, worse, tie))
    return tuple(found)

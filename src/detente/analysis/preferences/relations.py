"""Which package is certainly at least as good as which, for every compatible utility."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from detente.analysis.preferences.bounds import Certified
from detente.analysis.preferences.findings import Compared, Label
from detente.analysis.preferences.outlook import Outlook
from detente.analysis.preferences.witnesses import Witnesses, witnesses
from detente.case import Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Truths = npt.NDArray[np.bool_]

NEARLY = Fraction(1, 10**9)
"""Within what an end that fractions do not show counts as zero (preferences, 4.2)."""

CLEARLY = 1e-9
"""By how much a sample or corner, in floats, must be worse to refute that it is never worse."""


def compare(outlook: Outlook, more: Package, less: Package) -> Compared:
    """One package against another, with exact bounds and what is shown of the label (4.2).

    *certain* and *tie* are shown by multipliers that add the statements up; *open* by a utility at
    each end. Where the party contradicts itself, over every way to resolve that.
    """
    found = outlook.certified(more, less)
    label, proved = _label(found)
    return Compared(more, less, label, found.span, proved)


def _label(found: Certified) -> tuple[Label, bool]:
    low, high = found.span.low, found.span.high
    not_worse = low is not None and low >= (0 if found.low_proved else -NEARLY)
    not_better = high is not None and high <= (0 if found.high_proved else NEARLY)
    if not_worse and not_better:
        return "tie", found.low_proved and found.high_proved
    if not_worse:
        return "certain", found.low_proved
    if not_better:
        return "never", found.high_proved
    return "open", found.attained


@dataclass(frozen=True, slots=True)
class CertainOrder:
    """The necessary preference relation among some packages (Greco, Mousseau, Slowinski 2008).

    ``at_least[i]`` are the places of the packages that the one at place ``i`` is certainly at least
    as good as, itself among them: reflexive and transitive. ``asked`` counts the pairs that were
    asked of the statements; samples, corners met on the way and transitivity settled all others.
    """

    packages: tuple[Package, ...]
    at_least: tuple[frozenset[int], ...]
    asked: int

    def label(self, more: int, less: int) -> Label:
        """The label of one package against another, by their places."""
        forth, back = less in self.at_least[more], more in self.at_least[less]
        if forth:
            return "tie" if back else "certain"
        return "never" if back else "open"

    @property
    def unbeaten(self) -> tuple[int, ...]:
        """The places of the packages that no other is certainly preferred to."""
        places = range(len(self.packages))
        return tuple(i for i in places if not any(self.label(j, i) == "certain" for j in places))


def certain_order(
    outlook: Outlook, packages: Sequence[Package], worths: Floats | None = None
) -> CertainOrder:
    """The certain order among some packages: samples refute, programmes prove (4.2).

    ``worths`` are what the packages are worth in some samples (samples x packages, see
    `utilities`). Every corner at which a programme refutes one pair is held against all others,
    and what follows by transitivity is not asked.
    """
    state = _State(len(packages))
    seen = witnesses(outlook, packages)
    if worths is not None:
        state.refute(worths)
    asked = 0
    for more, less in _pairs(len(packages), worths, seen, state):
        if state.settled(more, less):
            continue
        asked += 1
        if seen.no_loss(more, less):
            state.accept(more, less)
        else:
            state.reject(more, less)
            state.refute(seen.fresh())
    rows = (frozenset(j for j, holds in enumerate(row) if holds) for row in state.yes.tolist())
    return CertainOrder(tuple(packages), tuple(rows), asked)


def _pairs(
    count: int, worths: Floats | None, seen: Witnesses, state: _State
) -> Iterator[tuple[int, int]]:
    """Every pair, neighbours first: a chain of them settles what lies further apart."""
    import numpy as np

    if worths is None:
        worths = seen.spread()
        state.refute(worths)
    mean = worths.mean(axis=0) if len(worths) else np.zeros(count)
    ranked = [int(place) for place in np.argsort(-mean, kind="stable")]
    for apart in range(1, count):
        for place in range(count - apart):
            yield ranked[place], ranked[place + apart]
            yield ranked[place + apart], ranked[place]


class _State:
    """What is known of every pair: ``yes`` (certainly at least as good) and ``no``."""

    def __init__(self, count: int) -> None:
        import numpy as np

        self.yes: Truths = np.eye(count, dtype=bool)
        self.no: Truths = np.zeros((count, count), dtype=bool)

    def settled(self, more: int, less: int) -> bool:
        return bool(self.yes[more, less] or self.no[more, less])

    def accept(self, more: int, less: int) -> None:
        """What is at least as good as the one is so to all the other is at least as good as.

        And what the better one is not at least as good as, the lesser one is not either.
        """
        above, below = self.yes[:, more].copy(), self.yes[less].copy()
        self.yes |= above[:, None] & below[None, :]
        self.no |= below[:, None] & self.no[more][None, :]
        self.no |= self.no[:, less][:, None] & above[None, :]

    def reject(self, more: int, less: int) -> None:
        """Nothing that the one is at least as good as is so to what beats the other."""
        self.no |= self.yes[more][:, None] & self.yes[:, less][None, :]

    def refute(self, worths: Floats) -> None:
        """Rows of worths, each in one compatible utility: what is worse once is not certain."""
        for row in worths:
            self.no |= row[:, None] < row[None, :] - CLEARLY

"""Quick proofs about one party, from what single moves away from a package bring it.

Where a utility is a sum over issues, what several moves bring lies between the sums of what each
brings at least and at most; issues that are worth something together count as one. That settles
most packages, so that a linear programme is asked for the others only.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from detente.analysis.preferences import Outlook, Span
from detente.case import Case, Move, Package

NO_CHANGE = Span(Fraction(0), Fraction(0))

Moves = frozenset[Move]
Ends = tuple[Fraction | None, Fraction | None]


class Screen:
    """One party and the package to be changed; what single moves bring is worked out once."""

    def __init__(self, case: Case, outlook: Outlook, package: Package) -> None:
        """Nothing is computed before it is asked for."""
        said = outlook.said
        self.case = case
        self.outlook = outlook
        self.package = package
        self.adds_up = outlook.tells and said.scale.cap is None
        self._tied = {issue for link in said.worths for issue, _ in link.when.parts}
        self._never_walks_away = all(
            relation.kind != "above" or relation.package is None for relation in outlook.no_deal
        )
        self._brought: dict[Moves, Span] = {}
        self._known: dict[Moves, Ends] = {}
        self._exact: set[Moves] = set()

    def change(self, other: Package) -> Span | None:
        """Bounds of what another package brings; None where what moves bring does not add up."""
        if not self.adds_up:
            return None
        total = NO_CHANGE
        for part in self._parts(frozenset(other.moves_from(self.package))):
            total = total + self._brings(part)
        return total

    def refuses(self, other: Package) -> bool | None:
        """Whether the party refuses another package; None where this does not tell.

        It does where that crosses a red line or is certainly worth less than no deal, and does not
        where it crosses none and is not, unless there is a package it would walk away from.
        """
        if self.case.crossed(other, self.outlook.said.party):
            return True
        if not self.outlook.tells or not self.outlook.no_deal:
            return False
        if not self.adds_up:
            return None
        low, high = self._at_best(frozenset(other.moves_from(self.package)), other)
        if high is not None and high < 0:
            return True
        return False if low is not None and low >= 0 and self._never_walks_away else None

    def _at_best(self, moves: Moves, other: Package) -> Ends:
        """The most that a package can be worth beyond no deal, worked out where bounds do not tell.

        They tell where they lie on one side of 0.
        """
        low, high = self._bounds(moves)
        if (low is None or low < 0) and (high is None or high >= 0) and moves not in self._exact:
            self._exact.add(moves)
            self._known[moves] = self._worked_out(other)
        return self._known[moves]

    def _bounds(self, moves: Moves) -> Ends:
        """Bounds from the packages with one part less moved, down to the one to be changed."""
        if moves not in self._known:
            found: Ends = (None, None)
            for part in self._parts(moves):
                low, high = self._bounds(moves - part)
                step = self._brings(part)
                if not step.loose:
                    found = _closer(found, (_sum(low, step.low), _sum(high, step.high)))
            self._known[moves] = found if moves else self._worked_out(self.package)
        return self._known[moves]

    def _worked_out(self, other: Package) -> Ends:
        """From loose bounds acceptance may conclude less than holds: then it has to be asked."""
        span = self.outlook.against_no_deal(other)
        return (None, None) if span is None or span.loose else (span.high, span.high)

    def _parts(self, moves: Moves) -> Iterator[Moves]:
        """The moves one by one, but those on issues worth something together as one part."""
        together = frozenset(move for move in moves if move.issue in self._tied)
        if together:
            yield together
        for move in moves - together:
            yield frozenset((move,))

    def _brings(self, part: Moves) -> Span:
        if part not in self._brought:
            after = self.package.changed({move.issue: move.end for move in part})
            self._brought[part] = self.outlook.difference(after, self.package)
        return self._brought[part]


def _sum(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def _closer(one: Ends, other: Ends) -> Ends:
    """The narrower of two bounds, end by end."""
    lows = [end for end in (one[0], other[0]) if end is not None]
    highs = [end for end in (one[1], other[1]) if end is not None]
    return max(lows, default=None), min(highs, default=None)

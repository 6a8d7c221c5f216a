"""Which moves of at most two issues are certainly no loss to anybody known on them?

The answer before the first number (case file, rule 11): from the status quo, or from any package
somebody wants improved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

from detente.analysis.agreements.acceptance import breaks, crosses
from detente.analysis.agreements.authority import authority
from detente.analysis.agreements.findings import Acceptance, FirstStep, Move
from detente.analysis.preferences import Outlook, Span
from detente.case import Case, Package, RoadmapStep

MOST_PAIRS = 50_000
"""Pairs of moves looked at, in the order of the case; all single moves come before."""

MOST_PROOFS = 2_000
"""Pairs whose bounds have to be proved one by one, after the quick look."""


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The steps, those that help most and leave fewest unasked first.

    ``complete`` is False where there were more pairs of moves than are looked at; single moves
    are always all there.
    """

    steps: tuple[FirstStep, ...]
    complete: bool


def first_steps(
    case: Case, outlooks: Sequence[Outlook], start: Package | None = None
) -> FirstSteps:
    """Every first step from a package (the status quo unless given) for the parties at hand.

    ``outlooks`` are those of the parties in the analysis. Issues that others decide, and issues
    without an option at the start, do not move; facts, caps and every red line are kept.
    """
    search = _Search(case, outlooks, start or case.status_quo())
    found = [step for moves in search.moves() if (step := search.step(moves)) is not None]
    return FirstSteps(tuple(sorted(found, key=_rank)), search.complete)


class _Search:
    def __init__(self, case: Case, outlooks: Sequence[Outlook], start: Package) -> None:
        self.case = case
        self.outlooks = outlooks
        self.start = start
        self.complete = True
        self.proofs = 0
        self.changes: dict[tuple[str, Move], Span] = {}

    def moves(self) -> Iterator[tuple[Move, ...]]:
        parties = [outlook.said.party for outlook in self.outlooks]
        single: dict[str, list[Move]] = {}
        for issue in authority(self.case, parties).settle:
            held = self.start.get(issue)
            if held is not None:
                options = self.case.issue(issue).option_ids()
                single[issue] = [Move(issue, held, o) for o in options if o != held]
        for moves in single.values():
            yield from ((move,) for move in moves)
        pairs = (
            pair
            for first, second in combinations(single.values(), 2)
            for pair in product(first, second)
        )
        yield from islice(pairs, MOST_PAIRS)
        self.complete = self.complete and next(pairs, None) is None

    def step(self, moves: tuple[Move, ...]) -> FirstStep | None:
        issues = [move.issue for move in moves]
        accepted: list[tuple[str, Acceptance]] = []
        gains: list[str] = []
        because: list[tuple[str, tuple[str, ...]]] = []
        for outlook in self.outlooks:
            party = outlook.said.party
            if outlook.contradictory or not any(outlook.knows(issue) for issue in issues):
                accepted.append((party, Acceptance.UNKNOWN))
                continue
            change = self._change(outlook, moves)
            if change is None or change.low is None or change.low < 0:
                return None
            accepted.append((party, Acceptance.CERTAIN))
            because.append((party, tuple(e for i in issues for e in outlook.said.about(i))))
            if change.high is None or change.high > 0:
                gains.append(party)
        package = self._after(moves)
        if not possible(self.case, package) or any(_refuses(o, package) for o in self.outlooks):
            return None
        named = tuple(step.id for step in self.case.roadmap if _names(step, moves))
        return FirstStep(package, moves, tuple(accepted), tuple(gains), tuple(because), named)

    def _after(self, moves: Sequence[Move]) -> Package:
        return self.start.changed({move.issue: move.end for move in moves})

    def _change(self, outlook: Outlook, moves: tuple[Move, ...]) -> Span | None:
        """The bounds of what the moves bring; None where they can certainly bring a loss."""
        if len(moves) == 1:
            key = (outlook.said.party, moves[0])
            if key not in self.changes:
                self.changes[key] = outlook.difference(self._after(moves), self.start)
            return self.changes[key]
        if not outlook.said.worths:
            # Bounds of the two moves alone decide most pairs: the sum of two bounds of one side
            # is a bound, and a bound met by the opposite one of the other move is out of reach.
            first, second = (self._change(outlook, (move,)) for move in moves)
            if first is None or second is None:
                return None
            both = first + second
            if both.low is not None and both.low >= 0:
                return both
            for low, high in ((first.low, second.high), (second.low, first.high)):
                if low is None or (high is not None and low + high < 0):
                    return None
        self.proofs += 1
        if self.proofs > MOST_PROOFS:
            self.complete = False
            return None
        return outlook.difference(self._after(moves), self.start)


def possible(case: Case, package: Package) -> bool:
    """Whether facts and caps of the case allow a complete package (that it lies in X)."""
    return not any(link.owner is None and breaks(link, package) for link in case.linkages) and all(
        constraint.holds(package) for constraint in case.constraints
    )


def _refuses(outlook: Outlook, package: Package) -> bool:
    party = outlook.said.party
    return any(
        line.owner == party and crosses(line, package) for line in outlook.case.red_lines
    ) or any(link.owner == party and breaks(link, package) for link in outlook.case.linkages)


def _names(step: RoadmapStep, moves: Sequence[Move]) -> bool:
    return any(step.issue == move.issue and step.to == move.end for move in moves)


def _rank(step: FirstStep) -> tuple[int, int, int, int]:
    unknown = sum(found is Acceptance.UNKNOWN for _, found in step.acceptance)
    return (-len(step.gains), unknown, -len(step.named_by), len(step.moves))

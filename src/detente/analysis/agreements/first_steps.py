"""Which moves of at most two issues are certainly no loss to anybody known on them?

The answer before the first number (case file, rule 11): from the status quo, or from any package
somebody wants improved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice, product

from detente.analysis.agreements.authority import authority
from detente.analysis.agreements.findings import Acceptance, ByParty, FirstStep
from detente.analysis.preferences import Outlook
from detente.case import Case, Move, Package, RoadmapStep

MOST_PAIRS = 50_000
"""Pairs of moves looked at, in the order of the case; all single moves come before."""

MOST_PROOFS = 2_000
"""Pairs whose bounds have to be proved one by one, after the quick look."""


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The steps, those that help most and leave fewest unasked first.

    ``complete`` is False where there were more pairs of moves than are looked at, or no time for
    every move.
    """

    steps: tuple[FirstStep, ...]
    complete: bool


def first_steps(
    case: Case,
    outlooks: Sequence[Outlook],
    start: Package | None = None,
    *,
    stop: Callable[[], bool] = lambda: False,
) -> FirstSteps:
    """Every first step from a package (the status quo unless given) for the parties at hand.

    ``outlooks`` are those of the parties in the analysis. Issues that others decide, and issues
    without an option at the start, do not move; facts, caps and every red line are kept. Once
    ``stop`` is true no further move is tried, and the answer is not complete.
    """
    search = _Search(case, outlooks, start or case.status_quo(), stop)
    found = [step for moves in search.harmless() if (step := search.step(moves)) is not None]
    return FirstSteps(tuple(sorted(found, key=_rank)), search.complete)


NEVER, ALWAYS = float("-inf"), float("inf")
Ends = tuple[float | Fraction, float | Fraction]


class _Search:
    """Single moves first, then pairs; a pair is proved only where its single moves do not tell."""

    def __init__(
        self,
        case: Case,
        outlooks: Sequence[Outlook],
        start: Package,
        stop: Callable[[], bool],
    ) -> None:
        self.stop = stop
        self.case = case
        self.outlooks = outlooks
        self.start = start
        self.complete = True
        self.proofs = 0
        settle = authority(case, [outlook.said.party for outlook in outlooks]).settle
        self.issues = [issue for issue in settle if start.get(issue) is not None]
        self.known = [
            {issue for issue in self.issues if o.tells and o.knows(issue)} for o in outlooks
        ]

    def harmless(self) -> Iterator[tuple[Move, ...]]:
        """Every move and pair of moves that certainly brings no loss to any party known on it."""
        single: dict[str, list[Move]] = {}
        for issue in self.issues:
            held = str(self.start.get(issue))
            options = self.case.issue(issue).option_ids()
            single[issue] = [Move(issue, held, o) for o in options if o != held]
        alone: dict[Move, list[Ends]] = {}
        for move in (move for moves in single.values() for move in moves):
            if self.stop():
                self.complete = False
                return
            alone[move] = self._alone(move)
            if all(low >= 0 for low, _ in alone[move]):
                yield (move,)
        pairs = (
            pair
            for first, second in combinations(single.values(), 2)
            for pair in product(first, second)
        )
        for first, second in islice(pairs, MOST_PAIRS):
            if self.stop():
                break
            if self._together(first, second, alone):
                yield (first, second)
        self.complete = self.complete and next(pairs, None) is None

    def _alone(self, move: Move) -> list[Ends]:
        """The bounds of what a move brings each party; for those not known on it, nothing."""
        return [
            self._ends(outlook, (move,)) if move.issue in known else (0, 0)
            for outlook, known in zip(self.outlooks, self.known, strict=True)
        ]

    def _ends(self, outlook: Outlook, moves: tuple[Move, ...]) -> Ends:
        change = outlook.difference(self._after(moves), self.start)
        low = NEVER if change.low is None else change.low
        return (low, ALWAYS if change.high is None else change.high)

    def _together(self, first: Move, second: Move, alone: dict[Move, list[Ends]]) -> bool:
        """Whether two moves together are harmless; most pairs are settled by the moves alone.

        The sum of two lower bounds is one, and no lower bound of the pair lies above one move's
        lower with the other's upper end.
        """
        open_to: list[Outlook] = []
        ends = zip(self.outlooks, self.known, alone[first], alone[second], strict=True)
        for outlook, known, (low, high), (other_low, other_high) in ends:
            if first.issue not in known and second.issue not in known:
                continue
            half_known = first.issue not in known or second.issue not in known
            if outlook.said.worths or outlook.said.scale.cap is not None:
                # Neither what is worth more together nor what runs into a cap adds up.
                open_to.append(outlook)
            elif half_known and not outlook.said.scale.as_given:
                # Nobody knows what the other issue weighs: it may be all that counts.
                return False
            elif low + other_low >= 0:
                continue
            elif low + other_high < 0 or other_low + high < 0:
                return False
            else:
                open_to.append(outlook)
        if not open_to:
            return True
        self.proofs += 1
        if self.proofs > MOST_PROOFS:
            self.complete = False
            return False
        package = self._after((first, second))
        return all(outlook.no_loss(package, self.start) for outlook in open_to)

    def step(self, moves: tuple[Move, ...]) -> FirstStep | None:
        """The step of some harmless moves, unless a fact, a cap or a red line stands against it."""
        package = self._after(moves)
        if not self.case.allows(package) or any(
            self.case.crossed(package, outlook.said.party) for outlook in self.outlooks
        ):
            return None
        issues = [move.issue for move in moves]
        accepted: list[tuple[str, Acceptance]] = []
        gains: list[str] = []
        because: list[tuple[str, tuple[str, ...]]] = []
        margins: list[Fraction] = []
        for outlook, known in zip(self.outlooks, self.known, strict=True):
            party = outlook.said.party
            if not known & set(issues):
                accepted.append((party, Acceptance.UNKNOWN))
                continue
            accepted.append((party, Acceptance.CERTAIN))
            because.append((party, tuple(e for i in issues for e in outlook.said.about(i))))
            low, high = self._ends(outlook, moves)
            margins.append(Fraction(low))
            if high > 0:
                gains.append(party)
        named = tuple(step.id for step in self.case.roadmap if _names(step, moves))
        return FirstStep(
            package,
            moves,
            ByParty(accepted),
            tuple(gains),
            tuple(because),
            named,
            min(margins, default=Fraction(0)),
        )

    def _after(self, moves: Sequence[Move]) -> Package:
        return self.start.changed({move.issue: move.end for move in moves})


def _names(step: RoadmapStep, moves: Sequence[Move]) -> bool:
    return any(step.issue == move.issue and step.to == move.end for move in moves)


def _rank(step: FirstStep) -> tuple[int, int, int, Fraction, int]:
    """Most parties that gain, fewest unasked, named in the roadmap, most certainly gained."""
    unknown = sum(found is Acceptance.UNKNOWN for _, found in step.acceptance)
    return (-len(step.gains), unknown, -len(step.named_by), -step.margin, len(step.moves))

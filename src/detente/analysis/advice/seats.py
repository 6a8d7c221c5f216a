"""How each party stands to many packages at once, by what is known of it.

What has numbers is drawn: the share of compatible utilities in which a package is worth at least
no deal. Where no deal is not known, or nothing can be drawn, a package is ranked by what is known
of its moves; such a rank chooses between packages and is never shown as a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from detente.analysis.advice.erring import erring
from detente.analysis.advice.offers_finding import Effect
from detente.analysis.preferences import Drawn, Outlook, Reason, Sampler, Span, sampler, utilities
from detente.case import Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

NOTHING_KNOWN = 0.7
NOTHING_FOR_ITSELF = 0.15
CUTS_BOTH_WAYS = 0.3
ONLY_LOSES = 0.1
"""Ranks of packages by what is known of their moves, beside 1 for nothing but gains."""

REFUSED = 1e-3
"""The rank of what another party refuses: the fewer refuse, the better."""

DOUBTED = 1e-2
"""The same where only red lines below *reported* are crossed."""


@dataclass(slots=True)
class Seat:
    """One party with its samples; number 0 is the party advised.

    ``draws`` are those of each way to resolve what it contradicts itself in, else one; empty where
    there are none, and ``why`` says why.
    """

    outlook: Outlook
    count: int
    seed: int
    number: int
    draws: tuple[tuple[Sampler, Drawn], ...] = ()
    why: Reason | None = None
    _effects: dict[tuple[str, str], Effect] = field(default_factory=dict)

    @property
    def party(self) -> str:
        """Whose seat it is."""
        return self.outlook.said.party

    @property
    def own(self) -> bool:
        """Whether this is the party that is advised."""
        return self.number == 0

    @property
    def measured(self) -> bool:
        """Whether shares against no deal can be given."""
        return bool(self.draws) and all(drawn.floor is not None for _, drawn in self.draws)

    @property
    def weighed(self) -> bool:
        """Whether worths in the samples rest on anything but the convention of the measure."""
        said = self.outlook.said
        return bool(self.draws) and bool(said.weights or said.values or said.swings)

    @property
    def today(self) -> Package:
        """The status quo."""
        return self.outlook.case.status_quo()

    def worths(self, packages: Sequence[Package]) -> tuple[Floats, Floats | None] | None:
        """What packages are worth (samples x packages) and no deal (samples); None: not drawn."""
        import numpy as np

        if not self.draws or not packages:
            return None
        case = self.outlook.case
        parts = [utilities(way, drawn, packages, case) for way, drawn in self.draws]
        floors = [floor for _, floor in parts if floor is not None]
        worths = np.concatenate([each for each, _ in parts])
        return worths, np.concatenate(floors) if len(floors) == len(parts) else None

    def mean_worth(self, place: int, option: str) -> float:
        """What an option adds on average, by the issue's place in the case."""
        total = 0.0
        for way, drawn in self.draws:
            column = drawn.tables[place][:, way.options[place].index(option)]
            total += float(column.mean() / way.scale) / len(self.draws)
        return total

    def accepting(self, packages: Sequence[Package]) -> Any:
        """Samples x packages: worth at least no deal and no red line crossed; None if unknown."""
        import numpy as np

        found = self.worths(packages) if self.measured else None
        if found is None or found[1] is None:
            return None
        crossed = [bool(self.outlook.case.crossed(each, self.party)) for each in packages]
        accepts: Any = (found[0] >= found[1][:, None]) & ~np.array(crossed)[None, :]
        return accepts

    def ranks(self, packages: Sequence[Package]) -> tuple[Floats, Floats]:
        """Per package how near it is to acceptable (0 to 1), and by how much: only for choosing.

        The second tells packages of equal share apart: mean gain over its spread, else 0.
        """
        import numpy as np

        most = np.array([self._most(package) for package in packages])
        found = self.worths(packages) if self.measured or self.weighed else None
        if found is None:
            known = np.array([self._by_moves(package) for package in packages])
            return np.minimum(known, most), np.zeros(len(packages))
        worths, floor = found
        if floor is None:
            today = self.worths([self.today])
            assert today is not None
            floor = today[0][:, 0]
        gains = worths - floor[:, None]
        margin = gains.mean(axis=0) / np.maximum(gains.std(axis=0), 1e-9)
        least = 0.0 if self.own else REFUSED
        shares = np.maximum((gains >= 0).mean(axis=0), least)
        return np.minimum(shares, most), np.minimum(margin, 1e6)

    def effect(self, issue: str, option: str) -> Effect:
        """What moving an issue from today does to the party, everything else as today.

        Where nobody has said what holds today: whether it is what the party likes best.
        """
        key = (issue, option)
        if key not in self._effects:
            self._effects[key] = self._effect(issue, option)
        return self._effects[key]

    def _effect(self, issue: str, option: str) -> Effect:
        if not self.outlook.knows(issue):
            return "unknown"
        if self.today.get(issue) is None:
            best = self.outlook.best_options(issue)
            return "unknown" if not best else "gains" if option in best else "gives_way"
        moved = self.today.changed({issue: option})
        return effect_of(self.outlook.difference(moved, self.today))

    def direction(self, issue: str, option: str) -> float:
        """1 for a known gain over today, -1 for a known loss, 0 between: only for choosing."""
        if option == self.today.get(issue):
            return 0.0
        return {"gains": 1.0, "gives_way": -1.0}.get(self.effect(issue, option), 0.0)

    def _most(self, package: Package) -> float:
        """What the rank of a package cannot exceed: its red lines."""
        crossed = self.outlook.case.crossed(package, self.party)
        if not crossed:
            return 1.0
        if self.own:
            return 0.0
        grades = [self.outlook.case.grade(line.basis, self.party) for line in crossed]
        return DOUBTED if all(grade.only_possible for grade in grades) else REFUSED

    def _by_moves(self, package: Package) -> float:
        moves = package.moves_from(self.today)
        effects = {self.effect(move.issue, move.end) for move in moves} - {"same"}
        nothing = NOTHING_FOR_ITSELF if self.own else NOTHING_KNOWN
        if not effects:
            return nothing
        if effects & {"gives_way", "open"}:
            return CUTS_BOTH_WAYS if effects & {"gains", "open"} else ONLY_LOSES
        return 1.0 if "gains" in effects else nothing


def seat_of(
    outlook: Outlook, number: int, count: int, seed: int, error: Fraction | None = None
) -> Seat:
    """A party's seat with that many samples; its number keeps the draws of parties apart.

    ``error``: how far a stated number may be off, as in `erring`; where that cannot be drawn, what
    was stated is taken as it stands.
    """
    import numpy as np

    seat = Seat(outlook, count, seed, number)
    if error is not None:
        loose = erring(outlook, error, count, np.random.default_rng([seed, number]))
        if loose is not None:
            seat.draws = (loose,)
            return seat
    ways = outlook.ways or (outlook,)
    draws: list[tuple[Sampler, Drawn]] = []
    for place, way in enumerate(ways):
        found = sampler(way)
        if not isinstance(found, Sampler):
            seat.why = found
            return seat
        share = count // len(ways) + (place < count % len(ways))
        drawn = found.draw(np.random.default_rng([seed, number, place]), share)
        if drawn.count < share:
            seat.why = "too_rare"
            return seat
        draws.append((found, drawn))
    seat.draws = tuple(draws)
    return seat


def effect_of(change: Span) -> Effect:
    """What a change of worth is, for every compatible utility."""
    if change.low == 0 and change.high == 0:
        return "same"
    if change.low is not None and change.low >= 0:
        return "gains"
    if change.high is not None and change.high <= 0:
        return "gives_way"
    return "open"

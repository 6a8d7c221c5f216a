"""How sure the advice is: what is found of every package listed, values and ids only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.analysis.preferences import Reason, Span
from detente.case import Package

Proved = Literal["certain", "never", "possible"]
"""Acceptable for every compatible utility, for none, for some and not for others."""

Criterion = Literal["acceptable", "nash"]
"""What makes a package the best choice: acceptable to all in most samples. Where the worth of no
deal is not known of everybody, or some package is acceptable to all in 95 % of the samples and
more: the Nash package in most samples."""

Unknown = Literal["weight", "value", "no_deal"]
"""What may be unknown: how much an issue weighs, what an option is worth, what no deal is worth."""


@dataclass(frozen=True, slots=True)
class Acceptability:
    """One party on one package.

    ``count`` is the number of samples in which it accepts; None where the worth of no deal is not
    known from both sides, or nothing can be sampled. ``proved`` rests on exact bounds and red
    lines, never on samples alone; *possible* is witnessed on both sides, by samples or bounds. None
    where nothing is proved. ``ranks`` are its best and worst rank among the packages listed (None
    where nothing can be sampled), ``utility`` the exact bounds of its worth where they were asked.
    ``spared`` is the same if every red line below *reported* is left aside, None where that
    changes nothing.
    """

    party: str
    count: int | None
    proved: Proved | None
    ranks: tuple[int, int] | None = None
    utility: Span | None = None
    spared: tuple[int | None, Proved | None] | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A package listed, with the number of samples in which it is what.

    ``joint``: acceptable to all (None where that is not known of somebody and nobody certainly
    refuses); ``efficient`` and ``won`` (by solution concept) among the packages listed, None and
    empty where some party cannot be sampled. Packages that tie for a solution each count.
    """

    package: Package
    acceptable: tuple[Acceptability, ...]
    joint: int | None
    efficient: int | None
    won: tuple[tuple[str, int], ...]

    @property
    def nash(self) -> int | None:
        """In how many samples it is the Nash package."""
        return dict(self.won).get("nash")

    @property
    def proved(self) -> Proved | None:
        """Whether it is acceptable to all: *never* if somebody never accepts it."""
        found = {each.proved for each in self.acceptable}
        if "never" in found:
            return "never"
        return "certain" if found == {"certain"} else None


@dataclass(frozen=True, slots=True)
class MovesAdvice:
    """An unknown of one party that would move the best choice, if it were known.

    ``option`` is None but for a *value*, ``issue`` None for no deal. ``gain`` is by how much the
    share of the best choice would rise if the quantity were known (expected value of partial
    perfect information), ``error`` its standard error. ``low`` and ``high`` are the best choices
    in the lowest and in the highest of ``bins`` equally frequent bins of the quantity.
    """

    party: str
    kind: Unknown
    issue: str | None
    option: str | None
    gain: float
    error: float
    low: Package
    high: Package
    bins: int


@dataclass(frozen=True, slots=True)
class SampledSeat:
    """How one party was sampled: as in `SampledParty`.

    ``effective`` is how many independent samples its samples are worth, ``r_hat`` how well its
    chains have mixed (None: independent draws); ``sound`` whether neither speaks against them.
    """

    party: str
    method: str
    tried: int
    kept: int
    no_deal: bool
    effective: float
    r_hat: float | None
    sound: bool


@dataclass(frozen=True, slots=True)
class Robustness:
    """How sure the advice is, over ``samples`` samples of compatible utilities from a ``seed``.

    ``asked`` is how many were asked for, ``stopped`` whether a time limit or a person ended it
    before all were drawn. ``candidates`` are the packages listed, the best choice in
    samples first. ``influence`` are the unknowns that would move the best choice most, found
    over ``influence_samples``. Of parties in ``unsampled`` nothing could be drawn.
    """

    asked: int
    samples: int
    seed: int
    parties: tuple[str, ...]
    candidates: tuple[Listed, ...]
    criterion: Criterion
    seats: tuple[SampledSeat, ...] = ()
    influence: tuple[MovesAdvice, ...] = ()
    influence_samples: int = 0
    unsampled: tuple[tuple[str, Reason], ...] = ()
    stopped: bool = False

    @property
    def listed(self) -> int:
        """How many packages efficient and solution shares are judged among."""
        return len(self.candidates)

    def share(self, count: int | None) -> float | None:
        """A count as a share of the samples."""
        return None if count is None or not self.samples else count / self.samples

    def winners(self, concept: str) -> tuple[Listed, ...]:
        """The distinct packages that win by a concept in some sample, most often first."""
        found = [(dict(each.won).get(concept, 0), each) for each in self.candidates]
        ordered = sorted((pair for pair in found if pair[0]), key=lambda pair: -pair[0])
        return tuple(each for _, each in ordered)

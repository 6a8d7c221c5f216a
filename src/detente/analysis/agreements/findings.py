"""What the questions about agreements answer with: values and ids, never sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal, SupportsIndex, overload

from detente.case import Grade, Move, Package


class Acceptance(StrEnum):
    """Whether a party accepts a package, over everything compatible with its statements."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One party on one package.

    ``because`` is the id of the deciding element (``red_line:upland.not-for-free``,
    ``no_deal:delta``, ``statements.delta.order.release``), None where nothing decides; ``reason`` a
    key of the ``acceptance`` catalogue; ``grade`` what the deciding element rests on.
    ``without_possible`` is the acceptance if every red line below *reported* is left aside
    (`None`: the same). ``loose`` says that the bounds behind it are not the tightest ones.
    """

    acceptance: Acceptance
    reason: str
    because: str | None = None
    grade: Grade | None = None
    without_possible: Acceptance | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Authority:
    """The agenda for the parties at hand, as issue ids.

    ``settle``: theirs alone; ``recommend``: theirs together with others; ``not_theirs``: others
    decide.
    """

    settle: tuple[str, ...]
    recommend: tuple[str, ...]
    not_theirs: tuple[str, ...]


class ByParty(tuple[tuple[str, Acceptance], ...]):
    """Acceptances as (party, acceptance) pairs in the order of the analysis.

    Looked up and printed by party, as a mapping would be, yet fixed and hashable.
    """

    __slots__ = ()

    @overload
    def __getitem__(self, key: str) -> Acceptance: ...

    @overload
    def __getitem__(self, key: SupportsIndex) -> tuple[str, Acceptance]: ...

    @overload
    def __getitem__(self, key: slice) -> tuple[tuple[str, Acceptance], ...]: ...

    def __getitem__(
        self, key: str | SupportsIndex | slice
    ) -> Acceptance | tuple[str, Acceptance] | tuple[tuple[str, Acceptance], ...]:
        """The acceptance of a party (raises ``KeyError``), or the pairs at a place."""
        return dict(self)[key] if isinstance(key, str) else super().__getitem__(key)

    def __repr__(self) -> str:
        return repr({party: str(found) for party, found in self})


@dataclass(frozen=True, slots=True)
class FirstStep:
    """A package one or two moves from another, with certainly no loss for any party known on them.

    ``acceptance`` is *certain* (certainly no loss against the start) or *unknown* (nothing is
    known of the party on these issues); ``gains`` are the parties that certainly do better for
    some compatible utility; ``because`` the statements behind it, per party. ``named_by`` are the
    roadmap items of the case that name one of these moves; ``margin`` is the least that every
    party known on it certainly gains, in its own utility.
    """

    package: Package
    moves: tuple[Move, ...]
    acceptance: ByParty
    gains: tuple[str, ...]
    because: tuple[tuple[str, tuple[str, ...]], ...]
    named_by: tuple[str, ...] = ()
    margin: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Point:
    """A utility vector: ``utilities`` per party (in the order of the analysis) as exact fractions.

    ``count`` packages have it (None: not claimed); ``packages`` lists the first of them.
    """

    utilities: tuple[Fraction, ...]
    acceptable: bool | None
    count: int | None
    packages: tuple[Package, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A point almost as good by a concept: ``share`` is its value over that of the solution."""

    point: Point
    share: float


SolutionMethod = Literal["exact", "bounded", "optimal_within"]
"""Exact; within ``Solution.bounds``; or best within 1e-7, as a solver in floats proves it."""


@dataclass(frozen=True, slots=True)
class Solution:
    """A solution concept and the points that reach its optimum; empty where there is none.

    With ``method`` ``exact`` all points are listed, else those found. ``value`` is the exact value
    of the points in the parties' own units (None for weighted Nash); ``bounds`` is the interval of
    the true optimum where it is not exact, ``gap`` its width in the units of ``SingleSolution``
    where the solution was found without the frontier. ``near`` are the best points beside it.
    """

    name: str
    points: tuple[Point, ...]
    bounds: tuple[Fraction, Fraction] | None = None
    method: SolutionMethod = "exact"
    value: Fraction | None = None
    gap: float | None = None
    near: tuple[Near, ...] = ()


@dataclass(frozen=True, slots=True)
class CertainOrder:
    """For a party, one package of the brief is certainly at least as good as another."""

    party: str
    better: str
    worse: str
    tie: bool

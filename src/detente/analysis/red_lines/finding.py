"""Conflicts and ways out by the ids of the case: values, never sentences."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.case import Grade, Package


@dataclass(frozen=True, slots=True)
class Conflict:
    """Demands that cannot all be met, and of which none can be left out.

    ``demands`` are ids (``red_line:upland.not-for-free``, ``no_deal:delta``, ``linkage:meters``);
    ``witnesses`` give, for each, a package that meets all the others; ``facts`` are the ownerless
    linkages and caps that stand in it. ``possible`` says that it rests on a demand below
    *reported*, ``proved`` that the incompatibility was shown in integers.
    """

    demands: tuple[str, ...]
    witnesses: tuple[tuple[str, Package], ...]
    grades: tuple[tuple[str, Grade], ...]
    possible: bool
    facts: tuple[str, ...] = ()
    proved: bool = True


@dataclass(frozen=True, slots=True)
class Relief:
    """The smallest move of a reservation value that is enough: from ``stated`` to ``enough``.

    Both in the party's utility; ``share`` of the party's range over everything possible.
    """

    party: str
    stated: Fraction
    enough: Fraction
    share: Fraction


@dataclass(frozen=True, slots=True)
class Concession:
    """The smallest part of a numeric red line that is enough: the options given up on an issue."""

    demand: str
    issue: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WayOut:
    """Demands whose removal makes the rest compatible, and of which none can be kept.

    ``gives`` are the parties whose demands are dropped, ``receives`` those that gain; ``reliefs``
    the smallest moves of reservation values, ``concessions`` those of numeric red lines;
    ``worth`` per solution concept and party the utility of the best package then, ``against`` the
    disagreement point it is measured by. Empty where utilities are not fixed. ``central`` says
    that it rests on central values.
    """

    drop: tuple[str, ...]
    witness: Package
    gives: tuple[str, ...]
    receives: tuple[str, ...]
    loss: Fraction | None
    reliefs: tuple[Relief, ...]
    worth: tuple[tuple[str, tuple[tuple[str, Fraction], ...]], ...]
    against: tuple[tuple[str, Fraction], ...]
    possible: bool
    concessions: tuple[Concession, ...] = ()
    central: bool = False


@dataclass(frozen=True, slots=True)
class DemandNote:
    """One demand: whether dropping it changes nothing, and what others would gain if it fell."""

    demand: str
    owner: str
    grade: Grade
    idle: bool | None
    gains: tuple[tuple[str, Fraction], ...] = ()
    closes_zone: bool = False
    """Tightened by one option (or step), it alone would empty the zone."""


@dataclass(frozen=True, slots=True)
class RedLinesFinding:
    """Everything about the demands of the parties in the analysis.

    ``impossible`` says that facts and caps alone leave no package; ``complete`` is False where the
    listing stopped at its bound.
    """

    conflicts: tuple[Conflict, ...] = ()
    ways_out: tuple[WayOut, ...] = ()
    demands: tuple[DemandNote, ...] = ()
    complete: bool = True
    impossible: bool = False

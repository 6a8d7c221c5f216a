"""What a party has said it wants, or is assumed to want: the only store of preferences.

Every kind is a frozen value of its own with an ``id`` that is its path in the case file, a
``holder`` (party id) and a ``basis``. Weights, tables and utilities are derived from these when a
case is compiled; they are never stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from detente.case.basis import NOTHING_STATED, Basis
from detente.case.packages import Package

Interval = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Wants:
    """Its position: on this issue nothing is better for it than any of these options."""

    id: str
    holder: str
    issue: str
    options: tuple[str, ...]
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Direction:
    """More is better, or less is: along the number, or along the listed order of the options."""

    id: str
    holder: str
    issue: str
    towards: Literal["more", "less"]
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Order:
    """Options from best to worst; the options of one inner tuple are equally good."""

    id: str
    holder: str
    issue: str
    tiers: tuple[tuple[str, ...], ...]
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Swings:
    """Issues by how much the step from worst to best on them matters, most first."""

    id: str
    holder: str
    issues: tuple[tuple[str, ...], ...]
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Value:
    """What an option is worth on its issue, in points of 100 (native scale) or as given.

    With both, ``value`` is the central one inside ``interval``; an interval alone has no stated
    central value.
    """

    id: str
    holder: str
    issue: str
    option: str
    value: Fraction | None
    interval: Interval | None = None
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Weight:
    """What an issue weighs, in points with any total; value and interval as in `Value`."""

    id: str
    holder: str
    issue: str
    value: Fraction | None
    interval: Interval | None = None
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Prefers:
    """One package is better for it than another; issues that both leave open are held equal."""

    id: str
    holder: str
    package: Package
    over: Package
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class WouldSign:
    """A package it would accept rather than have no deal; open issues stay at the status quo."""

    id: str
    holder: str
    package: Package
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class WouldWalkAway:
    """A package it would refuse for no deal; open issues stay at the status quo."""

    id: str
    holder: str
    package: Package
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Ratio:
    """The step from worst to best on one issue matters so many times as much as on another.

    ``interval`` is (at least, at most); None is no bound on that side.
    """

    id: str
    holder: str
    issue: str
    to: str
    interval: tuple[Fraction | None, Fraction | None]
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Step:
    """A move on one issue, from an option to another."""

    issue: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class StepOver:
    """One move is worth more to it than another, on the same issue or across issues."""

    id: str
    holder: str
    more: Step
    less: Step
    basis: Basis = NOTHING_STATED


class Word(StrEnum):
    """How much better, in words, least first; no number is attached to any.

    The seven categories of MACBETH (Bana e Costa, De Corte, Vansnick 2012).
    """

    NONE = "none"
    VERY_WEAK = "very_weak"
    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"
    VERY_STRONG = "very_strong"
    EXTREME = "extreme"

    @property
    def rank(self) -> int:
        """0 for no difference, 6 for an extreme one."""
        return list(Word).index(self)


@dataclass(frozen=True, slots=True)
class Differs:
    """How much better one option is than another, in words: between ``least`` and ``most``.

    Where one word ends and the next begins is unknown, and its own on every issue, unless the
    party says that words mean the same everywhere (`Scale.same_words`).
    """

    id: str
    holder: str
    issue: str
    better: str
    worse: str
    least: Word
    most: Word
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class AboutEqual:
    """Two packages are about as good for it: apart by at most ``within`` points of 100."""

    id: str
    holder: str
    package: Package
    other: Package
    within: Fraction = Fraction(0)
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Shape:
    """How the worth of a number runs: better up to ``best_at`` and worse beyond; flattening.

    ``concave``: every further unit adds at most what the one before it added.
    """

    id: str
    holder: str
    issue: str
    best_at: str | None = None
    concave: bool = False
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class AmongTop:
    """These issues are among the ``top`` that matter most; which of them first is left open."""

    id: str
    holder: str
    issues: tuple[str, ...]
    top: int
    basis: Basis = NOTHING_STATED


Statement = (
    Wants
    | Direction
    | Order
    | Swings
    | Value
    | Weight
    | Prefers
    | WouldSign
    | WouldWalkAway
    | Ratio
    | StepOver
    | Differs
    | AboutEqual
    | Shape
    | AmongTop
)


@dataclass(frozen=True, slots=True)
class Scale:
    """How a party's numbers are meant.

    ``as_given`` is what imports write: sum of weight times value, plus ``constant``, cut off at
    ``cap``, passed through unscaled. Otherwise (native) values are points of 100 per issue and
    weights are divided by their total. ``discount`` is kept and not applied. ``same_words``: a
    strength in words means the same on every issue.
    """

    holder: str
    as_given: bool = False
    constant: Fraction | None = None
    cap: Fraction | None = None
    discount: Fraction | None = None
    same_words: bool = False

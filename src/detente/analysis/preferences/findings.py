"""What follows from one party's statements, as values: comparisons, contradictions, repairs."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from detente.analysis.preferences.bounds import Span
from detente.case import Package

Label = Literal["certain", "tie", "open", "never"]
"""Of one package against another: at least as good for every compatible utility; equal for every
one; better for some and worse for others; worse for every one (preferences, section 4.2)."""


@dataclass(frozen=True, slots=True)
class Share:
    """In how many of the samples something holds: a share of compatible utilities.

    No probability: the measure the samples are drawn in is a convention (preferences, 4.7).
    """

    count: int
    samples: int

    @property
    def value(self) -> float:
        """Between 0 and 1."""
        return self.count / self.samples


@dataclass(frozen=True, slots=True)
class Compared:
    """One package against another over every compatible utility.

    ``span`` bounds ``u(more) - u(less)``. ``proved``: the label is shown in fractions; otherwise it
    holds within 1e-9. ``reasons`` are the ids of a smallest set of statements that imply a
    *certain* label, none of which can be dropped; empty where it was not asked for or is open.
    ``share`` is that of the samples in which ``more`` is better.
    """

    more: Package
    less: Package
    label: Label
    span: Span
    proved: bool
    reasons: tuple[str, ...] = ()
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that cannot all hold, while any of them left out makes the rest fit together.

    ``statements`` are ids in the order of the chain of reasons; ``prices`` are the multipliers that
    add the statements up to "0 > 0", by id.
    ``proved``: shown in fractions. ``kept``: the holder has seen it and leaves it standing for now.
    ``scale``: further ids that only say which options are best and worst; shares and ratios among
    the statements are measured on that, and mean nothing without it.
    """

    statements: tuple[str, ...]
    prices: tuple[tuple[str, Fraction], ...] = ()
    proved: bool = True
    kept: bool = False
    scale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Widened:
    """A statement with a wider interval: points of its own scale, or times for a ratio.

    None is no bound on that side. Of two packages about equal: from 0 to how far apart they are.
    """

    statement: str
    interval: tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, slots=True)
class Repair:
    """A smallest change after which the statements fit together; a choice, never applied unasked.

    Either ``withdraw`` (ids: none of them could stay) or ``widen``. ``cost`` orders the choices:
    per statement 3 where its holder is sure, 2 for *think so* or nothing said, 1 for a guess.
    """

    withdraw: tuple[str, ...] = ()
    widen: tuple[Widened, ...] = ()
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Bounded:
    """A quantity of the compatible utilities: its exact bounds and the representative's value.

    ``option`` is None for the weight of an issue. ``representative`` is for bars and sorting, and
    never shown without the span.
    """

    issue: str
    option: str | None
    span: Span
    representative: float | None = None


@dataclass(frozen=True, slots=True)
class Representative:
    """The centroid of the sampled set; never shown without its ranges (preferences, 4.6).

    It does not move when a statement is repeated, as an analytic centre would.
    ``weights`` by issue, adding up to 1; ``worths`` by (issue, option): share of utility 0 to 1.
    """

    weights: tuple[tuple[str, float], ...]
    worths: tuple[tuple[tuple[str, str], float], ...]
    samples: int
    seed: int

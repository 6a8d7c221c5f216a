"""What somebody expects to come of it, and the steps that somebody has named."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.case.basis import NOTHING_STATED, Basis
from detente.case.text import Text


@dataclass(frozen=True, slots=True)
class Expectation:
    """What somebody expects to come of it; no preference of anyone."""

    id: str
    text: Text
    holder: str | None = None
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class RoadmapStep:
    """A step that somebody has named for carrying an agreement out."""

    id: str
    issue: str
    to: str
    by: tuple[str, ...] = ()
    verified_by: tuple[str, ...] = ()
    proof: Text | None = None
    days: Fraction | None = None
    reversible: bool | None = None
    basis: Basis = NOTHING_STATED

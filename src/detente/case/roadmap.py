"""The steps that somebody has named for carrying an agreement out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.case.basis import NOTHING_STATED, Basis
from detente.case.text import Text


@dataclass(frozen=True, slots=True)
class RoadmapStep:
    """One step: an issue moved to an option, by whom, seen by whom, within how many days.

    ``start`` is the option it begins from (None: where the step before it on the same issue ends,
    else the status quo), so that several steps on one issue are its *tranches*. ``needs`` are steps
    that may not come later; ``grace`` the days beyond the clock before it counts as missed, and
    ``fallback`` what holds then. ``clause`` is the part of the agreement it carries out.
    """

    id: str
    issue: str
    to: str
    by: tuple[str, ...] = ()
    verified_by: tuple[str, ...] = ()
    proof: Text | None = None
    days: Fraction | None = None
    reversible: bool | None = None
    basis: Basis = NOTHING_STATED
    start: str | None = None
    needs: tuple[str, ...] = ()
    grace: Fraction | None = None
    fallback: Text | None = None
    clause: Text | None = None

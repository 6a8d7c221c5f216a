"""What one party's profile says, whatever format it was written in."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from detente.case import Condition, Package

Scores = tuple[tuple[str, Fraction], ...]
"""Option ids with their scores; for a range the numbers between which scores lie on lines."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Weights and scores by the names of the issues, and what is worth something beside them.

    Utility is the sum of weight times score, plus ``constant``, plus the amounts of the ``boxes``
    a package lies in, cut off at ``cap``. ``reservation`` is None where none is stated, and
    ``assumed`` where the format fills it in; ``fallback`` is the package it is worth, where the
    file states one. ``discount`` is kept and not applied.
    """

    weights: dict[str, Fraction] = field(default_factory=dict)
    scores: dict[str, Scores] = field(default_factory=dict)
    constant: Fraction | None = None
    boxes: tuple[tuple[Condition, Fraction], ...] = ()
    cap: Fraction | None = None
    reservation: Fraction | None = None
    assumed: bool = False
    fallback: Package | None = None
    discount: Fraction | None = None

"""On what a statement, red line or linkage rests, and how sure its holder is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from detente.case.text import Text


class Grade(StrEnum):
    """What an element rests on, best first: ``Grade.SAID.rank == 0``."""

    SAID = "said"
    REPORTED = "reported"
    UNSOURCED = "unsourced"
    ASSUMED = "assumed"

    @property
    def rank(self) -> int:
        """0 for the best grade, 3 for the worst."""
        return list(Grade).index(self)

    @property
    def only_possible(self) -> bool:
        """Below *reported*: a red line of this grade is a *possible* red line."""
        return self.rank > Grade.REPORTED.rank


class Confidence(StrEnum):
    """How sure the holder is of what it said."""

    SURE = "sure"
    THINK_SO = "think_so"
    GUESS = "guess"


PRINCIPAL = "principal"


@dataclass(frozen=True, slots=True)
class Basis:
    """Where an element comes from. What nobody stated is None or empty.

    ``grade`` is the stated one; the one that counts is `Case.grade`, which is never better than
    the claims behind it. ``author`` tells a negotiator's own statement from a principal's
    instruction (``principal``, or ``principal:ministry`` where there are several).
    """

    grade: Grade | None = None
    confidence: Confidence | None = None
    claims: tuple[str, ...] = ()
    author: str | None = None
    date: date | None = None
    text: Text | None = None

    @property
    def principal(self) -> str | None:
        """Whose instruction it is: the principal's name, "" for the only one; None for none."""
        word, _, name = (self.author or "").partition(":")
        return name.strip() if word.strip() == PRINCIPAL else None


NOTHING_STATED = Basis()

"""What somebody expects to come of it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.case.basis import NOTHING_STATED, Basis
from detente.case.text import Text


@dataclass(frozen=True, slots=True)
class Expectation:
    """What somebody expects to come of it; no preference of anyone."""

    id: str
    text: Text
    holder: str | None = None
    basis: Basis = NOTHING_STATED

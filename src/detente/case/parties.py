"""Who has a stake, and who speaks for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from detente.case.text import Text


class Kind(StrEnum):
    """Principals sit at the table; affected parties do not; a mediator has no stake."""

    PRINCIPAL = "principal"
    AFFECTED = "affected"
    MEDIATOR = "mediator"


@dataclass(frozen=True, slots=True)
class Delegate:
    """A person who speaks for a party; the mandate names the tracks they may settle."""

    name: str
    role: Text | None = None
    mandate: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """One who has a stake. ``power`` is the weight in weighted Nash (1 where not stated)."""

    id: str
    name: Text
    kind: Kind = Kind.PRINCIPAL
    power: Fraction | None = None
    delegation: tuple[Delegate, ...] = ()
    note: Text | None = None

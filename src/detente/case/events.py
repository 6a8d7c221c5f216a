"""What may or may not happen, and what each side believes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from detente.case.basis import NOTHING_STATED, Basis
from detente.case.statements import Interval
from detente.case.text import Text


@dataclass(frozen=True, slots=True)
class Belief:
    """How likely a party takes an event to be, in per cent: a value, an interval, or both.

    With both, ``value`` is the central one; an interval alone has none.
    """

    party: str
    value: Fraction | None = None
    interval: Interval | None = None
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Event:
    """Something that an option may depend on: it has happened by a day, or it has not.

    ``verified_by`` are those who establish it (parties, or others by name) and ``proof`` is what
    they go by; ``influenced_by`` the parties that could bring it about or prevent it. A party
    without a belief of its own may hold any. Different events are taken as independent.
    """

    id: str
    name: Text | None = None
    by: date | None = None
    verified_by: tuple[str, ...] = ()
    proof: Text | None = None
    influenced_by: tuple[str, ...] = ()
    beliefs: tuple[Belief, ...] = ()
    basis: Basis = NOTHING_STATED

    def belief(self, party: str) -> Belief:
        """What the party believes; neither value nor interval where it has not said."""
        return next((b for b in self.beliefs if b.party == party), Belief(party))


@dataclass(frozen=True, slots=True)
class Contingency:
    """If the event happens one option of the issue holds, otherwise another."""

    event: str
    then: str
    otherwise: str

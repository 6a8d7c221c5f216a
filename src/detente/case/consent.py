"""Who must consent to a package, beside those at the table, and who could undo it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from detente.case.basis import NOTHING_STATED, Basis
from detente.case.packages import Condition, Package
from detente.case.statements import Interval
from detente.case.text import Text


class Rule(StrEnum):
    """How a body decides: by seats, by the people, by nobody's objection, or all together.

    A *veto* and a *consensus* both need every bloc; they differ in the word a reader sees: in a
    veto a bloc may object, in a consensus it has to agree.
    """

    VOTE = "vote"
    REFERENDUM = "referendum"
    VETO = "veto"
    CONSENSUS = "consensus"


@dataclass(frozen=True, slots=True)
class Bloc:
    """Members of a body who vote alike.

    It votes against every package that meets one of ``refuses``, else for every one that meets one
    of ``supports``, else as the party ``votes_like`` accepts; where none tells, its vote is open.
    ``seats`` is None where nobody stated how many it has.
    """

    id: str
    seats: Fraction | None = None
    name: Text | None = None
    votes_like: str | None = None
    refuses: tuple[Condition, ...] = ()
    supports: tuple[Condition, ...] = ()
    reason: Text | None = None
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Support:
    """What share of the votes, in per cent, a referendum is expected to give a kind of package.

    ``when`` None: any package. A ``value`` and an ``interval`` as in `Value`.
    """

    when: Condition | None = None
    value: Fraction | None = None
    interval: Interval | None = None
    basis: Basis = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Body:
    """A body whose consent a party needs: a parliament, a ballot, a council, a court.

    ``quota`` is the number of seats that must vote for a package (None: more than half of them);
    ``threshold`` the per cent of the votes a referendum needs, and the first of ``support`` that
    fits a package is what it is expected to get. ``not_without`` names blocs that must be among
    those in favour. ``decides`` names the issues it is asked about: a package that moves none of
    them needs no consent of it (empty: it is asked about every package).
    """

    id: str
    party: str
    name: Text | None = None
    rule: Rule = Rule.VOTE
    blocs: tuple[Bloc, ...] = ()
    quota: Fraction | None = None
    threshold: Fraction | None = None
    support: tuple[Support, ...] = ()
    not_without: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()
    basis: Basis = NOTHING_STATED

    @property
    def seats(self) -> Fraction:
        """All seats that are stated."""
        return sum((bloc.seats or Fraction(0) for bloc in self.blocs), Fraction(0))


@dataclass(frozen=True, slots=True)
class Undo:
    """What a party could do to take back a package once it is agreed, and what that costs it.

    It can act against a package that meets one of ``undoes``, alone or only together with other
    parties (``together_with``). Then ``leaves`` holds, with every other issue as in the package;
    None: the issues named in the condition return to the status quo. The ``cost`` is to ``party``
    itself, in points of 100 of its own utility (as given: in its units); None where not stated.
    """

    id: str
    party: str
    undoes: tuple[Condition, ...]
    act: Text | None = None
    together_with: tuple[str, ...] = ()
    leaves: Package | None = None
    cost: Fraction | None = None
    cost_interval: Interval | None = None
    days: Fraction | None = None
    basis: Basis = NOTHING_STATED

    @property
    def coalition(self) -> tuple[str, ...]:
        """Everybody it takes, the party itself first."""
        return (self.party, *self.together_with)

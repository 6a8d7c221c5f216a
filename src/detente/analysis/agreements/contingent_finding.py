"""What is found out about a clause that hangs on an event: values and ids, never sentences."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from detente.analysis.preferences import Span
from detente.analysis.problem import Chance
from detente.case import Grade

Degree = Literal["certain", "possible", "no", "unknown"]
"""Whether it is better off: never worse and better by some of what is compatible; by some; by none.

*Unknown*: nothing is known of it on the issue.
"""

Verifier = Literal["neutral", "unknown", "interested", "influencing", "none"]
"""Who establishes an event, the most useful first.

*Neutral*: no stake, no influence. *Unknown*: of its stake nothing is known. *Interested*: a party
that may be better off with one of the two outcomes. *Influencing*: a party that can bring the event
about or prevent it. *None*: nobody is named.
"""


@dataclass(frozen=True, slots=True)
class ClauseEffect:
    """What a clause is to one party, all other issues as in the package it is put into.

    ``belief`` is how likely it takes the event to be, and ``grade`` what that rests on (None: it
    has said nothing). ``against`` are, per plain option of the issue, the bounds of what the clause
    is worth more than it; ``against_today`` those against that package as it stands (the status quo
    unless another was given), None where it leaves the issue open. ``between`` is what it is worth
    that the event happens: *then* less *otherwise*. The further end of that is the most that hangs
    on the event for it, its exposure.

    ``if_happens`` and ``if_not`` say whether it is better off with the one outcome or the other.
    ``gains``: whether it gains against the best option without a condition, among those that
    nobody refuses and by which no other party certainly loses against the clause. ``crossed`` are
    its red lines and linkages that some outcome crosses.
    """

    party: str
    belief: Chance
    grade: Grade | None
    against: tuple[tuple[str, Span], ...]
    against_today: Span | None
    between: Span
    if_happens: Degree
    if_not: Degree
    gains: Degree
    crossed: tuple[str, ...] = ()

    @property
    def prefers(self) -> Literal["then", "otherwise"] | None:
        """The outcome the party is certainly better off with; None where there is none."""
        if self.if_happens == "certain":
            return "then"
        return "otherwise" if self.if_not == "certain" else None

    @property
    def exposure(self) -> Fraction | None:
        """The most that hangs on the event for it, in its own utility; None where unbounded."""
        low, high = self.between.low, self.between.high
        return None if low is None or high is None else max(-low, high, Fraction(0))


@dataclass(frozen=True, slots=True)
class Influence:
    """A party that can bring an event about or prevent it, and whether it gains by either."""

    party: str
    by_happening: Degree
    by_not_happening: Degree


@dataclass(frozen=True, slots=True)
class Clause:
    """An option that hangs on an event: worth, gaming, verification.

    ``gameable``: whether somebody who can influence the event gains by doing so; *unknown* where
    nothing is known of some who can, and nobody known gains. ``verifiers`` are those named, with
    what each is; ``verified`` the best of them. ``allowed``: facts and caps hold in every outcome.
    ``not_offered`` are the parties that certainly do not gain against the best option without a
    condition and to whom the issue is not all the same: such a clause is marked, not hidden.
    """

    issue: str
    option: str
    event: str
    then: str
    otherwise: str
    effects: tuple[ClauseEffect, ...]
    gameable: Degree
    influences: tuple[Influence, ...]
    verified: Verifier
    verifiers: tuple[tuple[str, Verifier], ...]
    no_deadline: bool
    no_proof: bool
    allowed: bool
    not_offered: tuple[str, ...]

    def effect(self, party: str) -> ClauseEffect:
        """What the clause is to a party; raises ``KeyError``."""
        return {effect.party: effect for effect in self.effects}[party]

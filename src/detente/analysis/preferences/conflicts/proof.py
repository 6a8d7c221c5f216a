"""The proof of a conflict: multipliers that add its statements up to "0 > 0"."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.preferences.minimal import Voice
from detente.analysis.preferences.outlook import Outlook
from detente.analysis.preferences.product import Product


@dataclass(frozen=True, slots=True)
class Proof:
    """Multipliers by element; ``exact`` where the contradiction is shown in fractions."""

    prices: dict[str, Fraction]
    exact: bool


def proof_of(voice: Voice, disputed: frozenset[str], scale: frozenset[str]) -> Proof:
    """Why some elements of a voice clash, measured on what others say of best and worst.

    No multipliers where no sum of rows shows it: cases had to be told apart, the options of one
    issue leave no room, or numbers are as given. The last two are worked out in fractions alone.
    """
    # Of what only names best and worst the ranks would come into the sum as well.
    outlook = Outlook(voice.measured(disputed, scale), voice.party)
    found = outlook.refutation()
    if found is not None and found.proved:
        return Proof({name: p for name, p in found.prices if name in disputed}, exact=True)
    alone = Product(outlook.case, outlook.said).contradictory
    return Proof({}, exact=alone or outlook.said.scale.as_given)

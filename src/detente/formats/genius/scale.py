"""Utilities on the scale of GENIUS: amounts from 0, together at most 1.

What starts below 0, or from a constant, is moved and stretched to run from 0 to 1, with the worth
of no deal; no order of packages changes by that. Utilities above 1 are refused rather than
stretched, as GENIUS cuts them off and a reader would not see the difference; what is above by a
rounding of floats is cut off and counts as a rounding.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from detente.case import write_number
from detente.formats.exports.export import Remark, remark
from detente.formats.exports.utilities import Additive

_ZERO, _ONE = Fraction(0), Fraction(1)
_NOISE = Fraction(1, 10**15)
"""Weights that were binary floats once may add up to this much more than 1."""


def shifted(utility: Additive) -> bool:
    """Whether a utility has to be moved: it has a constant or an option worth less than 0."""
    below = any(min(row.values()) < 0 for row in utility.rows.values())
    return below or utility.constant != 0


def cut(utility: Additive) -> Fraction:
    """How much GENIUS takes off the best package of a utility that has no cap of its own."""
    return _ZERO if utility.cap == 1 else max(_ZERO, utility.most - 1)


def on_scale(utility: Additive) -> Additive | Remark:
    """The utility as GENIUS can hold it, or why it cannot."""
    most = write_number(utility.most)
    if utility.cut_off and (shifted(utility) or utility.cap != 1):
        cap = write_number(utility.cap or _ZERO)
        return remark("cap_cannot_move", (utility.party,), cap=cap, most=most)
    if shifted(utility):
        return _stretched(utility)
    if utility.most > 1 + _NOISE and utility.cap != 1:
        return remark("above_one", (utility.party,), most=most)
    return utility


def _stretched(utility: Additive) -> Additive:
    least = utility.least
    span = utility.most - least or _ONE
    rows = {
        issue: {option: (amount - min(row.values())) / span for option, amount in row.items()}
        for issue, row in utility.rows.items()
    }
    worth = utility.reservation
    moved = None if worth is None else (worth - least) / span
    return replace(utility, rows=rows, weights={}, constant=_ZERO, cap=None, reservation=moved)

"""What is said of differences between options, as rows: steps, and strengths in words."""

from __future__ import annotations

from fractions import Fraction

from detente.analysis.preferences.programmes.polytope import Polytope
from detente.analysis.preferences.programmes.sums import Sum, plus
from detente.analysis.preferences.weighing import weighs_nothing
from detente.case import Differs, Word

ZERO, ONE = Fraction(0), Fraction(1)
WORDS = len(Word) - 1
"""Words that name a difference; *none* names that there is none."""


def add_steps(polytope: Polytope) -> None:
    """Add which move is worth more than which, and how strong differences are in words.

    Where a word begins is a variable: ``0 < s[1] < ... < s[6]``, on the scale of part-worths, per
    issue or the same for all (preferences, section 3; MACBETH: Bana e Costa et al. 2012).
    """
    for over in polytope.said.steps:
        more = polytope.step(over.more.issue, over.more.start, over.more.end)
        less = polytope.step(over.less.issue, over.less.start, over.less.end)
        polytope.require(polytope.clearly(plus(more, less, -1)), ZERO, by=(over.id,))
    thresholds: dict[str, list[int]] = {}
    for differs in polytope.said.differs:
        # Where nothing is at stake no word has a size: only *none* could ever hold.
        if not weighs_nothing(polytope.said, differs.issue):
            scale = "" if polytope.said.scale.same_words else differs.issue
            if scale not in thresholds:
                thresholds[scale] = _thresholds(polytope)
            _word(polytope, differs, thresholds[scale])


def _thresholds(polytope: Polytope) -> list[int]:
    """A variable for where each word begins; the first is *very weak*."""
    found: list[int] = []
    before: Sum = {}
    for _ in range(WORDS):
        variable = polytope.programme.variable()
        polytope.programme.require(polytope.clearly(plus({variable: ONE}, before, -1)), ZERO)
        before = {variable: ONE}
        found.append(variable)
    return found


def _word(polytope: Polytope, differs: Differs, begins: list[int]) -> None:
    change = polytope.step(differs.issue, differs.worse, differs.better)
    by = (differs.id,)
    least, most = differs.least.rank, differs.most.rank
    if most == 0:
        polytope.require(change, ZERO, ZERO, by=by)
        return
    from_here = {begins[least - 1]: ONE} if least else {}
    polytope.require(plus(change, from_here, -1), ZERO, by=by)
    if most < WORDS:
        ahead = polytope.clearly(plus({begins[most]: ONE}, change, -1))
        polytope.require(ahead, ZERO, by=by)

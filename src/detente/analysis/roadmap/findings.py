"""What a roadmap answers with: values and ids, never sentences."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from detente.case import Grade, Package, Text

Label = Literal["certain", "possible", "none", "unknown"]
"""Whether there is exposure (or temptation), over every utility compatible with the statements.

*Certain*: under each. *None*: under no one. *Unknown*: nothing is known of the party on anything
moved so far (for temptation: on anything still to move). *Possible*: everything else.
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way to the package.

    ``id`` is that of the case's roadmap, or ``issue=option`` for one that nobody has named
    (``named`` False). ``by`` are those who carry it out (as the step says, else as the issue
    says); ``needs`` are steps, in ids, that may not come later. Times are in days.
    """

    id: str
    named: bool
    issue: str
    start: str
    end: str
    by: tuple[str, ...]
    verified_by: tuple[str, ...] = ()
    proof: Text | None = None
    days: Fraction | None = None
    grace: Fraction | None = None
    fallback: Text | None = None
    clause: Text | None = None
    reversible: bool | None = None
    needs: tuple[str, ...] = ()
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Degree:
    """How exposed, or how tempted, a party is at a stage.

    ``amount`` is on the party's central utility, ``share`` the same over its gain from the whole
    package (over its span on the way where it gains nothing); both None where its
    statements fix no utility. ``low`` and ``high`` bound the amount over every compatible utility
    (None: not bounded); ``loose`` as in a span: the true bounds may be narrower.
    """

    label: Label
    amount: Fraction | None = None
    share: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    loose: bool = False


Change = Literal["better", "no_worse", "same", "no_better", "worse", "open", "unknown"]
"""Where a party stands against another state, certainly; *open* where both may be."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a party stands if everything stops after a stage: against today, against no deal."""

    party: str
    against_today: Change
    against_no_deal: Change


@dataclass(frozen=True, slots=True)
class Stage:
    """Steps taken together, and the state after them.

    ``exposure`` and ``temptation`` hold every party of the analysis, in its order; ``standing``
    every party of the case but mediators. ``days`` is the longest clock among the steps (None
    where one of them has none).
    """

    steps: tuple[str, ...]
    package: Package
    exposure: tuple[tuple[str, Degree], ...]
    temptation: tuple[tuple[str, Degree], ...]
    standing: tuple[Standing, ...]
    days: Fraction | None


@dataclass(frozen=True, slots=True)
class Corridor:
    """The largest exposure and the largest temptation of a party at any stage.

    ``measure`` is by what its shares are divided: its *gain* from the package, or, where it gains
    nothing, its *span*, the most that the issues moved can make of its utility on the way; None
    where it has no fixed utility.
    """

    party: str
    exposure: Degree
    temptation: Degree
    measure: Literal["gain", "span"] | None


@dataclass(frozen=True, slots=True)
class Weakest:
    """Where the corridor is widest: the stage (from 1), the party, of which kind, how much.

    ``steps`` are those of the stage. Of what cannot be covered: the step that costs the party most
    (where only labels are known all that are alike), its stage, and the exposure at the end.
    ``others`` are the parties of whom the same holds there: the first of a file is no worse off.
    """

    stage: int
    party: str
    kind: Literal["exposure", "temptation"]
    degree: Degree
    steps: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps in an order, with what it costs.

    ``closed``: no exposure and no temptation above the tolerance at any stage. ``exact``: nothing
    better exists; else ``bound`` is a share below which no order can come (None: no bound known).
    ``days`` adds up the stages (None where a step has no clock).
    """

    stages: tuple[Stage, ...]
    corridor: tuple[Corridor, ...]
    weakest: Weakest | None
    closed: bool
    exact: bool
    bound: Fraction | None
    days: Fraction | None


@dataclass(frozen=True, slots=True)
class Split:
    """What cutting a step in half would do: the widest share of the corridor before and after."""

    step: str
    before: Fraction
    after: Fraction


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to mend: a key of the ``roadmap`` catalogue, and what fills its words.

    About one step (``step``): *vague* (``field`` is where the expression ``words`` stands: *name*
    of the option, *text*, *proof*, *fallback* or *clause*), *verifier_carries_out* (``parties``
    do both), *owner_does_not_decide* (``parties`` carry out what they have no say in),
    *irreversible_first* (``steps`` of ``parties`` that could be taken back come only later),
    *needs_dropped* (``steps`` it was to wait for are not on the way).
    About several (``steps``, one remark per key): *no_verifier* (first those at whose stage the
    corridor is widest: made verifiable they would narrow it most), *no_proof*, *no_owner*,
    *no_clock*, *reversible_not_stated*, *start_open* (nobody stated today's option),
    *wait_for_each_other* (a circle of needs), *only_together* (one at a time a rule of the case
    would be broken on the way).
    About the whole: *single_verifier* (``parties``: one id or name that verifies every verified
    step), *single_owner* (``parties``: one without whom there is no step at all), *unasked*
    (``parties``), *not_a_condition* (``words``: the id of a linkage, red line or cap that today or
    the package itself does not keep, so that it does not bind the way).
    """

    key: str
    step: str | None = None
    field: str | None = None
    words: str | None = None
    parties: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roadmap:
    """In which order an agreed package can be carried out.

    ``one_by_one`` takes one step at a time, with the narrowest corridor. ``together`` is the plan
    that closes the corridor with the smallest stages, or where nothing does, since a party loses by
    the whole, leaves nothing wider than that; None where ``one_by_one`` does as much. ``plan`` is
    ``together`` where there is one. ``not_closed`` says which party at which step cannot be
    covered, None where a plan closes it. ``ordinal`` says that some party of the analysis has no
    fixed utility, so that the order was chosen by labels first; ``central`` that amounts are on a
    central value inside what somebody stated as an interval.
    ``left_out`` are steps of the case that do not lie on the way to this package; ``unasked`` the
    parties that decide a moved issue or carry it out and do not negotiate.
    """

    package: Package
    parties: tuple[str, ...]
    steps: tuple[Step, ...]
    left_out: tuple[str, ...]
    unasked: tuple[str, ...]
    plan: Plan
    one_by_one: Plan
    together: Plan | None
    not_closed: Weakest | None
    splits: tuple[Split, ...]
    remarks: tuple[Remark, ...]
    ordinal: bool
    central: bool
    tolerance: Fraction
    partial: str | None = None

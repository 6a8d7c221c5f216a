"""Everything above in one finding: what ``analyze`` returns, and the brief drawn from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from detente.analysis.agreements import (
    Acceptance,
    Authority,
    CertainOrder,
    Clause,
    Contest,
    FirstStep,
    FrontierFinding,
    Solution,
    Zone,
)
from detente.analysis.overview.certainty import NO_RANGES, Certainty
from detente.analysis.ratification import Ratification
from detente.analysis.red_lines import RedLinesFinding, WayOut
from detente.analysis.roadmap import Roadmap
from detente.analysis.robustness import Assumption, Question
from detente.case import Case, Grade, Package

RowKind = Literal["today", "no_deal", "first_step", "broad"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One party on one row of the brief's matrix; fields as in `Verdict`.

    ``falls_if`` are the ids of the elements without which the acceptance would be another: each
    was taken out alone and the cell computed again. ``grade`` is the weakest grade among the
    deciding element and these.
    """

    party: str
    acceptance: Acceptance
    reason: str
    because: str | None
    grade: Grade | None
    falls_if: tuple[str, ...]
    without_possible: Acceptance
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A package of the brief: ``ref`` as on the command line, the package, a cell per column.

    ``package`` is complete where every status quo is stated; None for no deal. ``moves`` are the
    issue ids that differ from the status quo.
    """

    ref: str
    kind: RowKind
    package: Package | None
    moves: tuple[str, ...]
    cells: tuple[Cell, ...]
    solution: str | None = None
    """The solution concept the broad package is taken from, where there is one."""


@dataclass(frozen=True, slots=True)
class WithinReach:
    """The first sentence: what can be had.

    ``steps`` is how many first steps there are, ``wanted`` how many of them somebody is known to
    gain by, ``best`` the first of them, ``agreed_by`` the
    parties in the analysis for whom it is certainly no loss, ``unasked`` those of whom nothing is
    known on it; ``zone_empty`` as in the zone.
    """

    steps: int
    wanted: int
    best: FirstStep | None
    agreed_by: tuple[str, ...]
    unasked: tuple[str, ...]
    zone_empty: bool | None
    settle: tuple[str, ...]
    recommend: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blocks:
    """The second sentence: what stands in the way.

    ``kind`` ``conflict``: the smallest set of demands that cannot all be met; ``red_lines``: the
    demands that refuse what the brief shows, most rows first; ``others_decide``: issues (ids) that
    are not theirs, with the red lines drawn across them; ``unknown``: ``parties`` of whom too
    little is known; ``nothing``. ``not_theirs`` (issues that are not theirs alone) and
    ``contested`` (issues with opposed positions, of any party) are filled beside any kind;
    ``possible`` says that the demands named rest on less than a report.
    """

    kind: Literal["conflict", "red_lines", "others_decide", "unknown", "nothing"]
    demands: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    not_theirs: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    possible: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """One page: three sentences, a matrix, and the assumptions that would flip it."""

    within_reach: WithinReach
    blocks: Blocks
    find_out: tuple[Question, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    assumptions: tuple[Assumption, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds with all red lines, or without the possible ones: zone, solutions, ways out.

    ``ideal`` is the most each party can have in the zone, as far as is known.
    """

    zone: Zone
    frontier: FrontierFinding | None
    solutions: tuple[Solution, ...]
    red_lines: RedLinesFinding
    ideal: tuple[tuple[str, Fraction], ...] = ()


Status = Literal["ok", "no_common_gain", "all_at_reservation", "empty", "unknown", "needs_values"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What ``detente.analyze`` returns: one case, the parties that negotiate, and every finding.

    ``held`` keeps all red lines; ``without_possible`` repeats it without those below *reported*
    (None where there is none). ``central`` says that utilities rest on central values,
    ``unvalued`` names the parties whose statements fix none. ``grids`` are the numeric issues
    without a step of their own, ``assumed_disagreement`` the parties whose disagreement point is
    their worst package because nobody stated their no deal, ``cannot_gain`` those with the same
    utility everywhere in the zone. ``partial`` names what stopped early (``time``, ``cancel``) or
    is None. ``warnings`` are (key, values) of the ``warnings`` catalogue. ``ratification`` says of
    each package the brief shows who must agree, by the row's reference; ``roadmap`` in which order
    the package of the row ``roadmap_ref`` can be carried out (None where the brief shows none).
    ``clauses`` are the options that hang on an event, judged for the parties of the analysis;
    ``certainty`` is how far what is shown holds over every compatible utility.
    ``case`` is the case in force; ``written`` is it with what was withdrawn (None: the same).
    """

    case: Case
    case_hash: str
    version: str
    made_on: date
    parties: tuple[str, ...]
    packages: int
    packages_in_play: int
    authority: Authority
    brief: Brief
    first_steps: tuple[FirstStep, ...]
    first_steps_count: int
    status: Status
    held: Holding
    without_possible: Holding | None
    disagreement: tuple[tuple[str, Fraction], ...]
    central: bool
    unvalued: tuple[str, ...]
    grids: tuple[str, ...]
    assumed_disagreement: tuple[str, ...]
    cannot_gain: tuple[str, ...]
    opposition: float | None
    orders: tuple[CertainOrder, ...]
    contested: tuple[Contest, ...]
    assumptions: tuple[Assumption, ...]
    questions: tuple[Question, ...]
    methods: tuple[str, ...]
    partial: str | None
    warnings: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    ratification: tuple[tuple[str, Ratification], ...] = ()
    roadmap: Roadmap | None = None
    roadmap_ref: str | None = None
    written: Case | None = None
    clauses: tuple[Clause, ...] = ()
    certainty: Certainty = NO_RANGES

    @property
    def whole(self) -> Case:
        """The case as it is written, with what was withdrawn; ``case`` is the one in force."""
        return self.case if self.written is None else self.written

    @property
    def zone(self) -> Zone:
        """The zone with all red lines held."""
        return self.held.zone

    @property
    def ways_out(self) -> tuple[WayOut, ...]:
        """The ways out of an empty zone, the least demanding first."""
        return self.held.red_lines.ways_out

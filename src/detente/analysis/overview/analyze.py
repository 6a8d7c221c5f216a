"""Everything about one case in one finding."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from math import prod

from detente.analysis.agreements import (
    Efficient,
    FrontierFinding,
    Limits,
    authority,
    certain_orders,
    clauses,
    contested,
    efficient,
    first_steps,
)
from detente.analysis.overview.beside import found_beside
from detente.analysis.overview.brief import brief
from detente.analysis.overview.certainty import certainty
from detente.analysis.overview.consent import carried_out, ratified
from detente.analysis.overview.findings import Analysis, Holding, Status
from detente.analysis.overview.rows import Shown, rows_shown
from detente.analysis.overview.warnings import warnings_of
from detente.analysis.preferences import Outlook
from detente.analysis.problem import Compiled, compile_case
from detente.analysis.red_lines import RedLinesFinding, explain_red_lines
from detente.analysis.robustness import Column, assumptions, column, questions
from detente.case import Case, Kind, case_hash, in_force

LONGEST_EXPLANATION = 60.0
"""Seconds after which conflicts and ways out found so far are listed as incomplete."""

LONGEST_CONSENT = 5.0
"""Seconds for who must agree; as many for the roadmap. Beyond them that finding is partial."""

CONSENT_SHARE = 0.5
"""The part of the time left that each of the two may take."""

STEPS_SHARE = 0.25
"""The part of the time left that first steps, and the broad package, may take."""

FRONTIER_SHARE = 0.6
"""The part of the time left that a frontier may take."""

CERTAINTY_SHARE = 0.2
"""The part of the time left that the ranges of what is shown may take."""

LISTED_STEPS = 1_000
"""First steps kept in the finding; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: who negotiates, with which power each, within which limits.

    ``beside`` is the analysis of a nearly equal case that the answer is to be laid beside: what it
    found of parties that see no change is taken over, and nobody looks for what would bring in
    those who refuse.
    """

    parties: tuple[str, ...]
    powers: tuple[tuple[str, Fraction], ...] = ()
    limits: Limits = field(default_factory=Limits)
    beside: Analysis | None = None

    def power(self, case: Case, party: str) -> Fraction:
        """The party's weight in weighted Nash: as asked, else as in the case, else 1."""
        asked = dict(self.powers).get(party)
        return asked or case.party(party).power or Fraction(1)

    def late(self) -> bool:
        """Whether the deadline has passed."""
        return self.limits.deadline is not None and time.monotonic() >= self.limits.deadline

    def after(self, part: float) -> Callable[[], bool]:
        """A question to ask in a loop: is this part of the time left now used up?"""
        if self.limits.deadline is None:
            return lambda: False
        now = time.monotonic()
        end = now + part * (self.limits.deadline - now)
        return lambda: time.monotonic() >= end

    def brief_part(self) -> float:
        """When a question that should take moments has to answer (``time.monotonic``)."""
        now = time.monotonic()
        if self.limits.deadline is None:
            return now + LONGEST_CONSENT
        return now + min(LONGEST_CONSENT, CONSENT_SHARE * (self.limits.deadline - now))

    def share(self) -> Limits:
        """Limits for a frontier: part of what is left, so that the other findings get theirs."""
        if self.limits.deadline is None:
            return self.limits
        now = time.monotonic()
        return replace(self.limits, deadline=now + FRONTIER_SHARE * (self.limits.deadline - now))


def analyze_case(case: Case, request: Request, *, version: str, made_on: date) -> Analysis:
    """Analyse a case for the parties of a request, every one of them a party of the case.

    ``version`` and ``made_on`` are printed on what is made from the finding. What was withdrawn
    takes no part.
    """
    written, case = case, in_force(case)
    outlooks = {p.id: Outlook(case, p.id) for p in case.parties if p.kind is not Kind.MEDIATOR}
    at_table = [outlooks[party] for party in request.parties]
    agenda = authority(case, request.parties)
    steps = first_steps(case, at_table, stop=request.after(STEPS_SHARE))
    compiled = compile_case(case, request.parties)
    found = _efficient(case, compiled, at_table, request)
    lines = _lines(case, compiled, request)
    spared = _without_possible(case, at_table, request)
    shown = rows_shown(case, at_table, steps.steps, found, lines, request.after(STEPS_SHARE))
    columns, asked = _columns(case, outlooks, shown, request)
    rows = {row.ref: row.package for row in shown}
    resting = assumptions(case, columns)
    ask = questions(case, asked, columns, rows, resting, request.parties, request.late)
    alone = request.beside is None
    consents = ratified(
        case, request.parties, outlooks, shown, request.brief_part(), bring_in=alone
    )
    taken, road = carried_out(case, request.parties, outlooks, shown, request.brief_part())
    unfinished = (
        request.late() or not lines.complete or not all(entry.complete for entry in columns)
    )
    contests = contested(case, asked)
    packages = {ref: package for ref, package in rows.items() if package is not None}
    listed = found.zone.frontier if _any(found.zone.frontier) else found.frontier
    late = request.after(CERTAINTY_SHARE)
    sure = certainty(at_table, asked, packages, found.solutions, listed, late)
    return Analysis(
        case=case,
        case_hash=case_hash(written),
        written=None if written is case else written,
        version=version,
        made_on=made_on,
        parties=request.parties,
        packages=prod(len(issue.option_ids()) for issue in case.issues),
        packages_in_play=compiled.problem.packages,
        authority=agenda,
        brief=brief(
            case,
            request.parties,
            shown,
            columns,
            steps,
            found,
            lines,
            agenda,
            resting,
            ask,
            contests,
        ),
        first_steps=steps.steps[:LISTED_STEPS],
        first_steps_count=len(steps.steps),
        status=_status(found),
        held=_holding(found, lines),
        without_possible=spared,
        disagreement=found.disagreement,
        central=compiled.central,
        unvalued=compiled.unvalued,
        grids=compiled.grids,
        assumed_disagreement=found.assumed,
        cannot_gain=found.cannot_gain,
        opposition=found.opposition,
        orders=tuple(o for outlook in asked for o in certain_orders(outlook, packages)),
        contested=contests,
        assumptions=resting,
        questions=ask,
        methods=found.methods,
        partial=found.stopped or ("time" if unfinished else None),
        warnings=warnings_of(case, request.parties, compiled, found, steps, outlooks),
        ratification=consents,
        roadmap=road,
        roadmap_ref=taken,
        clauses=clauses(case, at_table),
        certainty=sure,
    )


def _any(finding: FrontierFinding | None) -> bool:
    return finding is not None and finding.vectors > 0


def _columns(
    case: Case, outlooks: dict[str, Outlook], shown: Sequence[Shown], request: Request
) -> tuple[tuple[Column, ...], list[Outlook]]:
    """Every principal, then every affected party, in the order of the case."""
    ordered = sorted(outlooks.values(), key=lambda o: case.party(o.said.party).kind != "principal")
    rows = {row.ref: row.package for row in shown}
    found = (
        column(o, rows, request.late, found_beside(request.beside, case, o.said.party))
        for o in ordered
    )
    return tuple(found), ordered


def _efficient(
    case: Case, compiled: Compiled, outlooks: Sequence[Outlook], request: Request
) -> Efficient:
    powers = [request.power(case, party) for party in request.parties]
    return efficient(compiled, outlooks, powers, request.share())


def _lines(case: Case, compiled: Compiled, request: Request) -> RedLinesFinding:
    deadline = request.limits.deadline
    if deadline is None:
        deadline = time.monotonic() + LONGEST_EXPLANATION
    return explain_red_lines(case, compiled, deadline=deadline)


def _holding(found: Efficient, lines: RedLinesFinding) -> Holding:
    return Holding(found.zone, found.frontier, found.solutions, lines, found.ideal)


def _without_possible(case: Case, outlooks: Sequence[Outlook], request: Request) -> Holding | None:
    """The same without the demands below *reported*; None where there is none."""
    kept_lines = tuple(
        line
        for line in case.red_lines
        if line.owner not in request.parties or not case.grade(line.basis, line.owner).only_possible
    )
    kept_links = tuple(
        link
        for link in case.linkages
        if link.kind == "worth"
        or link.owner not in request.parties
        or not case.grade(link.basis, link.owner).only_possible
    )
    if len(kept_lines) == len(case.red_lines) and len(kept_links) == len(case.linkages):
        return None
    spared = replace(case, red_lines=kept_lines, linkages=kept_links)
    compiled = compile_case(spared, request.parties)
    found = _efficient(spared, compiled, outlooks, request)
    return _holding(found, _lines(spared, compiled, request))


def _status(found: Efficient) -> Status:
    for status in ("ok", "no_common_gain", "all_at_reservation", "empty", "needs_values"):
        if found.status == status:
            return status
    return "unknown"

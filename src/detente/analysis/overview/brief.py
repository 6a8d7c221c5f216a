"""The brief as values: the matrix with its cells, and what the three sentences say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from detente.analysis.agreements import (
    Acceptance,
    Authority,
    Contest,
    Efficient,
    FirstStep,
    FirstSteps,
    Verdict,
    grade_of,
)
from detente.analysis.overview.findings import Blocks, Brief, Cell, Row, WithinReach
from detente.analysis.overview.rows import Shown
from detente.analysis.red_lines import RedLinesFinding
from detente.analysis.robustness import Assumption, Column, Question
from detente.case import Case

MOST_QUESTIONS = 3
MOST_ASSUMPTIONS = 3


def brief(
    case: Case,
    parties: Sequence[str],
    shown: Sequence[Shown],
    columns: Sequence[Column],
    steps: FirstSteps,
    found: Efficient,
    lines: RedLinesFinding,
    agenda: Authority,
    assumptions: Sequence[Assumption],
    questions: Sequence[Question],
    contests: Sequence[Contest],
) -> Brief:
    """Draw the brief from the findings of the parties that negotiate."""
    rows = tuple(_row(case, row, columns) for row in shown)
    return Brief(
        within_reach=_within_reach(steps, found, agenda),
        blocks=replace(
            _blocks(case, parties, rows, lines, agenda),
            not_theirs=(*agenda.recommend, *agenda.not_theirs),
            contested=tuple(contest.issue for contest in contests),
        ),
        find_out=_varied(questions, parties),
        columns=tuple(column.party for column in columns),
        rows=rows,
        assumptions=tuple(assumptions[:MOST_ASSUMPTIONS]),
    )


def _row(case: Case, shown: Shown, columns: Sequence[Column]) -> Row:
    cells = tuple(
        cell(case, c.party, c.verdicts[shown.ref], c.falls_if[shown.ref]) for c in columns
    )
    return Row(shown.ref, shown.kind, shown.package, shown.moves, cells, shown.solution)


def cell(case: Case, party: str, verdict: Verdict, falls_if: tuple[str, ...]) -> Cell:
    """A cell: its grade is the weakest among the deciding element and all it falls with."""
    resting = [grade_of(case, element) for element in falls_if]
    if verdict.grade is not None:
        resting.append(verdict.grade)
    return Cell(
        party=party,
        acceptance=verdict.acceptance,
        reason=verdict.reason,
        because=verdict.because,
        grade=max(resting, key=lambda grade: grade.rank) if resting else None,
        falls_if=falls_if,
        without_possible=verdict.without_possible or verdict.acceptance,
        loose=verdict.loose,
    )


def _within_reach(steps: FirstSteps, found: Efficient, agenda: Authority) -> WithinReach:
    best: FirstStep | None = steps.steps[0] if steps.steps else None
    accepted = best.acceptance if best else ()
    return WithinReach(
        steps=len(steps.steps),
        wanted=sum(bool(step.gains) for step in steps.steps),
        best=best,
        agreed_by=tuple(p for p, found in accepted if found is Acceptance.CERTAIN),
        unasked=tuple(p for p, found in accepted if found is Acceptance.UNKNOWN),
        zone_empty=found.zone.empty,
        settle=agenda.settle,
        recommend=agenda.recommend,
    )


def _blocks(
    case: Case,
    parties: Sequence[str],
    rows: Sequence[Row],
    lines: RedLinesFinding,
    agenda: Authority,
) -> Blocks:
    if lines.conflicts:
        first = min(lines.conflicts, key=lambda conflict: len(conflict.demands))
        return Blocks(
            "conflict", first.demands, _owners(case, first.demands), possible=first.possible
        )
    cells = [entry for row in rows for entry in row.cells if entry.party in parties]
    refusing = [e.because for e in cells if e.acceptance is Acceptance.REFUSED and e.because]
    beyond = {*agenda.recommend, *agenda.not_theirs}
    kind: Literal["red_lines", "others_decide"] = "red_lines" if refusing else "others_decide"
    demands = tuple(sorted(dict.fromkeys(refusing), key=lambda d: -refusing.count(d)))
    demands = demands or _drawn_across(case, beyond)
    silent = _unknown(cells, parties)
    if refusing or beyond:
        possible = any(grade_of(case, demand).only_possible for demand in demands)
        return Blocks(kind, demands, _owners(case, demands), silent, possible=possible)
    return Blocks("unknown" if silent else "nothing", parties=silent)


def _drawn_across(case: Case, issues: set[str]) -> tuple[str, ...]:
    """The red lines of any party that speak of some issues, the best supported first."""
    found = [
        f"red_line:{line.id}"
        for line in case.red_lines
        if any(issue in issues for refused in line.refuses for issue, _ in refused.parts)
    ]
    return tuple(sorted(found, key=lambda demand: grade_of(case, demand).rank))


def _unknown(cells: Sequence[Cell], parties: Sequence[str]) -> tuple[str, ...]:
    """The negotiating parties with more unknown cells than others, the most unknown first."""
    count = {
        party: sum(e.acceptance is Acceptance.UNKNOWN for e in cells if e.party == party)
        for party in parties
    }
    return tuple(party for party in sorted(parties, key=lambda p: -count[p]) if count[party])


def _owners(case: Case, demands: Sequence[str]) -> tuple[str, ...]:
    owners = {f"red_line:{line.id}": line.owner for line in case.red_lines}
    owners |= {f"linkage:{link.id}": link.owner or "" for link in case.linkages}
    owners |= {f"no_deal:{no_deal.party}": no_deal.party for no_deal in case.no_deal}
    held = {statement.id: statement.holder for statement in case.statements}
    return tuple(dict.fromkeys({**owners, **held}.get(demand, "") for demand in demands))


def _varied(questions: Sequence[Question], parties: Sequence[str]) -> tuple[Question, ...]:
    """The questions that settle most: another kind, and another party to ask, before a second.

    Those who negotiate are asked before others.
    """
    chosen: list[Question] = []
    left = list(questions)
    while left and len(chosen) < MOST_QUESTIONS:
        kinds = {question.kind for question in chosen}
        asked = {question.party for question in chosen}
        best = min(
            left,
            key=lambda q: (
                q.kind in kinds,
                q.party not in parties,
                q.party in asked,
                left.index(q),
            ),
        )
        chosen.append(best)
        left.remove(best)
    return tuple(chosen)

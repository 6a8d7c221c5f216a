"""Which packages the brief shows: today, no deal, two or three first steps, one broad package."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.analysis.agreements import (
    Acceptance,
    Efficient,
    FirstStep,
    acceptance,
    authority,
    changed_issues,
)
from detente.analysis.overview.findings import RowKind
from detente.analysis.preferences import Outlook
from detente.analysis.red_lines import RedLinesFinding
from detente.case import Case, Package

MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A row before anybody has judged it."""

    ref: str
    kind: RowKind
    package: Package | None
    moves: tuple[str, ...]
    solution: str | None = None


def rows_shown(
    case: Case,
    outlooks: Sequence[Outlook],
    steps: Sequence[FirstStep],
    found: Efficient,
    lines: RedLinesFinding,
    stop: Callable[[], bool],
) -> tuple[Shown, ...]:
    """The rows of the brief, in their order; ``outlooks`` are those of the negotiating parties.

    Once ``stop`` is true, the broad package is what has been put together by then.
    """
    today = case.status_quo()
    rows = [Shown("status-quo", "today", today, ())] if today.choices else []
    rows.append(Shown("no-deal", "no_deal", None, ()))
    rows += [
        Shown(reference(step.package, today), "first_step", step.package, _issues(step))
        for step in pick_steps(steps)
    ]
    broad = _from_solution(found, today) or _from_way_out(lines, today)
    broad = broad or _broad(case, outlooks, stop)
    if broad is not None and all(row.package != broad.package for row in rows):
        rows.append(broad)
    return tuple(rows)


def reference(package: Package, today: Package) -> str:
    """A package as on the command line: what differs from today, ``issue=option,...``."""
    moved = changed_issues(today, package)
    return ",".join(f"{issue}={package.get(issue)}" for issue in moved) or "status-quo"


def pick_steps(steps: Sequence[FirstStep]) -> tuple[FirstStep, ...]:
    """Two or three steps that share no issue, each with another answer to "who gains?" if any.

    Steps are ranked already. Three steps that please the same parties would hide the others: so
    one of each kind first, then the next best.
    """
    chosen: list[FirstStep] = []

    def fits(step: FirstStep) -> bool:
        taken = {issue for other in chosen for issue in _issues(other)}
        return not taken & set(_issues(step))

    for step in steps:
        kinds = {(other.gains, other.acceptance) for other in chosen}
        if fits(step) and (step.gains, step.acceptance) not in kinds:
            chosen.append(step)
    for step in steps:
        if len(chosen) < MOST_STEPS and fits(step):
            chosen.append(step)
    kept = chosen[:MOST_STEPS]
    return tuple(step for step in steps if step in kept)


def _issues(step: FirstStep) -> tuple[str, ...]:
    return tuple(move.issue for move in step.moves)


def _from_solution(found: Efficient, today: Package) -> Shown | None:
    """The Nash package where there is one, else the Kalai-Smorodinsky package."""
    for name in ("nash", "kalai_smorodinsky"):
        for solution in found.solutions:
            if solution.name == name and solution.points and solution.points[0].packages:
                package = solution.points[0].packages[0]
                ref = reference(package, today) if today.choices else name
                return Shown(ref, "broad", package, changed_issues(today, package), name)
    return None


def _from_way_out(lines: RedLinesFinding, today: Package) -> Shown | None:
    """Where no zone is, the package that the least demanding way out would open."""
    for way in lines.ways_out[:1]:
        moves = changed_issues(today, way.witness)
        return Shown(reference(way.witness, today), "broad", way.witness, moves) if moves else None
    return None


def _broad(case: Case, outlooks: Sequence[Outlook], stop: Callable[[], bool]) -> Shown | None:
    """As much of what is theirs to settle as somebody wants or named and nobody known refuses.

    Issue by issue, in the order of the case: the option that the most parties are certainly no
    worse off with and none certainly loses by; where nobody has spoken, one that the roadmap
    names. A move that would cross a red line, a fact or a cap is left out.
    """
    package = today = case.status_quo()
    for issue_id in authority(case, [outlook.said.party for outlook in outlooks]).settle:
        held = package.get(issue_id)
        if held is None:
            continue
        options = [o for o in case.issue(issue_id).plain_ids() if o != held]
        scored = [
            (score, option)
            for option in options
            if not stop() and (score := _score(case, outlooks, package, issue_id, option)) > 0
        ]
        if scored:
            best = max(scored, key=lambda entry: entry[0])
            package = package.changed({issue_id: best[1]})
    moves = changed_issues(today, package)
    return Shown(reference(package, today), "broad", package, moves) if moves else None


def _score(
    case: Case, outlooks: Sequence[Outlook], package: Package, issue: str, option: str
) -> float:
    changed = package.changed({issue: option})
    if not case.allows(changed):
        return 0
    score = 0.0
    for outlook in outlooks:
        if acceptance(outlook, changed).acceptance is Acceptance.REFUSED:
            return 0
        change = outlook.difference(changed, package)
        if change.high is not None and change.high < 0:
            return 0
        if not outlook.knows(issue):
            continue
        if change.low is None or change.low < 0:
            return 0
        score += 1
    named = any(step.issue == issue and step.to == option for step in case.roadmap)
    return score + (0.5 if named else 0)

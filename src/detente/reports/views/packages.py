"""First steps, and the packages of the brief issue by issue."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.agreements import FirstStep
from detente.analysis.overview import Analysis, Row
from detente.case import Package
from detente.reports.words.names import Names
from detente.reports.words.rows import ref_name
from detente.reports.words.within_reach import moves

MOST_STEPS = 20


@dataclass(frozen=True, slots=True)
class StepView:
    """A first step: what moves, and per party (name, acceptance against today, its word)."""

    package: Package
    moves: str
    parties: tuple[tuple[str, str, str], ...]
    gains: str
    named_by: bool


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """What one package says on one issue."""

    words: str
    moved: bool


@dataclass(frozen=True, slots=True)
class PackagesView:
    """Steps, and a table: a row per issue that some package moves, a column per package."""

    steps: tuple[StepView, ...]
    count: str
    any_steps: bool
    shown: int
    more: bool
    columns: tuple[str, ...]
    packages: tuple[Package, ...]
    issues: tuple[tuple[str, tuple[ChoiceView, ...]], ...]
    unmoved: str


def packages_view(names: Names, analysis: Analysis) -> PackagesView:
    """The steps of the analysis, the first of them in full."""
    steps = analysis.first_steps[:MOST_STEPS]
    rows = [row for row in analysis.brief.rows if row.package is not None]
    moved = {issue for row in rows for issue in row.moves}
    total = analysis.first_steps_count
    return PackagesView(
        steps=tuple(_step(names, step) for step in steps),
        count=names.say("report.packages.count", count=total, number=names.number(total)),
        any_steps=total > 0,
        shown=len(steps),
        more=total > len(steps),
        columns=tuple(ref_name(names, analysis, row.ref) for row in rows),
        packages=tuple(row.package for row in rows if row.package is not None),
        issues=tuple(
            (names.issue(issue.id), tuple(_choice(names, row, issue.id) for row in rows))
            for issue in analysis.case.issues
            if issue.id in moved
        ),
        unmoved=names.both(
            names.issue(issue.id) for issue in analysis.case.issues if issue.id not in moved
        ),
    )


def _step(names: Names, step: FirstStep) -> StepView:
    return StepView(
        package=step.package,
        moves=moves(names, step),
        parties=tuple(
            (names.party(party), str(found), names.say(f"acceptance.step.{found}"))
            for party, found in step.acceptance
        ),
        gains=names.say("report.packages.gains", parties=names.parties(step.gains))
        if step.gains
        else "",
        named_by=bool(step.named_by),
    )


def _choice(names: Names, row: Row, issue: str) -> ChoiceView:
    option = row.package.get(issue) if row.package else None
    if row.kind != "today" and issue not in row.moves:
        return ChoiceView(names.say("report.packages.unchanged"), moved=False)
    words = names.option(issue, option) if option is not None else ""
    return ChoiceView(words, moved=issue in row.moves)

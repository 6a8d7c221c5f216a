"""Conflicts and ways out, with all red lines and without the possible ones."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.overview import Analysis, Holding
from detente.analysis.red_lines import Conflict, RedLinesFinding, WayOut
from detente.case import Package
from detente.reports.words import elements
from detente.reports.words.conflicts import cautions
from detente.reports.words.hyphens import breakable
from detente.reports.words.names import Names
from detente.reports.words.ways_out import way_out
from detente.reports.words.worth import Measure, measures

MOST = 20


@dataclass(frozen=True, slots=True)
class DemandView:
    """A demand of a conflict (by id) with what it rests on."""

    demand: str
    words: str
    reason: str
    grade: str
    grade_word: str


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A conflict: its demands, what to know about it, a package for each demand left out."""

    cautions: tuple[str, ...]
    demands: tuple[DemandView, ...]
    witnesses: tuple[str, ...]
    possible: bool


@dataclass(frozen=True, slots=True)
class WayOutView:
    """A way out: its sentences and its price, (solution, points per party), no deal last."""

    words: str
    possible: bool
    parties: tuple[str, ...]
    price: tuple[tuple[str, tuple[str, ...]], ...]
    given: str
    """By which values, where intervals stand behind them."""
    drop: tuple[str, ...]
    witness: Package


@dataclass(frozen=True, slots=True)
class LinesView:
    """What a set of red lines brings about."""

    conflicts: tuple[ConflictView, ...]
    ways_out: tuple[WayOutView, ...]
    impossible: bool
    complete: bool
    idle: str
    closes: str


@dataclass(frozen=True, slots=True)
class ConflictsView:
    """With every red line held, and what changes without the possible ones (a sentence, or "")."""

    held: LinesView
    tested: bool
    without: LinesView | None
    without_words: str


def conflicts_view(names: Names, analysis: Analysis) -> ConflictsView:
    """Both readings of the red lines."""
    spared = analysis.without_possible
    return ConflictsView(
        held=_lines(names, analysis, analysis.held),
        tested=analysis.zone.empty is not None,
        without=_lines(names, analysis, spared) if spared else None,
        without_words=_without(names, spared) if spared else "",
    )


def _without(names: Names, spared: Holding) -> str:
    key = {True: "without_empty", False: "without_zone", None: "without_unknown"}
    return names.say(f"report.way_out.{key[spared.zone.empty]}")


def _lines(names: Names, analysis: Analysis, held: Holding) -> LinesView:
    finding = held.red_lines
    points = measures(analysis, held)
    return LinesView(
        conflicts=tuple(_conflict(names, each) for each in finding.conflicts[:MOST]),
        ways_out=tuple(_way_out(names, each, points) for each in finding.ways_out[:MOST]),
        impossible=finding.impossible,
        complete=finding.complete
        and len(finding.conflicts) <= MOST
        and len(finding.ways_out) <= MOST,
        idle=_demands(names, finding, "idle"),
        closes=_demands(names, finding, "closes_zone"),
    )


def _demands(names: Names, finding: RedLinesFinding, which: str) -> str:
    return "; ".join(
        names.say(
            "brief.element.owned",
            party=names.party(note.owner),
            words=names.quoted(elements.named(names, note.demand)),
        )
        for note in finding.demands
        if getattr(note, which)
    )


def _conflict(names: Names, finding: Conflict) -> ConflictView:
    grades = dict(finding.grades)
    return ConflictView(
        cautions=cautions(names, finding),
        demands=tuple(
            DemandView(
                demand=demand,
                words=elements.full(names, demand),
                reason=elements.reason(names, demand),
                grade=str(grades[demand]),
                grade_word=names.grade(grades[demand]),
            )
            for demand in finding.demands
        ),
        witnesses=tuple(
            names.say(
                "report.conflict.witness",
                demand=names.quoted(elements.named(names, demand)),
                package=names.package(package),
            )
            for demand, package in finding.witnesses
        ),
        possible=finding.possible,
    )


def _way_out(names: Names, finding: WayOut, points: tuple[Measure, ...]) -> WayOutView:
    rows = [(names.say(f"report.solution.{name}"), dict(worth)) for name, worth in finding.worth]
    if finding.against:
        rows.append((names.say("report.way_out.against"), dict(finding.against)))
    return WayOutView(
        words=way_out(names, finding),
        possible=finding.possible,
        parties=tuple(breakable(names.party(measure.party)) for measure in points),
        price=tuple(
            (
                name,
                tuple(
                    str(measure.points(worth[measure.party])) if measure.party in worth else "–"
                    for measure in points
                ),
            )
            for name, worth in rows
        ),
        given=names.say("report.way_out.central") if finding.central else "",
        drop=finding.drop,
        witness=finding.witness,
    )

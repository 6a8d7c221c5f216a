"""The roadmap: what the page, the document, the table of text and the terminal all print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from detente.analysis.overview import Analysis
from detente.analysis.roadmap import Roadmap, Stage, Step
from detente.reports.views.roadmap_charts import corridor_picture, stages_picture
from detente.reports.words.degrees import after_stage, telling
from detente.reports.words.hyphens import breakable
from detente.reports.words.names import Names
from detente.reports.words.positions import informed, position_words, positions
from detente.reports.words.remarks import remarks
from detente.reports.words.roadmap import (
    asides,
    clock,
    not_closed,
    split,
    stage_heading,
    step_move,
    steps_named,
    summary,
)
from detente.reports.words.standing import standing_parts

COLUMNS = ("by", "verified_by", "proof", "clock", "fallback", "undo")
"""What is told of every step, in the order of the table; named by ``roadmap.column``."""


Cells = tuple[tuple[str, ...], ...]
Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class StepView:
    """A step: from what to what, a cell per entry of `COLUMNS`, and what else is known of it."""

    move: str
    cells: tuple[str, ...]
    notes: tuple[str, ...]
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage: its steps, and who is exposed or tempted after it, in sentences."""

    heading: str
    steps: tuple[StepView, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of words: column heads, then rows of a head and its cells (lines of text each).

    ``note`` is what a reader must know of it; empty where there is nothing.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, Cells], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything a roadmap says in words; ``lists`` are (heading, sentences) of what is weak."""

    package: str
    parties: str
    sentences: tuple[str, ...]
    asides: tuple[str, ...]
    stages: tuple[StageView, ...]
    corridor: Grid
    stops: Grid
    lists: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class RoadmapView:
    """The section of the report: the outline, the two charts, and what stands beside them.

    ``after`` are (which stages, what is said after them): those alike are said once.
    """

    outline: Outline
    after: tuple[tuple[str, tuple[str, ...]], ...]
    columns: tuple[str, ...]
    corridor: str
    corridor_note: str
    stages: str
    stages_note: str
    any_lines: bool
    any_bands: bool
    any_fallen: bool
    any_exposed: bool
    any_tempted: bool
    any_verified: bool
    any_unverified: bool


def roadmap_view(names: Names, analysis: Analysis) -> RoadmapView | None:
    """The roadmap of the row that the analysis follows; None where it has none."""
    return None if analysis.roadmap is None else carried_out_view(names, analysis.roadmap)


def carried_out_view(names: Names, finding: Roadmap) -> RoadmapView:
    """A roadmap with its charts and its words."""
    corridor, timeline = corridor_picture(names, finding), stages_picture(names, finding)
    courses = [positions(names.case, finding.plan, party) for party in finding.parties]
    placed = [place for course in courses for place in course]
    found = outline(names, finding)
    return RoadmapView(
        outline=found,
        after=tuple(_merged(names, [stage.after for stage in found.stages])),
        columns=tuple(names.say(f"roadmap.column.{column}") for column in COLUMNS),
        corridor=corridor.svg,
        corridor_note=corridor.note,
        stages=timeline.svg,
        stages_note=timeline.note,
        any_lines=any(place.known for place in placed if not place.exposed),
        any_bands=any(not place.known and not place.nowhere for place in placed),
        any_fallen=any(place.fallen is not None for place in placed),
        any_exposed=any(place.known and (place.low or 0) < 0 for place in placed),
        any_tempted=any(
            place.known and (place.low or 0) > max(course[-1].low or 0, 0)
            for course in courses
            for place in course
        ),
        any_verified=any(step.verified_by for step in finding.steps),
        any_unverified=any(not step.verified_by for step in finding.steps),
    )


def outline(names: Names, finding: Roadmap) -> Outline:
    """The words of a roadmap."""
    plan = finding.plan
    told = telling(names.case, plan)
    steps = {step.id: _step(names, finding, step) for step in finding.steps}
    return Outline(
        package=names.say("roadmap.package", package=names.package(finding.package)),
        parties=names.say("roadmap.parties", parties=names.parties(finding.parties)),
        sentences=summary(names, finding),
        asides=asides(names, finding),
        stages=tuple(
            StageView(
                heading=stage_heading(names, number, stage),
                steps=tuple(steps[each] for each in stage.steps),
                after=after_stage(names, plan, number, told),
            )
            for number, stage in enumerate(plan.stages, 1)
        ),
        corridor=_corridor(names, finding),
        stops=_stops(names, plan.stages),
        lists=_lists(names, finding),
    )


def _step(names: Names, finding: Roadmap, step: Step) -> StepView:
    undo = "not_stated" if step.reversible is None else "yes" if step.reversible else "no"
    cells = (
        names.parties(step.by) or names.say("roadmap.nobody"),
        names.parties(step.verified_by) or names.say("roadmap.nobody"),
        names.text(step.proof) if step.proof else "",
        clock(names, step),
        names.text(step.fallback) if step.fallback else "",
        names.say(f"roadmap.undo.{undo}"),
    )
    notes = []
    if step.clause:
        notes.append(names.say("roadmap.note.clause", clause=names.text(step.clause)))
    if step.needs:
        steps = steps_named(names, finding, step.needs)
        notes.append(names.say("roadmap.note.needs", steps=steps))
    if not step.named:
        notes.append(names.say("roadmap.note.derived"))
    labels = [names.say(f"roadmap.column.{column}") for column in COLUMNS]
    told = tuple((label, cell) for label, cell in zip(labels, cells, strict=True) if cell)
    return StepView(step_move(names, step), cells, tuple(notes), told)


def _corridor(names: Names, finding: Roadmap) -> Grid:
    """Where each party stands, stage by stage: what the chart draws."""
    found = {party: positions(names.case, finding.plan, party) for party in finding.parties}
    shown = {party: places for party, places in found.items() if informed(places)}
    rows: list[Cells] = [
        tuple((position_words(names, places[number]),) for places in shown.values())
        for number in range(len(finding.plan.stages) + 1)
    ]
    notes = []
    if any(place.fallen is not None for places in shown.values() for place in places):
        notes.append(names.say("roadmap.position.fallen"))
    if silent := [party for party in found if party not in shown]:
        notes.append(names.say("roadmap.position.nothing", parties=names.parties(silent)))
    today = ((names.say("roadmap.position.today"), rows[0]),)
    return Grid(
        heads=tuple(breakable(names.party(party)) for party in shown),
        rows=(*today, *_merged(names, rows[1:])) if shown else (),
        note=" ".join(notes),
    )


def _merged(names: Names, rows: Sequence[Said]) -> Iterator[tuple[str, Said]]:
    """What is said of stages; of those next to one another that are alike it is said once."""
    number = 1
    for said, same in groupby(rows):
        last = number + len(list(same)) - 1
        key = {0: "stage", 1: "two_stages"}.get(last - number, "stages")
        yield names.say(f"roadmap.position.{key}", number=number, last=last), said
        number = last + 1


def _stops(names: Names, stages: tuple[Stage, ...]) -> Grid:
    parties = [standing.party for standing in stages[0].standing] if stages else []
    rows = [tuple(standing_parts(names, each) for each in stage.standing) for stage in stages]
    heads = tuple(breakable(names.party(party)) for party in parties)
    return Grid(heads, tuple(_merged(names, rows)))


def _lists(names: Names, finding: Roadmap) -> tuple[tuple[str, tuple[str, ...]], ...]:
    uncovered = not_closed(names, finding)
    splits = tuple(split(names, finding, each) for each in finding.splits)
    return (
        (names.say("roadmap.weak.heading"), (uncovered,) if uncovered else ()),
        (names.say("roadmap.weak.splits"), splits),
        (names.say("roadmap.weak.warnings"), (*remarks(names, finding),)),
    )

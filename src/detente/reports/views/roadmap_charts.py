"""The two pictures of a roadmap: the corridor, and the stages in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.roadmap import Plan, Roadmap, Step
from detente.charts import (
    Bar,
    CorridorWords,
    Course,
    Place,
    corridor_chart,
    cut_off,
    stages_chart,
)
from detente.reports.svg import drawn
from detente.reports.words.names import Names
from detente.reports.words.numbers import written
from detente.reports.words.positions import Position, informed, position_words, positions
from detente.reports.words.roadmap import step_name, steps_named


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, and a sentence on how to read it; both empty where there is nothing."""

    svg: str
    note: str


def corridor_picture(names: Names, finding: Roadmap) -> Picture:
    """A strip per party; those of whom nothing is known are left to the table."""
    found = {party: positions(names.case, finding.plan, party) for party in finding.parties}
    shown = {party: places for party, places in found.items() if informed(places)}
    if not finding.plan.stages or not shown:
        return Picture("", "")
    courses = [_course(names, party, places) for party, places in shown.items()]
    words = CorridorWords(
        names.say("roadmap.axis.today"),
        names.say("roadmap.axis.agreed"),
        names.say("roadmap.axis.stage"),
    )
    told = " ".join(_told(names, party, places) for party, places in shown.items())
    svg = drawn(
        corridor_chart(courses, words), names.say("roadmap.corridor.name"), told, names.language
    )
    return Picture(svg, names.say("roadmap.corridor.cut") if cut_off(courses) else "")


def _course(names: Names, party: str, places: tuple[Position, ...]) -> Course:
    """A party's strip; its furthest places outside the corridor are labelled, one on either side.

    The agreement lies where the last stage leads; at 1 for those who gain by it.
    """
    known = {
        n: place.low for n, place in enumerate(places) if place.known and place.low is not None
    }
    lowest = min(known, key=lambda n: known[n], default=0)
    highest = max(known, key=lambda n: known[n], default=0)
    end = known.get(len(places) - 1, Fraction(1))
    labelled = {lowest} if known.get(lowest, Fraction(0)) < 0 else set()
    labelled |= {highest} if known.get(highest, Fraction(0)) > max(end, Fraction(0)) else set()
    return Course(
        heading=names.party(party),
        places=tuple(
            _place(place, position_words(names, place) if number in labelled else "")
            for number, place in enumerate(places)
        ),
        end=float(end),
    )


def _place(at: Position, label: str) -> Place | None:
    if at.nowhere:
        return None
    low = None if at.low is None else float(at.low)
    high = None if at.high is None else float(at.high)
    return Place(low, high, label, None if at.fallen is None else float(at.fallen))


def _told(names: Names, party: str, places: tuple[Position, ...]) -> str:
    """A party's line read out: the same words as its column of the table."""
    parts = (
        names.say(
            "roadmap.corridor.place",
            where=names.say(f"roadmap.position.{'stage' if number else 'today'}", number=number),
            what=position_words(names, place),
        )
        for number, place in enumerate(places)
    )
    return names.say("roadmap.corridor.told", party=names.party(party), places="; ".join(parts))


def stages_picture(names: Names, finding: Roadmap) -> Picture:
    """A bar per step, drawn to the days where every step has a clock."""
    plan = finding.plan
    if not plan.stages:
        return Picture("", "")
    unclocked = [step.id for step in finding.steps if step.days is None]
    ends = list(_ends(names, plan, by_days=not unclocked))
    axis = names.say(f"roadmap.axis.{'stage' if unclocked else 'days'}")
    chart = stages_chart(list(_bars(names, finding, [at for at, _ in ends])), ends, axis)
    told = " ".join(
        names.say("roadmap.timeline.told", stage=number, steps=_described(names, finding, stage))
        for number, stage in enumerate((stage.steps for stage in plan.stages), 1)
    )
    note = names.say("roadmap.timeline.by_days")
    if unclocked:
        note = names.say("roadmap.timeline.equal", steps=steps_named(names, finding, unclocked))
    svg = drawn(chart, names.say("roadmap.timeline.name"), told, names.language)
    return Picture(svg, note)


def _ends(names: Names, plan: Plan, *, by_days: bool) -> Iterator[tuple[float, str]]:
    total = Fraction(0)
    for number, stage in enumerate(plan.stages, 1):
        total += (stage.days or Fraction(0)) if by_days else 1
        yield float(total), written(total, names.language) if by_days else str(number)


def _bars(names: Names, finding: Roadmap, ends: list[float]) -> Iterator[Bar]:
    known = {step.id: step for step in finding.steps}
    by_days = all(step.days is not None for step in finding.steps)
    begins = [0.0, *ends]
    for number, stage in enumerate(finding.plan.stages):
        for step in (known[each] for each in stage.steps):
            end, late = ends[number], ends[number]
            if by_days:
                end = begins[number] + float(step.days or 0)
                late = end + float(step.grace or 0)
            yield Bar(
                heading=step_name(names, step),
                note=_owners(names, step),
                start=begins[number],
                end=end,
                late=late,
                verified=bool(step.verified_by),
            )


def _owners(names: Names, step: Step) -> str:
    nobody = names.say("roadmap.nobody")
    by = names.say("roadmap.timeline.by", by=names.parties(step.by) or nobody)
    if not step.verified_by:
        return f"{by}; {names.say('roadmap.timeline.unverified')}"
    verified = names.parties(step.verified_by)
    return f"{by}; {names.say('roadmap.timeline.verified', by=verified)}"


def _described(names: Names, finding: Roadmap, ids: tuple[str, ...]) -> str:
    known = {step.id: step for step in finding.steps}
    return "; ".join(
        f"{step_name(names, known[each])} ({_owners(names, known[each])})" for each in ids
    )

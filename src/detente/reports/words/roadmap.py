"""A roadmap in words: its steps, how well it holds, and what comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from detente.analysis.overview import Analysis
from detente.analysis.roadmap import Roadmap, Split, Stage, Step
from detente.reports.words.degrees import clause, label, telling
from detente.reports.words.names import Names, capital
from detente.reports.words.numbers import grouped, share, written

MOST_NAMED = 2
"""Steps and parties that the one line of the brief names; it counts the others."""


def step_name(names: Names, step: Step) -> str:
    """What a step brings about: ``Consulates: Reopened``."""
    return names.choice(step.issue, step.end)


def step_move(names: Names, step: Step) -> str:
    """From what to what: ``Consulates: Closed → Reopened``."""
    start = names.option(step.issue, step.start) if step.start else ""
    return names.say(
        "roadmap.note.move",
        issue=names.issue(step.issue),
        start=start or names.say("roadmap.note.from_open"),
        end=names.option(step.issue, step.end),
    )


def steps_named(names: Names, finding: Roadmap, ids: Iterable[str]) -> str:
    """Steps by their ids, in quotation marks; *every step* where they are many and all."""
    known, ids = {step.id: step for step in finding.steps}, tuple(ids)
    if len(ids) > MOST_NAMED and set(ids) == set(known):
        return names.say("roadmap.every_step")
    return names.both(
        names.quoted(step_name(names, known[each]) if each in known else put_aside(names, each))
        for each in ids
    )


def put_aside(names: Names, step_id: str) -> str:
    """A step of the case that is not on the way."""
    step = next((each for each in names.case.roadmap if each.id == step_id), None)
    return names.choice(step.issue, step.to) if step else step_id


def days(names: Names, number: Fraction) -> str:
    """``30 days``."""
    return names.say("roadmap.days", count=number, number=written(number, names.language))


def clock(names: Names, step: Step) -> str:
    """How long a step may take, with its time of grace; nothing where nobody said."""
    if step.days is None:
        return ""
    words = days(names, step.days)
    if not step.grace:
        return words
    number = written(step.grace, names.language)
    return names.say("roadmap.grace", count=step.grace, days=words, number=number)


def stage_heading(names: Names, number: int, stage: Stage) -> str:
    """``Stage 2 (30 days)``."""
    if stage.days is None:
        return names.say("roadmap.stage_heading", number=number)
    return names.say("roadmap.stage_days", number=number, days=days(names, stage.days))


def summary(names: Names, finding: Roadmap) -> tuple[str, ...]:
    """How many steps and stages, whether it holds on the way, and how sure that is."""
    if not finding.plan.stages:
        return (names.say("roadmap.nothing"),)
    return tuple(_summary(names, finding))


def _summary(names: Names, finding: Roadmap) -> Iterator[str]:
    yield _size(names, finding)
    if finding.together is not None or any(len(each.steps) > 1 for each in finding.plan.stages):
        yield names.say("roadmap.summary.together")
    yield from _holding(names, finding)
    yield from _sureness(names, finding)


def _size(names: Names, finding: Roadmap) -> str:
    steps, stages = len(finding.steps), len(finding.plan.stages)
    told = names.say("roadmap.steps", count=steps, number=names.number(steps))
    return capital(
        names.say("roadmap.stages", count=stages, steps=told, number=names.number(stages))
    )


def _holding(names: Names, finding: Roadmap) -> Iterator[str]:
    """Whether somebody is exposed or tempted on the way, and where most."""
    plan = finding.plan
    nothing_known = unknown_parties(finding)
    if nothing_known == finding.parties:
        yield names.say("roadmap.unknown_all", parties=names.parties(nothing_known))
        return
    if plan.closed:
        yield names.say(f"roadmap.summary.closed{'_within' if finding.tolerance else ''}")
    elif plan.weakest is not None:
        point = plan.weakest
        told = clause(names, point, telling(names.case, plan))
        yield names.say("roadmap.summary.weakest", stage=point.stage, clause=told)
    else:
        yield names.say("roadmap.summary.closed_known")
    yield from _singly(names, finding)
    if unclear := unclear_parties(finding):
        yield names.say("roadmap.unknown_some", parties=names.parties(unclear))


def _singly(names: Names, finding: Roadmap) -> Iterator[str]:
    """What taking one step at a time would do."""
    point, stages = finding.one_by_one.weakest, finding.plan.stages
    alone = len(stages) > 1 and len(stages) == len(finding.steps)
    if finding.together is None and finding.plan.closed and alone:
        yield names.say("roadmap.summary.singly")
    elif finding.together is not None and point is not None:
        steps = steps_named(names, finding, point.steps)
        told = clause(names, point, telling(names.case, finding.one_by_one))
        yield names.say("roadmap.summary.singly_weak", steps=steps, clause=told)


def not_closed(names: Names, finding: Roadmap) -> str:
    """Which party at which step cannot be covered by any order; nothing where all can.

    Where nothing is known, nothing is said here either: the summary names those parties.
    """
    point = finding.not_closed
    if point is None or label(point.degree) == "unknown":
        return ""
    told, last = telling(names.case, finding.plan), len(finding.plan.stages)
    steps = steps_named(names, finding, point.steps)
    at_end = dict(finding.plan.stages[-1].exposure).get(point.party)
    if point.kind == "exposure" and at_end == point.degree:
        words = clause(names, replace(point, stage=last), told)
        key = "in_the_end" if point.degree.share else "in_the_end_perhaps"
        return names.say(f"roadmap.summary.{key}", steps=steps, clause=words)
    words = clause(names, point, told)
    return names.say("roadmap.summary.not_closed", steps=steps, clause=words)


def _sureness(names: Names, finding: Roadmap) -> Iterator[str]:
    plan, told_apart = finding.plan, unknown_parties(finding) != finding.parties
    if told_apart and len(finding.steps) > 1:
        if plan.exact:
            yield names.say(f"roadmap.summary.best{'_known' if finding.ordinal else ''}")
        elif plan.bound is not None:
            yield names.say("roadmap.summary.bound", share=share(plan.bound))
        else:
            yield names.say("roadmap.summary.unbounded")
    if told_apart and finding.ordinal:
        yield names.say("roadmap.ordinal")
    elif finding.central:
        yield names.say("roadmap.central")
    spans = [line.party for line in plan.corridor if line.measure == "span"]
    if spans:
        yield names.say("roadmap.span_note", parties=names.parties(spans))
    if finding.tolerance:
        yield names.say("roadmap.tolerance", share=share(finding.tolerance))
    if plan.days is not None:
        yield names.say("roadmap.in_all", days=days(names, plan.days))
    if finding.partial is not None:
        yield names.say("roadmap.partial")


def unknown_parties(finding: Roadmap) -> tuple[str, ...]:
    """Those of whom nothing at all is known on what is moved."""
    return tuple(
        line.party
        for line in finding.plan.corridor
        if line.exposure.label == "unknown" and line.temptation.label == "unknown"
    )


def unclear_parties(finding: Roadmap) -> tuple[str, ...]:
    """Those of whom too little is known to say of some stage whether it exposes or tempts them."""
    return tuple(
        line.party
        for line in finding.plan.corridor
        if "unknown" in (line.exposure.label, line.temptation.label)
    )


def asides(names: Names, finding: Roadmap) -> tuple[str, ...]:
    """Who is not asked (where no remark says so), and what the case names that leads elsewhere."""
    told = []
    if finding.unasked and not any(each.key == "unasked" for each in finding.remarks):
        told.append(names.say("roadmap.unasked", parties=names.parties(finding.unasked)))
    if finding.left_out:
        steps = steps_named(names, finding, finding.left_out)
        told.append(names.say("roadmap.left_out", steps=steps))
    return tuple(told)


def split(names: Names, finding: Roadmap, found: Split) -> str:
    """What halving a step would do."""
    step = steps_named(names, finding, [found.step])
    before, after = share(found.before), share(found.after)
    return names.say("roadmap.split", step=step, before=before, after=after)


def first_stage(names: Names, analysis: Analysis) -> str:
    """One line for the brief: what comes first, by whom, verified by whom, who is exposed then.

    Nothing where the brief shows no package to carry out.
    """
    finding = analysis.roadmap
    if finding is None:
        return ""
    if not finding.plan.stages:
        return names.say("roadmap.first.nothing")
    stage = finding.plan.stages[0]
    told = [_first_step(names, step) for step in finding.steps if step.id in stage.steps]
    left = len(told) - MOST_NAMED
    if left > 1:
        more = names.say("brief.more", number=grouped(left, names.language))
        told = [*told[:MOST_NAMED], more]
    return names.say("roadmap.first.steps", steps="; ".join(told), after=_exposed(names, stage))


def _first_step(names: Names, step: Step) -> str:
    by = names.say("roadmap.first.by_nobody")
    if step.by:
        by = names.say("roadmap.first.by", by=names.parties(step.by))
    verified = names.say("roadmap.first.unverified")
    if step.verified_by:
        verified = names.say("roadmap.first.verified", by=names.parties(step.verified_by))
    return names.say("roadmap.first.step", step=step_name(names, step), by=by, verified=verified)


def _exposed(names: Names, stage: Stage) -> str:
    for wanted in ("certain", "possible", "unknown"):
        parties = [names.party(party) for party, found in stage.exposure if label(found) == wanted]
        if parties:
            told = names.some_of(parties, MOST_NAMED)
            return names.say(f"roadmap.first.{wanted}", parties=told)
    return names.say("roadmap.first.none")

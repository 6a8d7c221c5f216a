"""A roadmap for a terminal and as JSON values."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from detente.analysis.roadmap import (
    Corridor,
    Degree,
    Plan,
    Roadmap,
    Split,
    Standing,
    Step,
    Weakest,
)
from detente.case import Case
from detente.reports.views.roadmap import StageView, outline
from detente.reports.words.degrees import Telling, after_stage, clause, telling
from detente.reports.words.names import Names, capital
from detente.reports.words.remarks import remarks
from detente.reports.words.roadmap import not_closed, split, step_move, summary
from detente.reports.words.standing import standing_words


def roadmap_text(case: Case, finding: Roadmap, language: str) -> str:
    """The stages in order, what they lead to, and what to mend, for a terminal."""
    names = Names(case, language)
    found = outline(names, finding)
    blocks = [[found.package, found.parties], [*found.sentences, *found.asides]]
    blocks += [list(_stage(stage)) for stage in found.stages]
    blocks += [
        [f"{heading}:", *(f"  {line}" for line in lines)] for heading, lines in found.lists if lines
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _stage(stage: StageView) -> Iterator[str]:
    yield stage.heading
    for number, step in enumerate(stage.steps, 1):
        yield f"  {number}. {step.move}"
        for label, words in step.told:
            yield f"     {label}: {words}"
    yield from (f"  {sentence}" for sentence in stage.after)


def roadmap_json(case: Case, finding: Roadmap, language: str) -> dict[str, Any]:
    """The roadmap as plain values: amounts in each party's points, else the label of what is known.

    ``exact`` beside them are the same amounts as reduced fractions, ``bounds`` what they lie
    between over every compatible utility. Texts are those of the report.
    """
    names = Names(case, language)
    found = outline(names, finding)
    given = "orders" if finding.ordinal else "central" if finding.central else "fixed"
    return {
        "package": finding.package.as_dict(),
        "parties": list(finding.parties),
        "given": given,
        "tolerance": float(finding.tolerance),
        **_plan(names, finding, finding.plan),
        "not_closed": _not_closed(names, finding),
        "one_by_one": _plan(names, finding, finding.one_by_one),
        "together": None if finding.together is None else _plan(names, finding, finding.together),
        "splits": [_split(names, finding, each) for each in finding.splits],
        "left_out": list(finding.left_out),
        "unasked": list(finding.unasked),
        "warnings": list(remarks(names, finding)),
        "remarks": [
            {
                "key": each.key,
                "step": each.step,
                "field": each.field,
                "words": each.words,
                "parties": list(each.parties),
                "steps": list(each.steps),
            }
            for each in finding.remarks
        ],
        "partial": finding.partial,
        "text": " ".join((*summary(names, finding), *found.asides)),
    }


def _plan(names: Names, finding: Roadmap, plan: Plan) -> dict[str, Any]:
    told = telling(names.case, plan)
    return {
        "stages": [
            _stage_json(names, finding, plan, number, told)
            for number in range(1, len(plan.stages) + 1)
        ],
        "corridor": {line.party: _corridor(line) for line in plan.corridor},
        "weakest": _weakest(names, told, plan.weakest),
        "closed": plan.closed,
        "exact": plan.exact,
        "bound": _number(plan.bound),
        "days": _number(plan.days),
    }


def _stage_json(
    names: Names, finding: Roadmap, plan: Plan, number: int, told: Telling
) -> dict[str, Any]:
    stage = plan.stages[number - 1]
    known = {step.id: step for step in finding.steps}
    degrees = (("exposure", dict(stage.exposure)), ("temptation", dict(stage.temptation)))
    return {
        "steps": [_step(names, known[each]) for each in stage.steps],
        "package": stage.package.as_dict(),
        "days": _number(stage.days),
        **{kind: {p: _degree(d) for p, d in found.items()} for kind, found in degrees},
        "exact": {kind: {p: _exact(d) for p, d in found.items()} for kind, found in degrees},
        "labels": {
            party: {kind: found[party].label for kind, found in degrees}
            for party, _ in stage.exposure
        },
        "shares": {
            party: {kind: _number(found[party].share) for kind, found in degrees}
            for party, _ in stage.exposure
        },
        "bounds": {
            party: {kind: _bounds(found[party]) for kind, found in degrees}
            for party, _ in stage.exposure
        },
        "stops": {each.party: _stop(names, each) for each in stage.standing},
        "text": " ".join(after_stage(names, plan, number, told)),
    }


def _step(names: Names, step: Step) -> dict[str, Any]:
    return {
        "id": step.id,
        "named": step.named,
        "issue": step.issue,
        "from": step.start or None,
        "to": step.end,
        "by": list(step.by),
        "verified_by": list(step.verified_by),
        "proof": names.text(step.proof) if step.proof else None,
        "days": _number(step.days),
        "grace": _number(step.grace),
        "fallback": names.text(step.fallback) if step.fallback else None,
        "clause": names.text(step.clause) if step.clause else None,
        "reversible": step.reversible,
        "needs": list(step.needs),
        "grade": str(step.grade) if step.grade else None,
        "text": step_move(names, step),
    }


def _degree(degree: Degree) -> float | str:
    """A number where statements fix a utility, else the label."""
    return degree.label if degree.amount is None else float(degree.amount)


def _exact(degree: Degree) -> str | None:
    return None if degree.amount is None else str(degree.amount)


def _bounds(degree: Degree) -> dict[str, Any]:
    return {
        "low": _number(degree.low),
        "high": _number(degree.high),
        "loose": degree.loose,
    }


def _stop(names: Names, standing: Standing) -> dict[str, str]:
    return {
        "against_today": standing.against_today,
        "against_no_deal": standing.against_no_deal,
        "text": standing_words(names, standing),
    }


def _corridor(line: Corridor) -> dict[str, Any]:
    degrees = (("exposure", line.exposure), ("temptation", line.temptation))
    return {
        **{kind: _degree(degree) for kind, degree in degrees},
        "exact": {kind: _exact(degree) for kind, degree in degrees},
        "labels": {kind: degree.label for kind, degree in degrees},
        "share": {kind: _number(degree.share) for kind, degree in degrees},
        "bounds": {kind: _bounds(degree) for kind, degree in degrees},
        "measure": line.measure,
    }


def _weakest(names: Names, told: Telling, point: Weakest | None) -> dict[str, Any] | None:
    if point is None:
        return None
    return {
        "stage": point.stage,
        "party": point.party,
        "others": list(point.others),
        "kind": point.kind,
        "steps": list(point.steps),
        "amount": _degree(point.degree),
        "exact": _exact(point.degree),
        "share": _number(point.degree.share),
        "label": point.degree.label,
        "text": capital(clause(names, point, told)),
    }


def _not_closed(names: Names, finding: Roadmap) -> dict[str, Any] | None:
    """What no order covers, in the words of the report where something is known of it."""
    made = _weakest(names, telling(names.case, finding.plan), finding.not_closed)
    return made and made | {"text": not_closed(names, finding) or made["text"]}


def _split(names: Names, finding: Roadmap, found: Split) -> dict[str, Any]:
    return {
        "step": found.step,
        "before": float(found.before),
        "after": float(found.after),
        "exact": {"before": str(found.before), "after": str(found.after)},
        "text": split(names, finding, found),
    }


def _number(number: Fraction | None) -> float | int | None:
    """A number as JSON has it: whole where it is."""
    if number is None:
        return None
    return int(number) if number.denominator == 1 else float(number)

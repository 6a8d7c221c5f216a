"""Ratios, steps, strengths, near ties, shapes, top places: what each may name, and its bounds."""

from __future__ import annotations

from collections.abc import Iterator

from detente.case.checks.demands import interval_faults
from detente.case.checks.measures import not_below_zero
from detente.case.checks.register import Register, again, answered
from detente.case.faults import Fault, fault, warning
from detente.case.statements import (
    AboutEqual,
    AmongTop,
    Differs,
    Ratio,
    Shape,
    Step,
    StepOver,
)

Judgement = Ratio | StepOver | Differs | AboutEqual | Shape | AmongTop
"""Statements that only points of 100 per issue give a meaning to: the native scale."""


def judgement_faults(register: Register, said: Judgement) -> Iterator[Fault]:
    """The faults of one statement, alone."""
    match said:
        case Ratio():
            yield from _ratio(register, said)
        case StepOver():
            yield from _steps(register, said)
        case Differs():
            yield from _differs(register, said)
        case AboutEqual():
            yield from register.package(f"{said.id}.package", said.package)
            yield from register.package(f"{said.id}.and", said.other)
            yield from not_below_zero(said.id, within=said.within)
            if dict(said.package.choices) == dict(said.other.choices):
                yield fault(said.id, "prefers_itself")
        case Shape():
            yield from _shape(register, said)
        case AmongTop():
            yield from _among_top(register, said)


def off_scale(register: Register, said: Judgement) -> Iterator[Fault]:
    """A fault where the party's numbers are passed through as given: no analysis could use it.

    In an answer, which is never changed, only a warning.
    """
    if register.case.scale(said.holder).as_given:
        told = warning if answered(said) else fault
        yield told(said.id, "native_only", party=said.holder)


def _ratio(register: Register, ratio: Ratio) -> Iterator[Fault]:
    for issue in dict.fromkeys((ratio.issue, ratio.to)):
        yield from register.issue(ratio.id, issue)
    if ratio.issue == ratio.to:
        yield fault(ratio.id, "ratio_to_itself", issue=ratio.issue)
    least, most = ratio.interval
    if least is None and most is None:
        yield fault(ratio.id, "ratio_without_bound")
    if least is not None and most is not None:
        yield from interval_faults(ratio.id, None, (least, most))
    negative = [end for end in (least, most) if end is not None and end < 0]
    if negative:
        yield from not_below_zero(ratio.id, times=negative[0])


def _steps(register: Register, said: StepOver) -> Iterator[Fault]:
    for path, step in ((said.id, said.more), (f"{said.id}.over", said.less)):
        yield from _step(register, path, step)
    if said.more == said.less:
        yield fault(said.id, "step_over_itself")


def _step(register: Register, path: str, step: Step) -> Iterator[Fault]:
    yield from register.issue(path, step.issue)
    for option in (step.start, step.end):
        yield from register.plain_option(path, step.issue, option, "contingent_stated")
    if step.start == step.end:
        yield fault(path, "step_moves_nothing", id=step.end)


def _differs(register: Register, said: Differs) -> Iterator[Fault]:
    yield from register.issue(said.id, said.issue)
    for option in dict.fromkeys((said.better, said.worse)):
        yield from register.plain_option(said.id, said.issue, option, "contingent_stated")
    if said.better == said.worse:
        yield fault(said.id, "differs_from_itself", id=said.better)
    if said.least.rank > said.most.rank:
        yield fault(said.id, "strengths_reversed", low=said.least, high=said.most)


def _shape(register: Register, said: Shape) -> Iterator[Fault]:
    yield from register.issue(said.id, said.issue)
    issue = register.issues.get(said.issue)
    if issue is not None and issue.range is None:
        yield fault(said.id, "shape_of_names", issue=said.issue)
    elif said.best_at is not None:
        yield from register.option(said.id, said.issue, said.best_at)
    if said.best_at is None and not said.concave:
        yield fault(said.id, "shape_of_nothing")


def _among_top(register: Register, said: AmongTop) -> Iterator[Fault]:
    for issue in dict.fromkeys(said.issues):
        yield from register.issue(said.id, issue)
    yield from again(said.id, said.issues)
    named, there = len(set(said.issues)), len(register.issues)
    if said.top < named:
        yield fault(said.id, "top_too_few", named=named, top=said.top)
    elif said.top > there:
        yield fault(said.id, "top_too_many", issues=there, top=said.top)
    elif said.top == there:
        yield warning(said.id, "top_of_all", top=said.top)

"""The elements of a case on what is left on the table; None for one of which nothing is left."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from detente.case.case import Case
from detente.case.consent import Bloc, Body, Undo
from detente.case.demands import Constraint, Linkage, NoDeal, RedLine
from detente.case.issues import Issue
from detente.case.packages import Among, Bounds, Condition, Package
from detente.case.roadmap import RoadmapStep
from detente.case.statements import (
    AboutEqual,
    AmongTop,
    Differs,
    Direction,
    Order,
    Prefers,
    Ratio,
    Shape,
    Statement,
    StepOver,
    Swings,
    Value,
    Wants,
    Weight,
    WouldSign,
    WouldWalkAway,
)
from detente.case.table import Table


def narrowed_statement(table: Table, statement: Statement) -> Statement | None:
    """The statement on what is left, or None."""
    match statement:
        case Prefers():
            pair = _pair(table, statement.package, statement.over)
            if pair == (statement.package, statement.over):
                return statement
            return pair and replace(statement, package=pair[0], over=pair[1])
        case AboutEqual():
            pair = _pair(table, statement.package, statement.other)
            if pair == (statement.package, statement.other):
                return statement
            return pair and replace(statement, package=pair[0], other=pair[1])
        case WouldSign() | WouldWalkAway():
            package = table.package(statement.package)
            if package is None or package == statement.package:
                return None if package is None else statement
            return replace(statement, package=package)
        case Swings():
            return _swings(table, statement)
        case Wants():
            options = tuple(o for o in statement.options if table.has(statement.issue, o))
            if options == statement.options or not options:
                return statement if options else None
            return replace(statement, options=options)
        case Ratio():
            return None if {statement.issue, statement.to} & table.issues.keys() else statement
        case StepOver():
            moved = {statement.more.issue, statement.less.issue}
            return None if moved & table.issues.keys() else statement
        case AmongTop():
            return _among_top(table, statement)
        case Direction() | Weight() | Value() | Order() | Differs() | Shape():
            # Of an issue that stays all options are kept: they are what its worth is measured by.
            return None if statement.issue in table.issues else statement


def _pair(table: Table, first: Package, second: Package) -> tuple[Package, Package] | None:
    """A comparison stays where both packages do, with the same issues named as today in both."""
    named = [{issue for issue, _ in package.choices} for package in (first, second)]
    if (named[0] ^ named[1]) & table.issues.keys():
        return None
    left = table.package(first), table.package(second)
    if left[0] is None or left[1] is None or left[0].as_dict() == left[1].as_dict():
        return None
    return left[0], left[1]


def _among_top(table: Table, statement: AmongTop) -> AmongTop | None:
    """Issues among those that matter most, of fewer issues: the others may only move up.

    An issue withdrawn may have been one of the top, so as many as before is all that still holds.
    """
    issues = tuple(issue for issue in statement.issues if issue not in table.issues)
    if issues == statement.issues:
        return statement
    return replace(statement, issues=issues) if issues else None


def _swings(table: Table, statement: Swings) -> Swings | None:
    tiers = tuple(
        tuple(issue for issue in tier if issue not in table.issues) for tier in statement.issues
    )
    if tiers == statement.issues:
        return statement
    tiers = tuple(tier for tier in tiers if tier)
    return replace(statement, issues=tiers) if sum(map(len, tiers)) > 1 else None


def narrowed_no_deal(table: Table, no_deal: NoDeal) -> NoDeal:
    """A no deal with those of its comparisons that still can be made."""
    narrowed = ((each, table.package(each.package)) for each in no_deal.comparisons)
    left = tuple(
        each if package == each.package else replace(each, package=package)
        for each, package in narrowed
        if package is not None
    )
    return no_deal if left == no_deal.comparisons else replace(no_deal, comparisons=left)


def narrowed_red_line(table: Table, line: RedLine) -> RedLine | None:
    """A red line with those alternatives that can still be crossed, or None."""
    left = table.conditions(line.refuses)
    if left == line.refuses:
        return line
    return replace(line, refuses=left) if left else None


def narrowed_linkage(table: Table, case: Case, link: Linkage) -> Linkage | None:
    """A linkage on what is left; one that can no longer be broken, or earned, goes."""
    when = table.condition(link.when)
    if when is None:
        return None
    if link.kind == "worth" or link.then is None:
        return (link if when is link.when else replace(link, when=when)) if when.parts else None
    if link.kind == "excludes":
        then = table.condition(link.then)
        if then is None or not (when.parts or then.parts):
            return None
        if when is link.when and then is link.then:
            return link
        # What always holds excludes the other half by itself.
        return replace(link, when=when if when.parts else then, then=then if then.parts else when)
    return _requires(table, link, when, case)


def _requires(table: Table, link: Linkage, when: Condition, case: Case) -> Linkage | None:
    assert link.then is not None
    parts = [table.part(part) for part in link.then.parts]
    left = tuple(part for part in parts if not isinstance(part, str))
    if "fails" in parts:
        # Nothing can meet it any more: then nothing may call for it.
        named = [i for i, _ in (*link.when.parts, *link.then.parts) if i not in table.issues]
        banned = when if when.parts or not named else _anything(table, case.issue(named[0]))
        return replace(link, kind="excludes", when=banned, then=banned) if named else None
    if not left:
        return None
    if when is link.when and left == link.then.parts:
        return link
    asked = when if when.parts else _anything(table, case.issue(left[0][0]))
    return replace(link, when=asked, then=Condition(left))


def _anything(table: Table, issue: Issue) -> Condition:
    """A condition that every complete package meets."""
    if issue.range is not None:
        return Condition(((issue.id, Bounds()),))
    options = tuple(option for option in issue.plain_ids() if table.has(issue.id, option))
    return Condition(((issue.id, Among(options)),))


def narrowed_constraint(table: Table, constraint: Constraint) -> Constraint | None:
    """A cap less what withdrawn issues cost as they are today, or None where nothing else costs."""
    costs: list[tuple[str, Fraction | tuple[tuple[str, Fraction], ...]]] = []
    spent = Fraction(0)
    for issue, rate in constraint.costs:
        if issue in table.issues:
            today = table.issues[issue]
            spent += Fraction(0) if today is None else constraint.cost(issue, today)
        elif isinstance(rate, Fraction):
            costs.append((issue, rate))
        elif left := tuple(each for each in rate if table.has(issue, each[0])):
            costs.append((issue, left))
    if tuple(costs) == constraint.costs:
        return constraint
    at_most = constraint.at_most - spent
    return replace(constraint, costs=tuple(costs), at_most=at_most) if costs else None


def narrowed_body(table: Table, body: Body) -> Body | None:
    """A body without what it says of withdrawn things; None where it decided only those."""
    decides = tuple(issue for issue in body.decides if issue not in table.issues)
    if body.decides and not decides:
        # Without a list it would be asked about everything; it decided only what is withdrawn.
        return None
    support = tuple(
        entry for entry in body.support if entry.when is None or table.conditions((entry.when,))
    )
    narrowed = tuple(
        entry if entry.when is None else replace(entry, when=table.condition(entry.when))
        for entry in support
    )
    blocs = tuple(_bloc(table, bloc) for bloc in body.blocs)
    left = replace(body, decides=decides, support=narrowed, blocs=blocs)
    return body if left == body else left


def _bloc(table: Table, bloc: Bloc) -> Bloc:
    refuses, supports = table.conditions(bloc.refuses), table.conditions(bloc.supports)
    return replace(bloc, refuses=refuses, supports=supports)


def narrowed_undo(table: Table, act: Undo) -> Undo | None:
    """An act against what can still be agreed, leaving what can still be had; else None."""
    undoes = table.conditions(act.undoes)
    leaves = act.leaves and table.package(act.leaves)
    if not undoes or (act.leaves is not None and leaves is None):
        return None
    left = replace(act, undoes=undoes, leaves=leaves)
    return act if left == act else left


def narrowed_roadmap(table: Table, steps: tuple[RoadmapStep, ...]) -> tuple[RoadmapStep, ...]:
    """The steps that still lead somewhere, with those of their needs that are steps still."""
    kept = [
        step
        for step in steps
        if table.has(step.issue, step.to) and table.has(step.issue, step.start or step.to)
    ]
    known = {step.id for step in kept}
    return tuple(
        step
        if known.issuperset(step.needs)
        else replace(step, needs=tuple(need for need in step.needs if need in known))
        for step in kept
    )

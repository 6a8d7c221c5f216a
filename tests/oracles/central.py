"""Central utilities, worth of no deal and what is possible, read off the case by definition."""

from __future__ import annotations

from fractions import Fraction

from detente.case import Case, Issue, Package, Value, Weight, parse_number

F = Fraction


def middle(statement: Weight | Value) -> Fraction:
    """The stated number, else the middle of its interval."""
    if statement.value is not None:
        return statement.value
    assert statement.interval is not None
    return (statement.interval[0] + statement.interval[1]) / 2


def utility(case: Case, party: str, package: Package) -> Fraction | None:
    """The central utility by its formula (case file, rule 6), None where it is not fixed."""
    scale = case.scale(party)
    weights = {
        s.issue: middle(s) for s in case.statements if isinstance(s, Weight) and s.holder == party
    }
    values = {
        (s.issue, s.option): middle(s)
        for s in case.statements
        if isinstance(s, Value) and s.holder == party
    }
    total = sum(weights.values(), F(0))
    unit = F(1) if scale.as_given else 100 * total
    if not weights or unit == 0:
        return None
    found = scale.constant or F(0)
    for issue in case.issues:
        stated = {o: number for (i, o), number in values.items() if i == issue.id}
        if issue.id not in weights:
            if stated or not scale.as_given or party in ordered(case, issue):
                return None
            continue
        if weights[issue.id] == 0:
            continue
        worth = {o: between(stated, o, issue) for o in issue.plain_ids()}
        if None in worth.values():
            return None
        found += weights[issue.id] * (worth[str(package.get(issue.id))] or 0) / unit
    for link in case.linkages:
        if link.owner == party and link.kind == "worth":
            worth_of = link.worth
            assert worth_of is not None
            if worth_of.value is None:
                return None
            found += link.when.holds(package) * worth_of.value / (1 if scale.as_given else 100)
    return found if scale.cap is None else min(found, scale.cap)


def ordered(case: Case, issue: Issue) -> set[str]:
    """Who states an order of some kind on an issue."""
    return {
        s.holder
        for s in case.statements
        if not isinstance(s, Weight | Value) and getattr(s, "issue", None) == issue.id
    }


def between(stated: dict[str, Fraction], option: str, issue: Issue) -> Fraction | None:
    """A stated value, or one on the line between the two around it."""
    if option in stated or issue.range is None:
        return stated.get(option)
    number = parse_number(option)
    below = [o for o in stated if parse_number(o) <= number]
    above = [o for o in stated if parse_number(o) >= number]
    if not below or not above:
        return None
    low, high = max(below, key=parse_number), min(above, key=parse_number)
    part = (number - parse_number(low)) / (parse_number(high) - parse_number(low))
    return stated[low] + part * (stated[high] - stated[low])


def no_deal(case: Case, party: str) -> Fraction | None:
    """The central worth of no deal, None where nothing fixes it."""
    stated = case.no_deal_of(party)
    unit = 1 if case.scale(party).as_given else 100
    if stated.value is not None:
        return stated.value / unit
    if stated.interval is not None:
        return (stated.interval[0] + stated.interval[1]) / 2 / unit
    for comparison in stated.comparisons:
        if comparison.relation == "as_good_as":
            return utility(case, party, case.status_quo().changed(comparison.package.as_dict()))
    return None


def feasible(case: Case, package: Package) -> bool:
    """Whether facts and caps of the case allow a package."""
    for link in case.linkages:
        if link.owner is not None or link.then is None or not link.when.holds(package):
            continue
        if link.then.holds(package) == (link.kind == "excludes"):
            return False
    return all(constraint.holds(package) for constraint in case.constraints)

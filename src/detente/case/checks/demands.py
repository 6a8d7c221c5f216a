"""No deal, red lines, linkages and caps: references, numbers, and what they say of today."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from detente.case.checks.register import Register
from detente.case.demands import Constraint, Linkage, NoDeal
from detente.case.faults import Fault, fault, warning
from detente.case.numbers import write_number
from detente.case.packages import Condition, Package
from detente.case.statements import Interval, WouldSign


def interval_faults(
    path: str, value: Fraction | None, interval: Interval | None
) -> Iterator[Fault]:
    """An interval written the wrong way round, or a central value outside it."""
    if interval is None:
        return
    low, high = interval
    written = {"low": write_number(low), "high": write_number(high)}
    if low > high:
        yield fault(path, "interval_reversed", **written)
    elif value is not None and not low <= value <= high:
        yield fault(path, "value_outside_interval", value=write_number(value), **written)


def check_demands(register: Register) -> Iterator[Fault]:
    """The faults of everything that limits the packages."""
    case = register.case
    for no_deal in case.no_deal:
        yield from _no_deal(register, no_deal)
    for line in case.red_lines:
        path = f"red_lines.{line.id}"
        yield from register.stakeholder(f"red_lines.{line.owner}", line.owner, "mediator_demands")
        many = len(line.refuses) > 1
        for number, condition in enumerate(line.refuses, 1):
            here = f"{path}.refuses.{number}" if many else f"{path}.refuses"
            yield from register.condition(here, condition)
        yield from register.basis(path, line.basis, line.owner)
    for linkage in case.linkages:
        yield from _linkage(register, linkage)
    for constraint in case.constraints:
        yield from _constraint(register, constraint)
    yield from _crossed(register)


def _no_deal(register: Register, no_deal: NoDeal) -> Iterator[Fault]:
    path = f"no_deal.{no_deal.party}"
    yield from register.stakeholder(path, no_deal.party, "mediator_demands")
    yield from interval_faults(f"{path}.worth", no_deal.value, no_deal.interval)
    for comparison in no_deal.comparisons:
        yield from register.package(f"{path}.worth.{comparison.relation}", comparison.package)
    yield from register.basis(path, no_deal.basis, no_deal.party)


def _linkage(register: Register, linkage: Linkage) -> Iterator[Fault]:
    path = f"linkages.{linkage.id}"
    if linkage.owner is not None:
        yield from register.stakeholder(f"{path}.owner", linkage.owner, "mediator_demands")
    yield from register.condition(f"{path}.if", linkage.when)
    if linkage.kind == "worth":
        if linkage.worth is None:
            yield fault(path, "linkage_needs_one")
        else:
            worth = linkage.worth
            yield from interval_faults(f"{path}.worth", worth.value, worth.interval)
        if linkage.owner is None:
            yield fault(path, "worth_without_owner")
    elif linkage.then is None:
        yield fault(path, "linkage_without_then", kind=linkage.kind)
    else:
        yield from register.condition(f"{path}.{linkage.kind}", linkage.then)
    yield from register.basis(path, linkage.basis, linkage.owner)


def _constraint(register: Register, constraint: Constraint) -> Iterator[Fault]:
    path = f"constraints.{constraint.id}"
    for issue_id, rate in constraint.costs:
        here = f"{path}.cost.{issue_id}"
        yield from register.issue(here, issue_id)
        issue = register.issues.get(issue_id)
        if isinstance(rate, Fraction):
            if issue is not None and issue.range is None:
                yield fault(here, "each_on_names", issue=issue_id)
            continue
        for option, _ in rate:
            yield from register.option(f"{here}.{option}", issue_id, option)
    yield from register.basis(path, constraint.basis, None)


def _crossed(register: Register) -> Iterator[Fault]:
    """Red lines that today crosses, or a package its own party would sign."""
    case = register.case
    signed = [s for s in case.statements if isinstance(s, WouldSign)]
    today = case.status_quo()
    for line in case.red_lines:
        for statement in signed:
            whole = today.changed(statement.package.as_dict())
            if statement.holder == line.owner and any(_holds(c, whole) for c in line.refuses):
                yield warning(statement.id, "signs_across_red_line", line=line.id)
        if any(_holds(condition, today) for condition in line.refuses):
            yield warning(f"red_lines.{line.id}", "today_across_red_line", line=line.id)


def _holds(condition: Condition, package: Package) -> bool:
    """Whether a condition holds; bounds on what is no number are another check's affair."""
    try:
        return condition.holds(package)
    except ValueError:
        return False

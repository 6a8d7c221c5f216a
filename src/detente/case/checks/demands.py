"""No deal, red lines, linkages and caps: references, numbers, and what they say of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from detente.case.checks.register import Register
from detente.case.demands import Constraint, Linkage, NoDeal
from detente.case.faults import Fault, fault, warning
from detente.case.numbers import write_number
from detente.case.packages import Among, Bounds, Condition
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
        yield from register.conditions(f"{path}.refuses", line.refuses)
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
            yield from register.plain_option(f"{here}.{option}", issue_id, option)
    yield from register.basis(path, constraint.basis, None)


def _crossed(register: Register) -> Iterator[Fault]:
    """Red lines that today crosses, or a package its own negotiators would sign."""
    case = register.case
    today = case.status_quo()
    signed: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for statement in case.statements:
        if isinstance(statement, WouldSign) and statement.basis.principal is None:
            whole = today.changed(statement.package.as_dict()).as_dict()
            signed.setdefault(statement.holder, []).append((statement.id, whole))
    for line in case.red_lines:
        for statement_id, whole in signed.get(line.owner, ()):
            if any(_may_hold(register, condition, whole) for condition in line.refuses):
                yield warning(statement_id, "signs_across_red_line", line=line.id)
        if any(_may_hold(register, condition, today.as_dict()) for condition in line.refuses):
            yield warning(f"red_lines.{line.id}", "today_across_red_line", line=line.id)


def _may_hold(register: Register, condition: Condition, package: Mapping[str, str]) -> bool:
    """Whether a condition holds in some outcome of a package, each event one way throughout.

    Bounds on what is no number are another check's affair.
    """
    turns: dict[str, set[bool]] = {}
    for issue, part in condition.parts:
        chosen = package.get(issue, "")
        depends = register.contingent.get(issue, {}).get(chosen)
        if depends is None:
            if not _part_holds(part, chosen):
                return False
            continue
        leads = ((True, depends.then), (False, depends.otherwise))
        fitting = {turn for turn, option in leads if _part_holds(part, option)}
        turns[depends.event] = turns.get(depends.event, {True, False}) & fitting
    return all(turns.values())


def _part_holds(part: Among | Bounds, option: str) -> bool:
    try:
        return part.holds(option)
    except ValueError:
        return False

"""Parties, tracks and issues: ids once, references known, ranges that can be counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.case.case import Case
from detente.case.checks.register import LARGEST_RANGE, Register, countable, number_of, twice
from detente.case.faults import Fault, fault, warning
from detente.case.issues import Issue
from detente.case.parties import Kind
from detente.case.text import Text


def check_parts(register: Register) -> Iterator[Fault]:
    """The faults of who is there and what is to be settled."""
    case = register.case
    if not any(party.kind is not Kind.MEDIATOR for party in case.parties):
        yield fault("parties", "no_parties")
    if not case.issues:
        yield fault("issues", "no_issues")
    elif all(issue.withdrawn for issue in case.issues):
        yield fault("issues", "all_issues_withdrawn")
    yield from _ids(case)
    yield from _same_names("parties", ((p.id, p.name) for p in case.parties))
    yield from _same_names("issues", ((i.id, i.name) for i in case.issues))
    for party in case.parties:
        for number, delegate in enumerate(party.delegation, 1):
            for track in delegate.mandate:
                path = f"parties.{party.id}.delegation.{number}.mandate"
                yield from register.track(path, track)
        if party.power is not None and party.power <= 0:
            yield fault(f"parties.{party.id}.power", "power_not_positive")
    for issue in case.issues:
        yield from _issue(register, issue)


def _ids(case: Case) -> Iterator[Fault]:
    kinds = ("parties", "tracks", "issues", "linkages", "constraints", "bodies")
    more = ("undo", "events", "expectations", "roadmap", "sources", "claims", "red_lines")
    for kind in (*kinds, *more):
        yield from twice(kind, (element.id for element in getattr(case, kind)))
    yield from twice("no_deal", (element.party for element in case.no_deal))
    yield from twice("", (statement.id for statement in case.statements))


def _same_names(path: str, named: Iterable[tuple[str, Text | None]]) -> Iterator[Fault]:
    seen: dict[Text, str] = {}
    for one, name in named:
        if name is None:
            continue
        if name in seen:
            shown = name.in_language("en")
            yield warning(f"{path}.{one}.name", "same_name", id=one, other=seen[name], name=shown)
        seen.setdefault(name, one)


def _issue(register: Register, issue: Issue) -> Iterator[Fault]:
    path = f"issues.{issue.id}"
    if issue.track is not None:
        yield from register.track(f"{path}.track", issue.track)
    for party in issue.decided_by:
        yield from register.stakeholder(f"{path}.decided_by", party, "decided_by_mediator")
    for party in issue.carried_out_by:
        yield from register.party(f"{path}.carried_out_by", party)
    yield from twice(f"{path}.options", (option.id for option in issue.options))
    yield from _same_names(f"{path}.options", ((o.id, o.name) for o in issue.options))
    for option in issue.options:
        for party, _ in option.readings:
            yield from register.party(f"{path}.options.{option.id}.readings.{party}", party)
    yield from _range(path, issue)
    if issue.range is None:
        yield from _options(path, issue)
    yield from _replaces(path, issue)
    yield from _status_quo(register, path, issue)


def _options(path: str, issue: Issue) -> Iterator[Fault]:
    """Whether there is anything to choose from.

    An option that depends on an event is no further way to settle the issue, and what was
    withdrawn is none any more.
    """
    plain = [option for option in issue.options if option.contingent is None]
    left = [option for option in plain if option.withdrawn is None]
    if not issue.options:
        yield fault(path, "no_options")
    elif not left and not issue.withdrawn:
        code = "all_options_withdrawn" if plain else "all_options_contingent"
        yield fault(f"{path}.options", code, issue=issue.id)
    elif len(left) == 1 and not issue.withdrawn:
        yield warning(f"{path}.options", "one_option", issue=issue.id)


def _replaces(path: str, issue: Issue) -> Iterator[Fault]:
    """What was replaced may stand in an earlier version alone, so that any other id will do."""
    if issue.id in issue.replaces:
        yield fault(f"{path}.replaces", "replaces_itself", id=issue.id)
    for option in issue.options:
        if option.id in option.replaces:
            here = f"{path}.options.{option.id}.replaces"
            yield fault(here, "replaces_itself", id=option.id)


def _range(path: str, issue: Issue) -> Iterator[Fault]:
    limits = issue.range
    if limits is None or countable(limits):
        return
    if limits.low >= limits.high:
        yield fault(f"{path}.range", "range_reversed")
    elif limits.step is not None and limits.step <= 0:
        yield fault(f"{path}.range.step", "step_not_positive")
    else:
        found = {"found": limits.count, "limit": LARGEST_RANGE}
        yield fault(f"{path}.range", "range_too_fine", **found)


def _status_quo(register: Register, path: str, issue: Issue) -> Iterator[Fault]:
    here = f"{path}.status_quo"
    if issue.status_quo is None:
        yield warning(path, "no_status_quo", issue=issue.id)
    elif issue.range is None:
        yield from register.option(here, issue.id, issue.status_quo)
        today = issue.option(issue.status_quo)
        if today is not None and today.contingent is not None:
            yield fault(here, "status_quo_contingent", id=today.id, event=today.contingent.event)
        elif today is not None and today.withdrawn and not issue.withdrawn:
            yield fault(here, "status_quo_withdrawn", id=today.id)
    else:
        number = number_of(issue.status_quo)
        if number is None:
            yield fault(here, "option_not_a_number", id=issue.status_quo, issue=issue.id)
        elif not issue.range.low <= number <= issue.range.high:
            yield warning(here, "status_quo_outside", issue=issue.id)

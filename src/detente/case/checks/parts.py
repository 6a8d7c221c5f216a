"""Parties, tracks, issues and bodies: ids once, references known, ranges that can be counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.case.case import Case
from detente.case.checks.register import LARGEST_RANGE, Register, countable, number_of, twice
from detente.case.faults import Fault, fault, warning
from detente.case.issues import Issue
from detente.case.numbers import write_number
from detente.case.parties import Kind
from detente.case.text import Text


def check_parts(register: Register) -> Iterator[Fault]:
    """The faults of who is there and what is to be settled."""
    case = register.case
    if not any(party.kind is not Kind.MEDIATOR for party in case.parties):
        yield fault("parties", "no_parties")
    if not case.issues:
        yield fault("issues", "no_issues")
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
    more = ("expectations", "roadmap", "sources", "claims", "red_lines")
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
    if issue.range is None and not issue.options:
        yield fault(path, "no_options")
    elif issue.range is None and len(issue.options) == 1:
        yield warning(f"{path}.options", "one_option", issue=issue.id)
    yield from _status_quo(register, path, issue)


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
    else:
        today = number_of(issue.status_quo)
        if today is None:
            yield fault(here, "option_not_a_number", id=issue.status_quo, issue=issue.id)
        elif not issue.range.low <= today <= issue.range.high:
            yield warning(here, "status_quo_outside", issue=issue.id)


def check_bodies(register: Register) -> Iterator[Fault]:
    """The faults of bodies that must consent."""
    for body in register.case.bodies:
        path = f"bodies.{body.id}"
        yield from register.party(f"{path}.party", body.party)
        yield from twice(f"{path}.blocs", (bloc.id for bloc in body.blocs))
        if body.blocs and body.quota is not None and body.quota > body.seats:
            written = {"quota": write_number(body.quota), "seats": write_number(body.seats)}
            yield fault(f"{path}.quota", "quota_above_seats", **written)

"""Events, what is believed of them, and the options that depend on them."""

from __future__ import annotations

from collections.abc import Iterator

from detente.case.checks.evidence import nearly
from detente.case.checks.measures import per_cent
from detente.case.checks.register import Register, listed, twice
from detente.case.faults import Fault, fault, warning
from detente.case.issues import Issue, Option

MOST_EVENTS = 10
"""Events that options may depend on: a package can turn out in two ways for each of them."""


def check_events(register: Register) -> Iterator[Fault]:
    """The faults of events, and of options that depend on one."""
    parties = [party.id for party in register.case.parties]
    for event in register.case.events:
        path = f"events.{event.id}"
        if not event.verified_by:
            yield warning(path, "event_without_verifier")
        for name in event.verified_by:
            yield from nearly(f"{path}.verified_by", name, parties)
        for party in event.influenced_by:
            yield from register.party(f"{path}.influenced_by", party)
        yield from twice(f"{path}.beliefs", (belief.party for belief in event.beliefs))
        for belief in event.beliefs:
            here = f"{path}.beliefs.{belief.party}"
            yield from register.party(here, belief.party)
            yield from per_cent(here, belief.value, belief.interval)
            yield from register.basis(here, belief.basis, belief.party)
        yield from register.basis(path, event.basis, None)
    yield from _options(register)


def _options(register: Register) -> Iterator[Fault]:
    events = [event.id for event in register.case.events]
    known = frozenset(events)
    used: set[str] = set()
    for issue in register.case.issues:
        options = {option.id: option for option in issue.options}
        for option in issue.options:
            depends = option.contingent
            if depends is None:
                continue
            if not (option.withdrawn or issue.withdrawn):
                used.add(depends.event)
            path = f"issues.{issue.id}.options.{option.id}"
            if depends.event not in known:
                values = {"id": depends.event, "known": listed(depends.event, events)}
                yield fault(f"{path}.if", "unknown_event", **values)
            if issue.range is not None:
                yield fault(path, "contingent_on_range")
                continue
            for key, leads_to in (("then", depends.then), ("else", depends.otherwise)):
                yield from register.option(f"{path}.{key}", issue.id, leads_to)
                if leads_to in options:
                    yield from _leads_to(f"{path}.{key}", issue, option, options[leads_to])
            if depends.then == depends.otherwise:
                yield warning(path, "contingent_same", id=depends.then)
    if len(used) > MOST_EVENTS:
        yield fault("events", "too_many_events", found=len(used), limit=MOST_EVENTS)


def _leads_to(path: str, issue: Issue, option: Option, end: Option) -> Iterator[Fault]:
    if end.contingent is not None:
        yield fault(path, "contingent_of_contingent", id=end.id)
    elif end.withdrawn and not (option.withdrawn or issue.withdrawn):
        yield warning(path, "contingent_to_withdrawn", id=end.id, option=option.id)

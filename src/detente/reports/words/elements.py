"""Elements of a case in words: a demand, a statement, a linkage, a cap, found by its id.

Each has a *short* form of at most six words, for a cell, and a *full* one, a clause that names its
owner and says what it means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.case import (
    Body,
    Constraint,
    Event,
    Grade,
    Linkage,
    NoDeal,
    Package,
    RedLine,
    Undo,
)
from detente.reports.words.consent import (
    act_name,
    body_name,
    full_body,
    full_event,
    full_undo,
)
from detente.reports.words.names import Names
from detente.reports.words.numbers import written
from detente.reports.words.six import fitting
from detente.reports.words.statements import (
    full_statement,
    named_statement,
    short_statement,
    statement,
)

_PATHS = {
    "red_line": "red_lines",
    "no_deal": "no_deal",
    "linkage": "linkages",
    "constraint": "constraints",
    "body": "bodies",
    "event": "events",
}


@dataclass(frozen=True, slots=True)
class Element:
    """An element with the id it was found by; ``value`` is None where the case has none."""

    id: str
    kind: str
    value: Any

    @property
    def owner(self) -> str | None:
        """The party it belongs to; None for a fact."""
        if isinstance(self.value, NoDeal | Body | Undo):
            return self.value.party
        return getattr(self.value, "holder", None) or getattr(self.value, "owner", None)


def find(names: Names, element_id: str) -> Element:
    """The element of a demand id (``red_line:a.b``) or a path (``red_lines.a.b``)."""
    head, colon, rest = element_id.partition(":")
    if colon:
        kind = _PATHS.get(head, head)
    else:
        kind, _, rest = element_id.partition(".")
    known = names.elements(kind)
    found = [known[one] for one in (rest, element_id) if one in known]
    value = min(found, key=lambda one: one[0])[1] if found else None
    return Element(element_id, kind, value)


def grade_of(names: Names, element_id: str) -> Grade:
    """What the element rests on; *assumed* where the case does not know it."""
    element = find(names, element_id)
    if element.value is None:
        return Grade.ASSUMED
    return names.case.grade(element.value.basis, element.owner)


def owner_of(names: Names, element_id: str) -> str | None:
    """The party an element belongs to."""
    return find(names, element_id).owner


def short(names: Names, element_id: str, package: Package | None = None) -> str:
    """The element in at most six words; of a red line the part that the package crosses."""
    value = find(names, element_id).value
    if isinstance(value, RedLine):
        return fitting(_short_red_line(names, value, package))
    if isinstance(value, NoDeal):
        return fitting([names.say("brief.element.no_deal_short")])
    if isinstance(value, Linkage | Constraint):
        return fitting(_short_tie(names, value))
    if isinstance(value, Body | Undo | Event):
        return fitting([_own_name(names, value)])
    if value is None:
        return fitting([element_id])
    return fitting(short_statement(names, value))


def named(names: Names, element_id: str) -> str:
    """The element as a name within a sentence: its own words where a person gave some."""
    value = find(names, element_id).value
    own = getattr(value, "reason", None) if isinstance(value, RedLine) else None
    if isinstance(value, Linkage | Constraint):
        own = value.text
    if own:
        return names.text(own)
    unspoken = value is None or isinstance(
        value, RedLine | NoDeal | Linkage | Constraint | Body | Undo | Event
    )
    if unspoken:
        return short(names, element_id)
    if names.brief:
        return named_statement(names, value)
    return statement(names, value)


def resting_on(names: Names, element_id: str) -> str:
    """The element as something that may or may not be so, in a question or an assumption."""
    if isinstance(find(names, element_id).value, NoDeal):
        return names.say("brief.element.no_deal_worth")
    return named(names, element_id)


def full(names: Names, element_id: str) -> str:
    """The element as a clause: whose it is, and what it says."""
    value = find(names, element_id).value
    if isinstance(value, RedLine):
        return full_red_line(names, value)
    if isinstance(value, NoDeal):
        return full_no_deal(names, value)
    if isinstance(value, Linkage):
        return full_linkage(names, value)
    if isinstance(value, Constraint):
        return full_constraint(names, value)
    if isinstance(value, Body):
        return full_body(names, value)
    if isinstance(value, Undo):
        return full_undo(names, value)
    if isinstance(value, Event):
        return full_event(names, value)
    return full_statement(names, value) if value is not None else element_id


def _own_name(names: Names, value: Body | Undo | Event) -> str:
    if isinstance(value, Body):
        return body_name(names, value.id)
    return act_name(names, value.id) if isinstance(value, Undo) else full_event(names, value)


def _short_red_line(names: Names, line: RedLine, package: Package | None) -> Iterator[str]:
    crossed = [c for c in line.refuses if package is not None and c.holds(package)]
    if line.reason:
        yield names.text(line.reason)
    for condition in crossed or line.refuses:
        yield names.condition(condition)
        issues = names.both(names.issue(issue) for issue, _ in condition.parts)
        yield names.say("brief.element.red_line_short", issues=issues)
        first = names.issue(condition.parts[0][0]) if condition.parts else ""
        yield names.say("brief.element.red_line_short", issues=first)


def _short_tie(names: Names, tie: Linkage | Constraint) -> Iterator[str]:
    if tie.text:
        yield names.text(tie.text)
    if isinstance(tie, Linkage):
        issues = dict.fromkeys(issue for issue, _ in tie.when.parts)
        issues.update(dict.fromkeys(issue for issue, _ in tie.then.parts) if tie.then else {})
        yield names.say("brief.element.tie", issues=names.both(map(names.issue, issues)))
    yield names.say("brief.element.cap")


def refused(names: Names, line: RedLine) -> str:
    """What a red line refuses: its alternatives, each a combination of options."""
    return names.either(names.conditions(condition) for condition in line.refuses)


def full_red_line(names: Names, line: RedLine) -> str:
    """``Upland refuses: Release: Summer with Toll: below 4``."""
    return names.say(
        "brief.element.red_line", party=names.party(line.owner), refused=refused(names, line)
    )


def full_no_deal(names: Names, no_deal: NoDeal) -> str:
    """What a party would need at least: no less than it has without agreement."""
    return names.say("brief.element.no_deal", party=names.party(no_deal.party))


def full_linkage(names: Names, tie: Linkage) -> str:
    """``Meters only with ...``; with its owner where it has one."""
    words = names.text(tie.text) if tie.text else tied(names, tie)
    if tie.owner is None:
        return words
    return names.say("brief.element.owned", party=names.party(tie.owner), words=words)


def tied(names: Names, tie: Linkage) -> str:
    """What a linkage ties together, from its conditions."""
    kind: str = tie.kind
    if tie.worth is not None and tie.worth.sign is not None:
        kind = f"worth_{tie.worth.sign}"
    then = names.conditions(tie.then) if tie.then else ""
    return names.say(f"brief.element.linkage.{kind}", when=names.conditions(tie.when), then=then)


def full_constraint(names: Names, cap: Constraint) -> str:
    """A cap in its own words, or by the issues it adds up."""
    if cap.text:
        return names.text(cap.text)
    issues = names.both(names.issue(issue) for issue, _ in cap.costs)
    most = written(cap.at_most, names.language, fractions=names.brief)
    unit = f" {names.text(cap.unit)}" if cap.unit else ""
    return names.say("brief.element.constraint", issues=issues, most=most + unit)


def reason(names: Names, element_id: str) -> str:
    """The reason a party gives for a red line; nothing for any other element."""
    value = find(names, element_id).value
    given = value.reason if isinstance(value, RedLine) else None
    return names.text(given) if given else ""

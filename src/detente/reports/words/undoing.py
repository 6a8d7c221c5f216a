"""Who could undo a package, and what else each party could do about it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.ratification import Power, Ratification, Undoing
from detente.case import Kind
from detente.reports.words.consent import act_name, body_name, counted, undo_of
from detente.reports.words.names import Names
from detente.reports.words.ratification import ground, issues, resting


def undoing(names: Names, found: Undoing) -> str:
    """An act that could undo the package: by whom, what it leaves, whether it would serve them."""
    act = undo_of(names, found.act)
    left = [(i, o) for i in found.issues if (o := found.leaves.get(i)) is not None]
    parts = [
        names.say(
            "ratification.undo.sentence",
            who=names.parties(found.coalition),
            act=act_name(names, found.act),
            leaves=names.choices(left).rstrip("."),
        )
    ]
    if act is not None and act.days is not None:
        days = counted(names, act.days, found.grade)
        parts.append(names.say("ratification.undo.days", days=days))
    parts.append(_cost(names, found))
    parts.append(names.say(f"ratification.undo.would.{found.would}"))
    grounds = ground(names, f"undo.{found.act}", None)
    rests = resting(names, grounds)
    parts.append(names.say("ratification.undo.rests", rests=rests))
    return " ".join(part for part in parts if part)


def _cost(names: Names, found: Undoing) -> str:
    """What the act costs its party, as stated; a number nobody said only in whole points."""
    act = undo_of(names, found.act)
    if act is None or (act.cost is None and act.cost_interval is None):
        return names.say("ratification.undo.cost_unknown")
    if names.case.scale(act.party).as_given:
        return ""
    low, high = act.cost_interval or (act.cost, act.cost)
    assert low is not None
    assert high is not None
    first, last = counted(names, low, found.grade), counted(names, high, found.grade)
    points = first if first == last else names.say("brief.statement.span", low=first, high=last)
    return names.say("ratification.undo.cost", points=points)


def coalitions(names: Names, finding: Ratification) -> str:
    """The smallest sets of parties that can undo the package; nothing where there is none."""
    sets = [names.both(names.party(p) for p in each) for each in finding.coalitions]
    return names.say("ratification.coalitions", sets="; ".join(sets)) if sets else ""


def power(names: Names, found: Power) -> str:
    """What a party could do about a package."""
    element = ""
    if found.element is not None:
        named = act_name if found.kind == "undo" else body_name
        element = named(names, found.element)
    return names.say(
        f"ratification.power.{found.kind}", issues=issues(names, found.issues), element=element
    )


def powers(names: Names, finding: Ratification) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Per affected party with a power: its id, and everything it could do.

    What those at the table could do is said with their consents.
    """
    affected = {party.id for party in names.case.parties if party.kind is Kind.AFFECTED}
    for party in dict.fromkeys(each.party for each in finding.powers):
        if party in finding.parties and party not in affected:
            continue
        mine = [each for each in finding.powers if each.party == party]
        yield party, tuple(dict.fromkeys(power(names, each) for each in mine))

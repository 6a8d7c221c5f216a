"""Cases with options that hang on events, made at random from cases without."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from detente.case import Belief, Case, Contingency, Event, Issue, Option

F = Fraction


def random_belief(random: Random, party: str) -> Belief:
    """A number, an interval, both, or nothing, in per cent."""
    low, high = sorted(F(random.randint(0, 10) * 10) for _ in range(2))
    kind = random.choice(("value", "value", "interval", "both", "nothing"))
    match kind:
        case "value":
            return Belief(party, value=low)
        case "interval":
            return Belief(party, interval=(low, high))
        case "both":
            return Belief(party, value=high, interval=(low, high))
        case _:
            return Belief(party)


def certain_belief(random: Random, party: str) -> Belief:
    """A number in per cent, seldom 0 or 100."""
    return Belief(party, value=F(random.randint(0, 20) * 5))


def with_events(random: Random, case: Case, *, certain: bool = False) -> Case:
    """The case with one or two events and a contingent option or two on most named issues.

    ``certain``: every party states one number for every event.
    """
    names = ("e0", "e1")[: random.choice((1, 1, 2))]
    believe = certain_belief if certain else random_belief
    events = tuple(
        Event(name, beliefs=tuple(believe(random, party.id) for party in case.parties))
        for name in names
    )
    issues = tuple(_with_contingent(random, issue, names) for issue in case.issues)
    return replace(case, events=events, issues=issues)


def _with_contingent(random: Random, issue: Issue, events: tuple[str, ...]) -> Issue:
    plain = [option.id for option in issue.options]
    if len(plain) < 2 or random.random() < 0.15:
        return issue
    added = []
    for number in range(random.choice((1, 1, 2))):
        then, otherwise = random.sample(plain, 2)
        found = Contingency(random.choice(events), then, otherwise)
        added.append(Option(f"c{number}", contingent=found))
    # Anywhere among the others: nothing may count on contingent options coming last.
    options = list(issue.options)
    for option in added:
        options.insert(random.randint(0, len(options)), option)
    return replace(issue, options=tuple(options))

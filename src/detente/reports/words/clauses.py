"""Clauses that hang on an event, in words: their terms, each side's view, gaming, verification."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from detente.analysis.agreements import Clause, ClauseEffect
from detente.analysis.preferences import Span
from detente.reports.words import elements
from detente.reports.words.consent import counted, event_of, full_event
from detente.reports.words.names import Names


def clause_name(names: Names, found: Clause) -> str:
    """The option: ``Release of water: Summer in a dry year``."""
    return names.choice(found.issue, found.option)


def terms(names: Names, found: Clause) -> str:
    """What holds if the event happens, and what otherwise."""
    return names.say(
        "clauses.terms",
        event=names.quoted(full_event(names, event_of(names, found.event))),
        then=names.quoted(names.option(found.issue, found.then)),
        otherwise=names.quoted(names.option(found.issue, found.otherwise)),
    )


def belief(names: Names, found: Clause, effect: ClauseEffect) -> str:
    """How likely a party takes the event to be, in per cent as it said."""
    stated, grade = event_of(names, found.event).belief(effect.party), effect.grade
    if stated.value is None and stated.interval is None:
        return names.say("clauses.belief.unknown")
    low, high = (counted(names, end * 100, grade) for end in _ends(effect))
    if low == high:
        return names.say("clauses.belief.exactly", value=low)
    if stated.value is None:
        return names.say("clauses.belief.between", low=low, high=high)
    value = counted(names, stated.value, grade)
    return names.say("clauses.belief.about", value=value, low=low, high=high)


def _ends(effect: ClauseEffect) -> tuple[Fraction, Fraction]:
    return effect.belief.low, effect.belief.high


def worth(names: Names, effect: ClauseEffect) -> str:
    """What the clause is worth against today, in whole points that hold whatever fits."""
    span = effect.against_today
    if span is None or (span.low is None and span.high is None):
        return names.say("clauses.worth.unknown")
    if span.low == span.high == 0:
        return names.say("clauses.worth.same")
    points = _points(names, effect, span)
    if span.low is not None and span.low >= 0:
        return _told(names, "better", "gain", points)
    if span.high is not None and span.high <= 0:
        turned = None if points is None else (-points[1], -points[0])
        return _told(names, "worse", "loss", turned)
    if points is None:
        return names.say("clauses.worth.open")
    return names.say("clauses.worth.either", low=-points[0], high=points[1])


def _told(names: Names, key: str, plain: str, points: tuple[int, int] | None) -> str:
    if points is None:
        return names.say(f"clauses.worth.{plain}")
    low, high = points
    if low == high:
        return names.say(f"clauses.worth.{key}_exactly", high=high)
    return names.say(f"clauses.worth.{key}", low=low, high=high)


def _points(names: Names, effect: ClauseEffect, span: Span) -> tuple[int, int] | None:
    """Bounds in points of 100, rounded outwards; None where unbounded or in its own units."""
    if span.low is None or span.high is None or names.case.scale(effect.party).as_given:
        return None
    return (span.low * 100).__floor__(), (span.high * 100).__ceil__()


def prefers(names: Names, effect: ClauseEffect) -> str:
    """With which outcome the party is better off, and how much hangs on it."""
    if "unknown" in (effect.if_happens, effect.if_not):
        return names.say("clauses.prefers.unknown")
    if effect.if_happens == effect.if_not == "no":
        return names.say("clauses.prefers.same")
    words = names.say(f"clauses.prefers.{effect.prefers or 'open'}")
    most = effect.exposure
    if most is None or names.case.scale(effect.party).as_given:
        return words
    points = (most * 100).__ceil__()
    return f"{words}; {names.say('clauses.exposure.points', points=points)}"


def gains(names: Names, effect: ClauseEffect) -> str:
    """Whether it gains against the best option without a condition that is open to it."""
    return names.say(f"clauses.gains.{effect.gains}")


def crossed(names: Names, effect: ClauseEffect) -> str:
    """The party's demands that some outcome crosses; nothing where there is none."""
    if not effect.crossed:
        return ""
    demands = names.both(names.quoted(elements.named(names, each)) for each in effect.crossed)
    return names.say("clauses.crossed", demands=demands)


def cautions(names: Names, found: Clause) -> Iterator[str]:
    """Who could game it, who verifies it, and what it lacks: a sentence each."""
    yield _gameable(names, found)
    who = names.both(names.party(name) for name, _ in found.verifiers)
    yield names.say(f"clauses.verified.{found.verified}", who=who)
    if found.no_deadline:
        yield names.say("clauses.flag.no_deadline")
    if found.no_proof:
        yield names.say("clauses.flag.no_proof")
    if not found.allowed:
        yield names.say("clauses.flag.not_allowed")
    if found.not_offered:
        yield names.say("clauses.flag.not_offered", who=names.parties(found.not_offered))


def _gameable(names: Names, found: Clause) -> str:
    if not found.influences:
        return names.say("clauses.gameable.nobody")
    named = [
        each.party
        for each in found.influences
        if found.gameable in (each.by_happening, each.by_not_happening)
    ]
    return names.say(f"clauses.gameable.{found.gameable}", who=names.parties(named))


def clause(names: Names, found: Clause) -> str:
    """The whole clause as a paragraph, for the JSON."""
    told = [side(names, found, effect) for effect in found.effects]
    sides = " ".join(f"{words}." for words in told)
    words = names.say(
        "clauses.sentence", name=clause_name(names, found), terms=terms(names, found), sides=sides
    )
    return " ".join([words, *cautions(names, found)])


def side(names: Names, found: Clause, effect: ClauseEffect) -> str:
    """What the clause is to one party, in one sentence without its full stop."""
    words = names.say(
        "clauses.side",
        party=names.party(effect.party),
        belief=belief(names, found, effect),
        worth=worth(names, effect),
        prefers=prefers(names, effect),
        gains=gains(names, effect),
    )
    over = crossed(names, effect)
    return f"{words}; {over}" if over else words

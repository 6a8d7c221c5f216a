"""Clauses that hang on an event as plain values: part of the JSON of ``analyze --full``."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from detente.analysis.agreements import Clause, ClauseEffect
from detente.analysis.preferences import Span
from detente.case import Case
from detente.reports.words.clauses import clause, side
from detente.reports.words.names import Names


def clause_json(case: Case, found: Clause, language: str) -> dict[str, Any]:
    """A clause: its terms, what it is to each party, who can game it and who verifies it.

    Bounds are (low, high) in the party's own utility, None where there is none; ``exact`` beside
    them are the same as reduced fractions. Beliefs are chances from 0 to 1.
    """
    names = Names(case, language)
    return {
        "issue": found.issue,
        "option": found.option,
        "event": found.event,
        "then": found.then,
        "else": found.otherwise,
        "effects": {effect.party: _effect(names, found, effect) for effect in found.effects},
        "gameable": found.gameable,
        "influences": [
            {
                "party": each.party,
                "by_happening": each.by_happening,
                "by_not_happening": each.by_not_happening,
            }
            for each in found.influences
        ],
        "verified": found.verified,
        "verifiers": dict(found.verifiers),
        "no_deadline": found.no_deadline,
        "no_proof": found.no_proof,
        "allowed": found.allowed,
        "not_offered": list(found.not_offered),
        "text": clause(names, found),
    }


def _effect(names: Names, found: Clause, effect: ClauseEffect) -> dict[str, Any]:
    chance = effect.belief
    return {
        "belief": _ends(chance.low, chance.high) | {"central": _number(chance.centre)},
        "grade": None if effect.grade is None else str(effect.grade),
        "against": {option: _span(span) for option, span in effect.against},
        "against_today": None if effect.against_today is None else _span(effect.against_today),
        "between": _span(effect.between),
        "if_happens": effect.if_happens,
        "if_not": effect.if_not,
        "gains": effect.gains,
        "exposure": _number(effect.exposure),
        "crossed": list(effect.crossed),
        "text": side(names, found, effect),
    }


def _span(span: Span) -> dict[str, Any]:
    return _ends(span.low, span.high) | {"loose": span.loose}


def _ends(low: Fraction | None, high: Fraction | None) -> dict[str, Any]:
    return {
        "low": _number(low),
        "high": _number(high),
        "exact": [None if end is None else str(end) for end in (low, high)],
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)

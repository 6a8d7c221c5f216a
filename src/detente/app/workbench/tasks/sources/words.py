"""A claim in words: whose it is, who says so, what follows for its grade, and its history."""

from __future__ import annotations

import json
from typing import Any

from detente.app.coding.questions import QUESTIONS, STANCES
from detente.case import (
    Attribution,
    Case,
    Claim,
    ClaimStatus,
    ClaimType,
    CodingEvent,
    Grade,
    Mode,
    Relation,
    SpeakerKind,
    Strength,
    standing,
)
from detente.case.elements import holder_of
from detente.i18n import say
from detente.reports.words.elements import find
from detente.reports.words.evidence import element_words, speaker
from detente.reports.words.names import Names


def claim_told(names: Names, claim: Claim) -> dict[str, Any]:
    """A claim in short: for a list, and for the head of its own page.

    ``names`` are those of the standing case, and the same for all claims of a page.
    """
    language = names.language
    return {
        "id": claim.id,
        "source": claim.source,
        "status": claim.status.value,
        "status_words": say(f"coding.status.{claim.status}", language),
        "line": claim.line,
        "holder": names.parties(claim.holder) if claim.holder else None,
        "speaker": speaker(names, claim),
        "type": ", ".join(say(f"coding.type.{one}", language) for one in claim.type),
        "issue": names.issue(claim.issue) if claim.issue else None,
        "stance": _stance(claim, language),
        "coder": claim.coder,
        "day": None if claim.date is None else claim.date.isoformat(),
        "text": claim.text.in_language(language) if claim.text else None,
        "elements": [
            {
                "path": link.to,
                "words": element_words(names, link.to),
                "relation": link.relation.value,
            }
            for link in claim.links
        ],
    }


def _stance(claim: Claim, language: str) -> str | None:
    if claim.stance in ("pro", "contra", "conditional"):
        return say(f"coding.stance.{claim.stance}", language)
    return claim.stance


def grades_told(case: Case, claim: Claim, language: str) -> list[dict[str, Any]]:
    """For each holder the grade that this claim bears, and why (case file, rule 8)."""
    names = Names(standing(case), language)
    party = case.speaking_for(claim)
    return [
        {
            "holder": names.party(holder),
            "grade": grade.value,
            "words": say(f"grades.{grade}", language),
            "why": _why(names, claim, holder, grade, party),
        }
        for holder in claim.holder
        for grade in (claim.grade_for(holder, party),)
    ]


def _why(names: Names, claim: Claim, holder: str, grade: Grade, party: str | None) -> str:
    whose = names.party(holder)
    voice = names.party(claim.speaker) if claim.speaker else ""
    if grade is Grade.SAID:
        return names.say("desk.grade.said", speaker=voice, holder=whose)
    if grade is Grade.REPORTED:
        key = "reported_other" if party else "reported_outside"
        return names.say(
            f"desk.grade.{key}",
            speaker=voice,
            holder=whose,
            party=names.party(party) if party else "",
        )
    kind: SpeakerKind = claim.speaker_kind
    return names.say(f"desk.grade.{kind}", holder=whose)


def elements_told(case: Case, claim: Claim, language: str) -> list[dict[str, Any]]:
    """The elements that a claim is evidence for, each with the grade that counts there now."""
    names = Names(standing(case), language)
    told = []
    for link in claim.links:
        value = find(names, link.to).value
        grade = None if value is None else case.grade(value.basis, holder_of(value))
        told.append(
            {
                "path": link.to,
                "words": element_words(names, link.to),
                "relation": say(f"desk.relation.{link.relation}", language),
                "grade": grade and say(f"grades.{grade}", language),
            }
        )
    return told


def history_told(claim: Claim, language: str) -> list[dict[str, Any]]:
    """Every event of a claim, oldest first; looks that changed nothing are left out."""
    return [
        _event(event, language)
        for event in claim.history
        if event.before != event.after or event.changed == "status"
    ]


def _event(event: CodingEvent, language: str) -> dict[str, Any]:
    return {
        "when": event.when.isoformat(timespec="minutes").replace("+00:00", "Z"),
        "who": event.who,
        "field": event.changed,
        "label": _label(event.changed, language),
        "before": _value(event.changed, event.before, language),
        "after": _value(event.changed, event.after, language),
    }


_ASKED = frozenset(question.field for question in QUESTIONS)


def _label(field: str, language: str) -> str:
    if field == "status":
        return say("desk.history.status", language)
    return say(f"coding.ask.{field}.label", language) if field in _ASKED else field


def _value(field: str, spelled: str | None, language: str) -> str:
    if spelled is None:
        return say("coding.nothing", language)
    try:
        value = json.loads(spelled) if spelled[:1] in ("[", "{") else spelled
    except ValueError:
        value = spelled
    return _spoken(field, value, language)


def _spoken(field: str, value: Any, language: str) -> str:
    """A value of an event in the reader's words, as far as there are any."""
    if isinstance(value, list):
        return ", ".join(_spoken(field, one, language) for one in value)
    if isinstance(value, dict):
        if "to" in value:
            relation = value.get("relation", Relation.SUPPORTS.value)
            return f"{say(f'desk.relation.{relation}', language)} {value['to']}"
        return " → ".join(_spoken(field, one, language) for one in value.values())
    if field in _WORDED and value in _WORDED[field]:
        return say(f"coding.{field}.{value}", language)
    return str(value)


_WORDED: dict[str, frozenset[str]] = {
    "status": frozenset(ClaimStatus),
    "speaker_kind": frozenset(SpeakerKind),
    "attribution": frozenset(Attribution),
    "mode": frozenset(Mode),
    "type": frozenset(ClaimType),
    "strength": frozenset(Strength),
    "stance": frozenset(STANCES),
}

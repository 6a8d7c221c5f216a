"""What was said before, in the person's own words: who, when, what."""

from __future__ import annotations

from collections.abc import Sequence

from detente.case import Case, NoDeal, RedLine, Statement, standing
from detente.i18n import say
from detente.reports.words.names import Names
from detente.reports.words.statements import statement


def quoted(names: Names, case: Case, element_id: str) -> str:
    """``On 22 November 2026 (Ines Harms): “Term: 24 months before 12 months”``."""
    found = _element(case, element_id)
    if found is None or isinstance(found, NoDeal):
        return names.say("interview.said.in_file", id=element_id)
    own = found.basis.text
    words = names.text(own) if own else in_words(names, found)
    day, who = found.basis.date, found.basis.author
    told = names.quoted(words)
    if day is None:
        return names.say("interview.said.undated", words=told, id=_short(element_id))
    return names.say(
        "interview.said.dated",
        day=names.date(day),
        who=_author(who, names.language),
        words=told,
        id=_short(element_id),
    )


def in_words(names: Names, said: Statement | RedLine) -> str:
    """What an answer says."""
    if isinstance(said, RedLine):
        refused = names.either(names.condition(one) for one in said.refuses)
        return names.say("interview.said.refuses", refused=refused)
    return statement(names, said)


def _author(who: str | None, language: str) -> str:
    if who is None:
        return say("interview.said.nobody", language)
    word, _, name = who.partition(":")
    if word.strip() != "principal":
        return who
    return name.strip() or say("interview.said.principal", language)


def _short(element_id: str) -> str:
    """``a3`` for an answer, the whole id for what stands in the case."""
    return element_id.rpartition(".answers.")[2]


def _element(case: Case, element_id: str) -> Statement | RedLine | NoDeal | None:
    now = standing(case)
    elements: Sequence[Statement | RedLine] = (*now.statements, *now.red_lines)
    return next((one for one in elements if one.id == element_id), None)

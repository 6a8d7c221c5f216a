"""All questions about one passage on one sheet: what a form shows, and the answers it brings back.

The questions, their menus and what an answer entails are those of the terminal (`questions`). A
sheet differs in one thing: what its reader leaves as it is shown is no answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.app.coding.answering import answered, resume_at, was_seen
from detente.app.coding.answers import NoAnswerError
from detente.app.coding.desk import Desk
from detente.app.coding.elements import elements_for
from detente.app.coding.given import value_given
from detente.app.coding.questions import QUESTIONS, Choice, Form, Question
from detente.case import Claim, ClaimStatus, Text, write_number

Given = Mapping[str, Sequence[str]]
"""What a form brings back: for each question that stood on it, its texts."""

_SETS = (Form.SEVERAL, Form.SEVERAL_OR_WORDS, Form.LINKS)

LISTED = 100
"""Elements that fit holder and issue, and as many others, that are listed; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question as it stands on the sheet.

    ``given``: the texts that stand for the present answer, as a form sends them back. ``fitting``
    and ``further`` are the menu; only links have further ones, of other holders and issues.
    ``certain`` is what the text or an earlier answer makes certain, shown and never filled in;
    ``unlisted`` counts what is too much for a menu.
    """

    question: Question
    given: tuple[str, ...]
    fitting: tuple[Choice, ...]
    further: tuple[Choice, ...] = ()
    certain: Any = None
    unlisted: int = 0


def sheet(desk: Desk, claim: Claim) -> tuple[Item, ...]:
    """The questions that are asked of a claim as it stands now, in order."""
    return tuple(
        _item(desk, claim, question) for question in QUESTIONS if question.applies(desk, claim)
    )


def fill(
    desk: Desk, claim: Claim, given: Given, *, complete: bool = False
) -> tuple[Claim, dict[str, str]]:
    """The claim with the answers of a sheet, and what is wrong by question (keys of a catalogue).

    Good answers are kept beside bad ones. What stands as it was shown is no new answer; that it was
    seen is kept once, so that a sitting in a terminal goes on behind it. ``complete``: a question
    that needs an answer and has none is wrong too.
    """
    before = {item.question.field: item.given for item in sheet(desk, claim)}
    behind, events = resume_at(claim), {event.changed for event in claim.history}
    begun = claim.status is ClaimStatus.SUGGESTED
    wrong: dict[str, str] = {}
    for number, question in enumerate(QUESTIONS):
        field = question.field
        if field not in given or not question.applies(desk, claim):
            continue
        try:
            if not _alike(question.form, given[field], before.get(field, ())):
                value = value_given(question.form, given[field], choices_of(desk, claim, question))
                claim = answered(desk, claim, question, value)
            elif _needed(claim, field):
                if complete:
                    raise NoAnswerError("needed")
            elif begun and (number >= behind or field not in events):
                claim = answered(desk, claim, question, getattr(claim, field))
        except NoAnswerError as error:
            wrong[field] = str(error)
    return claim, wrong


def _alike(form: Form, given: Sequence[str], shown: Sequence[str]) -> bool:
    """Whether a sheet came back as it was shown; boxes have no order, and blanks no meaning."""
    if form in _SETS:
        return set(filter(None, given)) == set(filter(None, shown))
    return [" ".join(part.split()) for part in given] == [" ".join(p.split()) for p in shown]


def _needed(claim: Claim, field: str) -> bool:
    """Whether a question still waits for an answer that it cannot do without."""
    return field == "speaker_kind" and not was_seen(claim, field)


def choices_of(desk: Desk, claim: Claim, question: Question) -> tuple[Choice, ...]:
    """The whole menu of a question, with what stands there already."""
    if question.form is Form.LINKS:
        listed = elements_for(desk, claim, every=True)
    else:
        listed = question.choices(desk, claim)
    known = {str(choice.value) for choice in listed}
    kept = [one for one in _kept(question, claim) if one not in known]
    return (*listed, *(Choice(one, one) for one in kept))


def _kept(question: Question, claim: Claim) -> list[str]:
    """The members of the present answer that a menu must offer to keep."""
    value = getattr(claim, question.field)
    match question.form:
        case Form.LINKS:
            return [link.to for link in value]
        case Form.SEVERAL | Form.SEVERAL_OR_WORDS:
            return [str(one) for one in value]
        case Form.ONE if value is not None:
            return [str(value)]
    return []


def _item(desk: Desk, claim: Claim, question: Question) -> Item:
    choices = choices_of(desk, claim, question)
    given = _given(claim, question, choices)
    if question.form is not Form.LINKS:
        return Item(question, given, choices, certain=question.default(desk, claim))
    linked = {link.to for link in claim.links}
    near = {choice.value for choice in elements_for(desk, claim)}
    first = tuple(choice for choice in choices if choice.value in linked)
    rest = [choice for choice in choices if choice.value not in linked]
    fitting = tuple(choice for choice in rest if choice.value in near)
    further = tuple(choice for choice in rest if choice.value not in near)
    shown = (*first, *fitting[:LISTED])
    left = max(0, len(fitting) - LISTED) + max(0, len(further) - LISTED)
    return Item(question, given, shown, further[:LISTED], unlisted=left)


def _given(claim: Claim, question: Question, choices: Sequence[Choice]) -> tuple[str, ...]:
    """The texts that stand for a claim's present answer."""
    value = getattr(claim, question.field)
    if value is None or _needed(claim, question.field):
        return ("", "") if question.form is Form.CONDITION else ("",)
    match question.form:
        case Form.SEVERAL | Form.SEVERAL_OR_WORDS:
            return tuple(str(one) for one in value)
        case Form.LINKS:
            return tuple(f"{link.relation} {link.to}" for link in value)
        case Form.CONDITION:
            return tuple("" if half is None else _plain(half) for half in (value.when, value.then))
        case Form.NUMBER:
            return (write_number(value),)
        case Form.ONE_OR_WORDS:
            labels = [choice.label for choice in choices if choice.value == value]
            return (labels[0] if labels else str(value),)
    return (_plain(value) if isinstance(value, Text) else str(value),)


def _plain(words: Text) -> str:
    return words.in_language("en")


def confirmed(desk: Desk, claim: Claim) -> Claim:
    """The claim confirmed by the person at the desk."""
    if claim.confirmed:
        return claim
    return desk.change(claim, status=ClaimStatus.CONFIRMED)


def withdrawn(desk: Desk, claim: Claim) -> Claim:
    """The claim withdrawn: it stays in the file and counts for nothing."""
    return desk.change(claim, status=ClaimStatus.REJECTED)

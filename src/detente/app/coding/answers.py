"""From what a person types to the value of a field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from detente.app.coding.questions import Choice, Form
from detente.case import IfThen, Link, Relation, parse_number, text
from detente.formats.limits import NAME_LENGTH, TEXT_LENGTH
from detente.formats.verbatim import UNFIT

NOTHING = "0"
"""What is typed for: nothing is stated."""

_RELATIONS = {"!": Relation.CONTRADICTS, "?": Relation.CONDITIONAL_ON}
_ARROW = re.compile(r"\s*(?:=>|->|→)\s*")


class NoAnswerError(ValueError):
    """What was typed is no answer; the argument is a key of the catalogue."""


def value_typed(form: Form, typed: str, choices: Sequence[Choice]) -> Any:
    """The value meant; raises `NoAnswerError`."""
    if UNFIT.search(typed) or "\t" in typed or len(typed) > TEXT_LENGTH:
        raise NoAnswerError("unfit")
    if typed == NOTHING and form is not Form.NUMBER:
        several = form in (Form.SEVERAL, Form.SEVERAL_OR_WORDS, Form.LINKS)
        return () if several else None
    typed = typed[1:].removesuffix('"').strip() if typed.startswith('"') else typed
    match form:
        case Form.ONE | Form.ONE_OR_WORDS:
            return _one(typed, choices, free=form is Form.ONE_OR_WORDS)
        case Form.SEVERAL | Form.SEVERAL_OR_WORDS:
            free = form is Form.SEVERAL_OR_WORDS
            found = (_one(part, choices, free=free) for part in _parts(typed))
            return tuple(dict.fromkeys(found))
        case Form.NUMBER:
            return number_of(typed)
        case Form.CONDITION:
            return condition_of(_ARROW.split(typed))
        case Form.LINKS:
            return tuple(dict.fromkeys(_link(part, choices) for part in _parts(typed)))
    return text(typed)


def _parts(typed: str) -> list[str]:
    parts = [part.strip() for part in typed.split(",")]
    if not all(parts):
        raise NoAnswerError("empty_part")
    return parts


def _one(typed: str, choices: Sequence[Choice], *, free: bool) -> Any:
    """A number of the menu, a word of it, or own words where these are allowed."""
    if re.fullmatch(r"\d{1,6}", typed, re.ASCII):
        if not 1 <= int(typed) <= len(choices):
            raise NoAnswerError("no_such_choice")
        return choices[int(typed) - 1].value
    found = named(typed, choices)
    if len(found) == 1:
        return found[0].value
    if not free:
        raise NoAnswerError("no_such_choice")
    return own_words(typed)


def named(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """The choices of that name."""
    wanted = typed.casefold()
    return [choice for choice in choices if wanted in _names(choice)]


def own_words(typed: str) -> str:
    """A name or words of one's own; raises `NoAnswerError` for none and for too many."""
    if len(typed) > NAME_LENGTH or not typed:
        raise NoAnswerError("unfit")
    return typed


def _names(choice: Choice) -> tuple[str, ...]:
    """What a choice may be called: its id, its label, its label without the id."""
    label, own = choice.label.casefold(), str(choice.value).casefold()
    return (own, label, label.removesuffix(f" ({own})"))


def number_of(typed: str) -> Any:
    """The number written; raises `NoAnswerError`."""
    try:
        return parse_number(typed)
    except ValueError:
        raise NoAnswerError("no_number") from None


def condition_of(halves: Sequence[str]) -> IfThen:
    """If the first, then the second; raises `NoAnswerError` where a half is missing."""
    if len(halves) != 2 or not all(halves):
        raise NoAnswerError("no_condition")
    return IfThen(when=text(halves[0]), then=text(halves[1]))


def _link(typed: str, choices: Sequence[Choice]) -> Link:
    relation = _RELATIONS.get(typed[:1], Relation.SUPPORTS)
    word = typed[1:].strip() if typed[:1] in _RELATIONS else typed
    return Link(str(_one(word, choices, free=False)), relation)

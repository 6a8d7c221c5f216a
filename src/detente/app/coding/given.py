"""From what a form sends to the value of a field: menus are answered by value, not by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.app.coding.answers import NoAnswerError, condition_of, named, number_of, own_words
from detente.app.coding.questions import Choice, Form
from detente.case import Link, Relation, text
from detente.formats.limits import TEXT_LENGTH
from detente.formats.verbatim import UNFIT


def value_given(form: Form, given: Sequence[str], choices: Sequence[Choice]) -> Any:
    """The value meant by the texts of one question; raises `NoAnswerError`.

    One text each, but for several (a text each, names of one's own with commas between), a
    condition (its two halves) and links (``supports PATH``). Empty texts are no answer.
    """
    parts = [" ".join(part.split()) for part in given]
    if any(UNFIT.search(part) or len(part) > TEXT_LENGTH for part in parts):
        raise NoAnswerError("unfit")
    if form is Form.CONDITION:
        return None if not any(parts) else condition_of(parts)
    parts = [part for part in parts if part]
    match form:
        case Form.SEVERAL:
            return tuple(dict.fromkeys(_chosen(part, choices) for part in parts))
        case Form.SEVERAL_OR_WORDS:
            return tuple(dict.fromkeys(_some(parts, choices)))
        case Form.LINKS:
            return tuple(dict.fromkeys(_link(part, choices) for part in parts))
    if not parts:
        return None
    if form is Form.NUMBER:
        return number_of(parts[0])
    if form is Form.WORDS:
        return text(parts[0])
    return _chosen(parts[0], choices, free=form is Form.ONE_OR_WORDS)


def _some(parts: Sequence[str], choices: Sequence[Choice]) -> list[Any]:
    """Boxes that are ticked stand for themselves; what is typed may be several names."""
    values = {str(choice.value) for choice in choices}
    names = [part if part in values else name for part in parts for name in _names(part, values)]
    return [_chosen(name.strip(), choices, free=True) for name in names]


def _names(part: str, values: set[str]) -> list[str]:
    return [part] if part in values else part.split(",")


def _chosen(written: str, choices: Sequence[Choice], *, free: bool = False) -> Any:
    by_value = [choice.value for choice in choices if str(choice.value) == written]
    if by_value:
        return by_value[0]
    by_name = named(written, choices)
    if len(by_name) == 1:
        return by_name[0].value
    if not free:
        raise NoAnswerError("no_such_choice")
    return own_words(written)


def _link(written: str, choices: Sequence[Choice]) -> Link:
    relation, _, path = written.partition(" ")
    if relation not in [one.value for one in Relation]:
        raise NoAnswerError("no_such_choice")
    return Link(str(_chosen(path, choices)), Relation(relation))

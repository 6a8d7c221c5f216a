"""What a coder sees: lines of the text, a claim in short, a menu."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from detente.app.coding.desk import Desk
from detente.app.coding.questions import QUESTIONS, Choice
from detente.app.coding.spans import Span, words_in
from detente.app.terminal import columns, printable, shortened, wrapped
from detente.case import Claim, IfThen, Link, Relation, Text
from detente.i18n import say
from detente.sources.coders import words_of_value
from detente.sources.lines import Line

_VOCABULARIES = ("speaker_kind", "attribution", "mode", "type", "strength", "status")
_MARKS = {Relation.SUPPORTS: "", Relation.CONTRADICTS: "!", Relation.CONDITIONAL_ON: "?"}


def line_text(desk: Desk, line: Line) -> str:
    """A line with its number, and the claims that begin on it."""
    claims = [claim.id for claim in desk.claims() if claim.line == line.number]
    mark = f" [{', '.join(claims)}]" if claims else ""
    return wrapped(f"{line.text}{mark}", f"{line.number:>4}  ")


def numbered_words(desk: Desk, line: Line) -> str:
    """A line with a number before each of its words."""
    spans = words_in(line)
    words = (f"{i}·{printable(desk.text[a:b])}" for i, (a, b) in enumerate(spans, 1))
    return wrapped(" ".join(words), f"{line.number:>4}  ")


def place_text(desk: Desk, span: Span) -> str:
    """A stretch of the text with a few words around it, on one line, and its line number."""
    start, end = span
    line = next(line.number for line in desk.lines if start <= line.end)
    before = desk.text[max(0, start - 25) : start]
    after = desk.text[end : end + 25]
    words = shortened(desk.text[start:end], 44)
    context = f"…{printable(before)}[{words}]{printable(after)}…"
    return wrapped(say("coding.place", desk.language, line=line, words=context))


def menu(choices: Sequence[Choice]) -> str:
    """The choices, numbered from 1; short ones side by side."""
    labels = [f"{number:>3} {choice.label}" for number, choice in enumerate(choices, 1)]
    width = max((columns(label) for label in labels), default=0) + 1
    if width <= 26 and len(labels) > 4:
        rows = [labels[i : i + 3] for i in range(0, len(labels), 3)]
        return "\n".join(
            "".join(label + " " * (width - columns(label)) for label in row).rstrip()
            for row in rows
        )
    return "\n".join(wrapped(c.label, f"{number:>3} ") for number, c in enumerate(choices, 1))


def value_text(desk: Desk, field: str, value: Any) -> str:
    """A value in the reader's words."""
    if value is None or value == ():
        return say("coding.nothing", desk.language)
    if isinstance(value, Text):
        return value.in_language(desk.language)
    if isinstance(value, IfThen):
        return " → ".join(value_text(desk, field, half) for half in (value.when, value.then))
    if field == "links":
        return ", ".join(_link(link) for link in value)
    if field in _VOCABULARIES or (field == "stance" and value in ("pro", "contra", "conditional")):
        several = value if isinstance(value, tuple) else (value,)
        return ", ".join(say(f"coding.{field}.{one}", desk.language) for one in several)
    return words_of_value(value) or ""


def _link(link: Link) -> str:
    return f"{_MARKS[link.relation]}{link.to}"


def claim_card(desk: Desk, claim: Claim) -> str:
    """A claim in full: its words, then every answer."""
    return "\n".join(_card(desk, claim))


def _card(desk: Desk, claim: Claim) -> Iterator[str]:
    yield claim_line(desk, claim)
    for question in QUESTIONS:
        if question.applies(desk, claim):
            label = say(f"coding.ask.{question.field}.label", desk.language)
            words = value_text(desk, question.field, getattr(claim, question.field))
            yield wrapped(words, f"  {label}: ", "      ")


def claim_line(desk: Desk, claim: Claim) -> str:
    """A claim on one line: id, status, where, its words."""
    spans = [
        desk.text[p.start : p.end]
        for p in claim.passages
        if p.start is not None and p.version in (None, desk.document.document.version.sha256)
    ]
    status = say(f"coding.status.{claim.status}", desk.language)
    head = say("coding.claim", desk.language, id=claim.id, status=status, line=claim.line or "-")
    return f"{head}  {shortened(' … '.join(spans), 78 - columns(head))}"

"""What a party has said over time: what still holds, what replaced the rest, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from detente.case.answers import Answer
from detente.case.case import Case
from detente.case.demands import RedLine
from detente.case.statements import Statement
from detente.case.text import Text


@dataclass(frozen=True, slots=True)
class Told:
    """One statement or red line, and what has become of it.

    ``id`` is its path, that of an answer where one said it; ``at`` is None for what stands in the
    file without having been asked. ``status``: *replaced* where the answer ``by`` says something
    else instead, *withdrawn* where that only takes back; ``reason`` is then the reason it gives.
    """

    id: str
    statement: Statement | RedLine
    at: datetime | None
    status: Literal["active", "replaced", "withdrawn"]
    by: str | None = None
    reason: Text | None = None


def history(case: Case, party: str) -> tuple[Told, ...]:
    """Everything a party has said, in the order of the file: statements, red lines, then answers.

    What several answers took back is told with the earliest of them. A case in which answers have
    been joined (`standing`) has no history left.
    """
    ended: dict[str, Answer] = {}
    for answer in sorted((a for a in case.answers if a.holder == party), key=lambda a: a.at):
        for gone in answer.replaces:
            ended.setdefault(gone, answer)
    said: list[tuple[str, Statement | RedLine, datetime | None]] = []
    said += [(s.id, s, None) for s in case.statements if s.holder == party]
    said += [(f"red_lines.{line.id}", line, None) for line in case.red_lines if line.owner == party]
    said += [(a.id, a.says, a.at) for a in case.answers if a.holder == party and a.says is not None]
    return tuple(_told(one, statement, at, ended.get(one)) for one, statement, at in said)


def _told(one: str, statement: Statement | RedLine, at: datetime | None, by: Answer | None) -> Told:
    if by is None:
        return Told(one, statement, at, "active")
    status: Literal["replaced", "withdrawn"] = "withdrawn" if by.says is None else "replaced"
    return Told(one, statement, at, status, by.id, by.reason)

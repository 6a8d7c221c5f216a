"""What a party said when it was asked: a dated log that is only ever added to.

A statement is never edited. A later answer replaces or takes back an earlier one and says why, so
that every result can be computed again from the statements of its day. `Case.statements` are those
written into the case; `detente.case.standing` joins the answers that still hold to them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from detente.case.demands import RedLine
from detente.case.statements import Statement
from detente.case.text import Text


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, with everything that was shown and said.

    ``id`` is a path: ``statements.union.answers.a3``; a statement it makes has the same id, a red
    line the name ``a3``. ``says`` is None where nothing was said (``declined``) or something only
    taken back. ``replaces`` are the ids of the statements, red lines or answers that it takes out
    of force: with ``says`` in favour of that, without it for good. ``keeps`` are ids of statements
    that contradict one another and that the holder wants to leave standing for now. ``question``
    names the question (a key of its own, see the interview), ``asked`` its words.
    """

    id: str
    holder: str
    at: datetime
    says: Statement | RedLine | None = None
    author: str | None = None
    replaces: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    declined: Literal["unknown", "skipped"] | None = None
    reason: Text | None = None
    method: str | None = None
    question: str | None = None
    asked: Text | None = None


def replaced(answers: Iterable[Answer]) -> frozenset[str]:
    """The ids of everything that some answer takes out of force."""
    return frozenset(gone for answer in answers for gone in answer.replaces)

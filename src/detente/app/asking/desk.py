"""What an interview works on: one party of one case, and the file that every answer goes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from detente.app.requests import BadRequestError
from detente.app.write import write_whole
from detente.case import (
    Answer,
    Basis,
    Case,
    Confidence,
    Grade,
    RedLine,
    Statement,
    Text,
    text,
)
from detente.formats import append_answer, holder_name, holder_of
from detente.formats.limits import YAML_BYTES
from detente.i18n import say

Clock = Callable[[], datetime]


@dataclass(slots=True)
class AskingDesk:
    """The state of a sitting. Whatever is kept is on disk before the method returns.

    ``author`` is whose name stands at the answers, ``principal`` the name of a principal that is
    asked in place of the negotiators ("" for the only one; None: the negotiators). ``written`` is
    the file as this sitting knows it.
    """

    folder: Path
    case: Case
    party: str
    author: str | None
    principal: str | None
    now: Clock
    language: str
    written: str = ""

    def __post_init__(self) -> None:
        """Read the file of answers as it stands."""
        self.written = self._text()

    @property
    def file(self) -> Path:
        """Where the answers are kept: the party's own file, as whoever made it has named it."""
        folder = self.folder / "statements"
        there = (one for one in sorted(folder.glob("*.yaml")) if holder_of(one) == self.party)
        return next(there, folder / f"{holder_name(self.party)}.yaml")

    @property
    def name(self) -> str:
        """What the party is called."""
        return self.case.party(self.party).name.in_language(self.language)

    @property
    def signed(self) -> str | None:
        """The author of an answer as the case file has it."""
        if self.principal is None:
            return self.author
        return f"principal:{self.principal}" if self.principal else "principal"

    def basis(self, confidence: Confidence | None) -> Basis:
        """What a statement of this sitting rests on: the party's own word, today."""
        today = self.now().astimezone(UTC).date()
        return Basis(Grade.SAID, confidence, author=self.signed, date=today)

    def keep(
        self,
        question: str | None,
        asked: str,
        says: Sequence[Statement | RedLine] = (),
        *,
        replaces: tuple[str, ...] = (),
        declined: Literal["unknown", "skipped"] | None = None,
        keeps: tuple[str, ...] = (),
        reason: Text | None = None,
    ) -> tuple[Answer, ...]:
        """Add answers to the file, all of one screen in one stroke, and to the case.

        The first of them takes out of force what is replaced. Raises `BadRequestError` where they
        cannot be kept.
        """
        moment = self.now().astimezone(UTC).replace(microsecond=0)
        made: list[Answer] = []
        for place, one in enumerate(says or (None,)):
            id_ = f"statements.{self.party}.answers.a{self._next() + place}"
            made.append(
                Answer(
                    id_,
                    self.party,
                    moment,
                    says=None if one is None else _named(one, id_),
                    author=self.signed,
                    replaces=replaces if place == 0 else (),
                    keeps=keeps,
                    declined=declined,
                    reason=reason if place == 0 else None,
                    method=question.partition(":")[0] if question else None,
                    question=question,
                    asked=text(asked) if asked else None,
                )
            )
        self._write(made)
        self.case = replace(self.case, answers=(*self.case.answers, *made))
        return tuple(made)

    def _write(self, made: Sequence[Answer]) -> None:
        if self._text() != self.written:
            raise BadRequestError(say("interview.changed_meanwhile", self.language, file=self.file))
        new = self.written
        for answer in made:
            new = append_answer(new, self.file, answer)
        if len(new.encode()) > YAML_BYTES:
            limit = f"{YAML_BYTES // 1024} KB"
            raise BadRequestError(
                say("interview.file_full", self.language, file=self.file, limit=limit)
            )
        write_whole(self.file, new, self.language)
        self.written = new

    def _text(self) -> str:
        return self.file.read_bytes().decode("utf-8-sig") if self.file.exists() else ""

    def _next(self) -> int:
        """A number that no answer of the party has."""
        names = (a.id.rpartition(".")[2] for a in self.case.answers if a.holder == self.party)
        return 1 + max((int(n[1:]) for n in names if n[:1] == "a" and n[1:].isdecimal()), default=0)


def _named(said: Statement | RedLine, id_: str) -> Statement | RedLine:
    """What an answer says under the answer's name."""
    if isinstance(said, RedLine):
        return replace(said, name=id_.rpartition(".")[2])
    return replace(said, id=id_)

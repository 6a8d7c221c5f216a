"""What becomes of an answer, whatever it was given through: a terminal or a page.

An answer is one line in the grammar of `typed`. A page writes the same line from its fields, so
that both surfaces understand, refuse and keep exactly the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

from detente.analysis.advice.interview import (
    Interviewer,
    Kind,
    Points,
    Question,
    statements_of,
    still_given,
)
from detente.app.asking.desk import AskingDesk
from detente.app.asking.known import known_question
from detente.app.asking.said import in_words
from detente.app.asking.typed import NoReplyError, Typed, refusals_typed, reply_typed
from detente.app.asking.wording import Wording
from detente.app.terminal import shortened
from detente.case import Answer, RedLine, Statement, Text, text
from detente.i18n import say
from detente.reports.words.names import Names
from detente.reports.words.numbers import written

LONGEST = 150
"""Signs of what is told to be kept; the file has all of it."""

Informing = Callable[..., None]
"""Told what the person should hear: a key of the catalogue ``interview`` and its values."""


def in_silence(_key: str, **_values: object) -> None:
    """Tell nobody: a page shows what was kept in its own way."""


class Answering:
    """Keeps the answers of one interview. The interviewer has heard each when a method returns."""

    def __init__(
        self, desk: AskingDesk, interviewer: Interviewer, inform: Informing = in_silence
    ) -> None:
        self.desk, self.interviewer = desk, interviewer
        self.names = Names(interviewer.own, desk.language)
        self.wording = Wording(self.names, interviewer)
        self.kept = 0
        self._inform = inform

    @property
    def done(self) -> list[tuple[Question, tuple[str, ...]]]:
        """The questions answered so far in order, each with the ids of its answers."""
        found: dict[str, list[str]] = {}
        for answer in still_given(self.interviewer.answers):
            if answer.question is not None:
                found.setdefault(answer.question, []).append(answer.id)
        own = self.interviewer.own
        known = ((known_question(key, own), tuple(ids)) for key, ids in found.items())
        return [(question, ids) for question, ids in known if question is not None]

    def standing_at(self, question: Question) -> tuple[str, ...]:
        """The ids of the answers that stand at a question."""
        return next((ids for done, ids in self.done if done.key == question.key), ())

    def _replaced(self, question: Question, replacing: tuple[str, ...]) -> tuple[str, ...]:
        """What an answer takes the place of; refusals add to one another.

        A question can be asked anew while a part of its answer stands: where the other part was
        taken back to settle a contradiction.
        """
        if replacing or question.kind is Kind.REFUSED:
            return replacing
        return self.standing_at(question)

    def keep(self, question: Question | None, asked: str, says: Any = (), **more: Any) -> None:
        """Keep answers on disk, and let the interview go on from them."""
        made = self.desk.keep(question.key if question else None, asked, says, **more)
        self.kept += sum(answer.says is not None for answer in made)
        self.interviewer.hear(self.desk.case, made[0] if len(made) == 1 else None)
        for answer in made:
            if answer.says is not None:
                words = shortened(in_words(self.names, answer.says), LONGEST)
                self._inform("kept", id=answer.id.rpartition(".")[2], words=words)

    def take(
        self,
        question: Question,
        line: str,
        replacing: tuple[str, ...] = (),
        reason: Text | None = None,
    ) -> bool:
        """Keep what a line answers; False where the question is open for more of the same.

        Raises `NoReplyError` where the line is no answer, and then keeps nothing.
        """
        if question.kind is Kind.REFUSED:
            return self._refuse(question, line, replacing, reason)
        replacing = self._replaced(question, replacing)
        asked = self.wording.of(question).asked
        found = self._read(question, line)
        if question.kind is Kind.LINK:
            key = "link.yes" if found.reply == "first" else "link.no"
            self._note(question, key, replacing)
            self._inform(key)
            return True
        says = self.says(question, found)
        self._tell_width(found)
        self.keep(question, asked, says, replaces=replacing, reason=reason)
        return True

    def says(self, question: Question, found: Typed) -> tuple[Statement | RedLine, ...]:
        """The statements that a reply makes, without keeping them. Raises `NoReplyError`."""
        assert found.reply is not None
        issue = self.interviewer.own.issue(question.issues[0]) if question.issues else None
        options = issue.plain_ids() if issue else ()
        basis = self.desk.basis(found.confidence)
        try:
            return statements_of(question, found.reply, self.desk.party, options, basis)
        except ValueError:
            raise NoReplyError("no_such_choice") from None

    def in_words(self, question: Question, line: str) -> str:
        """What a line would say, in words, without keeping it. Raises `NoReplyError`."""
        if question.kind is Kind.REFUSED:
            refused = refusals_typed(line, self.interviewer.own, self.desk.language)
            said = [one.when for one in refused]
            return self.names.either(self.names.condition(one) for one in said)
        found = self._read(question, line)
        if question.kind is Kind.LINK:
            key = "link.yes" if found.reply == "first" else "link.no"
            return self.names.say(f"interview.{key}")
        return "; ".join(in_words(self.names, one) for one in self.says(question, found))

    def decline(
        self,
        question: Question,
        how: Literal["unknown", "skipped"],
        replacing: tuple[str, ...] = (),
        reason: Text | None = None,
    ) -> None:
        """Keep that a question was not answered, so that it is not asked again."""
        asked = self.wording.of(question).asked
        replacing = self._replaced(question, replacing)
        self.keep(question, asked, declined=how, replaces=replacing, reason=reason)

    def strength_for(self, question: Question) -> Question | None:
        """The same difference asked for in words; None where it cannot be."""
        if question.kind is not Kind.RATE or question.again:
            return None
        best = self.interviewer.best_of(question.issues[0])
        if best is None or best == question.options[0]:
            return None
        return Question(Kind.STRENGTH, question.issues, (best, question.options[0]))

    def keep_all(self, ids: tuple[str, ...]) -> None:
        """Keep a contradiction for now: no sitting shows it again."""
        self.keep(None, "", keeps=ids)
        self._inform("clash.kept")

    def take_back(self, statement: str) -> bool:
        """Take a statement out of force; False for one that only the case file can change."""
        if not statement.startswith(("statements.", "red_lines.")):
            self._inform("clash.in_file", id=statement)
            return False
        self.keep(None, "", replaces=(statement,))
        self._inform("clash.taken_back", id=statement.rpartition(".answers.")[2])
        return True

    def widen(self, statement: str, wider: Statement) -> None:
        """Put a statement with a wider interval in the place of one that was said."""
        answer, question = self.answered(statement)
        said = replace(wider, basis=self.desk.basis(wider.basis.confidence))
        asked = answer.asked.in_language(self.desk.language) if answer and answer.asked else ""
        self.keep(question, asked, (said,), replaces=(statement,))

    def answered(self, statement: str) -> tuple[Answer | None, Question | None]:
        """The answer that made a statement, and the question it answered; None: not asked here."""
        answer = next((a for a in self.desk.case.answers if a.id == statement), None)
        key = answer.question if answer else None
        return answer, known_question(key, self.interviewer.own) if key else None

    def _read(self, question: Question, line: str) -> Typed:
        issue = self.interviewer.own.issue(question.issues[0]) if question.issues else None
        menu = self.wording.of(question).menu
        return reply_typed(question.kind, line, menu, issue, self.desk.language)

    def _tell_width(self, found: Typed) -> None:
        """Say how wide a number is taken, so that it can be changed."""
        if isinstance(found.reply, Points) and found.reply.low < found.reply.high:
            ends = (found.reply.low, found.reply.high)
            low, high = (written(end, self.desk.language) for end in ends)
            self._inform("taken_as", low=low, high=high)

    def _refuse(
        self, question: Question, line: str, replacing: tuple[str, ...], reason: Text | None
    ) -> bool:
        """Red lines, a line of typing each; nothing, or 0, ends the screen."""
        if line in ("", "0"):
            if question.key not in {asked.key for asked, _ in self.done}:
                self._note(question, "nothing_refused", replacing)
            return True
        found = refusals_typed(line, self.interviewer.own, self.desk.language)
        basis = self.desk.basis(None)
        party = self.desk.party
        says = [said for one in found for said in statements_of(question, one, party, (), basis)]
        asked = self.wording.of(question).asked
        self.keep(question, asked, says, replaces=replacing, reason=reason)
        self._inform("another_refusal")
        return False

    def _note(self, question: Question, key: str, replacing: tuple[str, ...]) -> None:
        """Keep an answer that no statement can hold: nothing is said, and the reason says why."""
        asked = self.wording.of(question).asked
        told = text(say(f"interview.{key}", self.desk.language))
        self.keep(question, asked, declined="skipped", replaces=replacing, reason=told)

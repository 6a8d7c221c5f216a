"""The questions about one passage: asked in order, back and forth, each answer kept at once."""

from __future__ import annotations

from typing import Any

from detente.app.coding.answering import answered, resume_at, was_seen
from detente.app.coding.answers import NoAnswerError, value_typed
from detente.app.coding.desk import Desk
from detente.app.coding.elements import elements_for
from detente.app.coding.questions import QUESTIONS, Form, Question
from detente.app.coding.showing import claim_card, menu, value_text
from detente.app.coding.typed import Key, Stop, key_of
from detente.app.terminal import Terminal, wrapped
from detente.case import Claim, ClaimStatus
from detente.i18n import say

_FIELDS = tuple(question.field for question in QUESTIONS)
_OF_QUESTIONS = (Key.STOP, Key.HELP, Key.BACK, Key.UNDO, Key.SKIP, Key.SAME)


class Interview:
    """Asks about claims, one after another, and remembers what can be taken back."""

    def __init__(self, desk: Desk, terminal: Terminal) -> None:
        self._desk = desk
        self._terminal = terminal
        self._done: list[tuple[Claim, int]] = []
        self._every = False

    def code(self, claim: Claim, *, correcting: bool = False) -> None:
        """Ask all that is still to be asked of a claim, then whether it is confirmed.

        A claim that is corrected is asked about from the first question. Raises `Stop`.
        """
        self._ask_from(claim, 0 if correcting else resume_at(claim))

    def undo_last(self) -> None:
        """Take the last answer of this sitting back, and ask again from there."""
        if not self._done:
            self._say("nothing_to_undo")
            return
        claim, at = self._take_back(None)
        if at >= 0:
            self._ask_from(claim, at)

    def _ask_from(self, claim: Claim, at: int) -> None:
        """Ask question after question; a negative number means that this claim is done with."""
        while at >= 0:
            if at >= len(QUESTIONS):
                claim, at = self._confirm(claim)
            elif QUESTIONS[at].applies(self._desk, claim):
                claim, at = self._question(claim, at)
            else:
                at += 1

    def _say(self, key: str, **values: object) -> None:
        self._terminal.tell(wrapped(say(f"coding.{key}", self._desk.language, **values)))

    def _question(self, claim: Claim, at: int) -> tuple[Claim, int]:
        """Ask one question; returns the claim and the number of the next question."""
        question = QUESTIONS[at]
        choices = self._choices(question, claim)
        self._show(question, claim, choices)
        typed = self._terminal.ask(say("coding.answer_prompt", self._desk.language)).strip()
        key = key_of(typed, self._desk.language)
        if typed == "" or key is Key.SKIP:
            return self._left(claim, at, take_default=key is None)
        if key is Key.EVERY and question.form is Form.LINKS:
            self._every = not self._every
            return claim, at
        if key in _OF_QUESTIONS:
            return self._obey(key, claim, at)
        try:
            value = value_typed(question.form, typed, choices)
        except NoAnswerError as error:
            self._say(f"answer.{error}")
            return claim, at
        return self._keep(claim, at, value)

    def _choices(self, question: Question, claim: Claim) -> Any:
        if question.form is Form.LINKS:
            return elements_for(self._desk, claim, every=self._every)
        return question.choices(self._desk, claim)

    def _show(self, question: Question, claim: Claim, choices: Any) -> None:
        language, field = self._desk.language, question.field
        self._terminal.tell("")
        self._terminal.tell(
            wrapped(
                say(f"coding.ask.{field}.question", language),
                f"{_FIELDS.index(field) + 1}/{len(_FIELDS)} ",
            )
        )
        if choices:
            self._terminal.tell(menu(choices))
        self._terminal.tell(wrapped(say(f"coding.form.{question.form}", language)))
        offered = self._offered(question, claim)
        if offered not in (None, ()):
            words = value_text(self._desk, field, offered)
            self._say("enter_takes", value=words)

    def _offered(self, question: Question, claim: Claim) -> Any:
        """What Enter takes: what stands there and may stand there, or what is certain."""
        value = getattr(claim, question.field)
        certain = question.default(self._desk, claim)
        if question.field == "speaker_kind" and not was_seen(claim, question.field):
            return certain
        return certain if value in (None, ()) else value

    def _left(self, claim: Claim, at: int, *, take_default: bool) -> tuple[Claim, int]:
        """Enter takes what is offered; a question that is skipped stays as it was."""
        question = QUESTIONS[at]
        offered = self._offered(question, claim) if take_default else None
        if take_default and offered is None and question.field == "speaker_kind":
            self._say("answer.needed")
            return claim, at
        return self._keep(claim, at, getattr(claim, question.field) if offered is None else offered)

    def _keep(self, claim: Claim, at: int, value: Any) -> tuple[Claim, int]:
        try:
            new = answered(self._desk, claim, QUESTIONS[at], value)
        except NoAnswerError as error:
            self._say(f"answer.{error}")
            return claim, at
        if new != claim:
            self._done.append((claim, at))
        return new, at + 1

    def _obey(self, key: Key | None, claim: Claim, at: int) -> tuple[Claim, int]:
        match key:
            case Key.STOP:
                raise Stop
            case Key.HELP:
                self._say(f"ask.{QUESTIONS[at].field}.help")
                self._say("keys")
                return claim, at
            case Key.SAME:
                return self._same(claim, at)
            case Key.UNDO:
                return self._take_back(claim)
        return self._back(claim, at)

    def _back(self, claim: Claim, at: int) -> tuple[Claim, int]:
        for before in range(at - 1, -1, -1):
            if QUESTIONS[before].applies(self._desk, claim):
                return claim, before
        self._say("first_question")
        return claim, at

    def _same(self, claim: Claim, at: int) -> tuple[Claim, int]:
        """The answer of the claim before, where it may stand here too."""
        earlier = [c for c in self._desk.claims() if c.coder == claim.coder and c.id != claim.id]
        if not earlier:
            self._say("no_claim_before")
            return claim, at
        return self._keep(claim, at, getattr(earlier[-1], QUESTIONS[at].field))

    def _take_back(self, claim: Claim | None) -> tuple[Claim, int]:
        """The last answer taken back by events of its own; nothing is erased.

        Where nothing of this claim is left to take back, the claim is withdrawn.
        """
        current = claim
        if self._done and (claim is None or self._done[-1][0].id == claim.id):
            before, at = self._done.pop()
            found = next(one for one in self._desk.claims() if one.id == before.id)
            self._say("taken_back", id=found.id)
            return self._restored(found, before), at
        assert current is not None
        if current.status is ClaimStatus.SUGGESTED:
            return self._withdraw(current)
        self._say("nothing_to_undo")
        return current, 0

    def _restored(self, claim: Claim, before: Claim) -> Claim:
        kept = ("id", "history", "source")
        names = [name for name in Claim.__dataclass_fields__ if name not in kept]
        values = {
            name: getattr(before, name)
            for name in names
            if getattr(before, name) != getattr(claim, name)
        }
        return self._desk.change(claim, **values) if values else claim

    def _confirm(self, claim: Claim) -> tuple[Claim, int]:
        """Show the claim; only an answer that says so makes it confirmed."""
        self._terminal.tell("")
        self._terminal.tell(claim_card(self._desk, claim))
        waiting = claim.status is not ClaimStatus.CONFIRMED
        prompt = "coding.confirm" if waiting else "coding.corrected"
        typed = self._terminal.ask(say(prompt, self._desk.language)).strip()
        match key_of(typed, self._desk.language):
            case Key.YES:
                return self._confirmed(claim)
            case Key.WITHDRAW:
                return self._withdraw(claim)
            case Key.STOP:
                raise Stop
            case Key.BACK:
                return self._back(claim, len(QUESTIONS))
            case Key.UNDO:
                return self._take_back(claim)
            case Key.SKIP:
                return claim, -1
            case None if typed == "" and not waiting:
                return claim, -1
        self._say("confirm_help")
        return claim, len(QUESTIONS)

    def _confirmed(self, claim: Claim) -> tuple[Claim, int]:
        if claim.status is ClaimStatus.CONFIRMED:
            return claim, -1
        new = self._desk.change(claim, status=ClaimStatus.CONFIRMED)
        self._done.append((claim, len(QUESTIONS)))
        self._say("confirmed", id=claim.id)
        return new, -1

    def _withdraw(self, claim: Claim) -> tuple[Claim, int]:
        new = self._desk.change(claim, status=ClaimStatus.REJECTED)
        self._say("withdrawn", id=claim.id)
        return new, -1

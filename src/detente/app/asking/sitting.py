"""An interview in a terminal: one question at a time, every answer kept at once."""

from __future__ import annotations

from math import ceil
from typing import Literal, Protocol

from detente.analysis.advice.interview import (
    Asking,
    Finished,
    Interviewer,
    Kind,
    Points,
    Question,
    question_of,
    response_error,
    statements_of,
    still_given,
)
from detente.app.asking.clashes import Clashes
from detente.app.asking.closing import closing
from detente.app.asking.desk import AskingDesk
from detente.app.asking.said import in_words
from detente.app.asking.showing import options_listed, why
from detente.app.asking.typed import (
    Key,
    NoReplyError,
    Stop,
    Typed,
    key_of,
    refusals_typed,
    reply_typed,
)
from detente.app.asking.wording import Worded, Wording
from detente.app.coding.screen import printable, shortened, wrapped
from detente.case import Answer, Text, text
from detente.formats.limits import TEXT_LENGTH
from detente.i18n import say
from detente.reports.words.names import Names
from detente.reports.words.numbers import written

LONGEST = 150
"""Columns of what is told to be kept; the file has all of it."""

Outcome = Literal["answered", "declined", "back", "left"]


class Terminal(Protocol):
    """Where a person reads and types."""

    def tell(self, words: str) -> None:
        """Show some lines."""

    def ask(self, prompt: str) -> str:
        """One line typed; raises ``EOFError`` where there is nobody any more."""


class Sitting:
    """One sitting. `run` returns when nothing is left to ask, or the person stops.

    ``question`` is the one on the screen, for whoever answers without reading.
    """

    def __init__(
        self, desk: AskingDesk, terminal: Terminal, interviewer: Interviewer | None = None
    ) -> None:
        self._desk, self._terminal = desk, terminal
        self.interviewer = interviewer or Interviewer(desk.case, desk.party, desk.principal)
        self.names = Names(self.interviewer.own, desk.language)
        self.question: Question | None = None
        self._wording = Wording(self.names, self.interviewer)
        self._done = _groups(self.interviewer.answers)
        self._listed: tuple[object, ...] = ()
        self._kept = 0
        self._began: object = None
        self._clashes = Clashes(self)

    @property
    def desk(self) -> AskingDesk:
        """Where answers are kept."""
        return self._desk

    @property
    def clash(self) -> tuple[str, ...]:
        """The ids of the contradiction on the screen; empty while there is none."""
        return self._clashes.current

    def settle(self) -> None:
        """Show every contradiction that is neither kept nor left for later. Raises `Stop`."""
        self._clashes.settle()

    def run(self) -> None:
        """Ask until nothing is left or the person stops. ``KeyboardInterrupt`` passes."""
        try:
            self._welcome()
            while True:
                self._clashes.settle()
                asking = self.interviewer.next()
                if isinstance(asking, Finished):
                    self._finish(asking)
                    break
                self._one(asking)
        except (Stop, EOFError):
            self.question = None
            self.inform("stopped")
        self.goodbye()

    def goodbye(self) -> None:
        """Say what is known now, what is open, and what this sitting changed."""
        for words in closing(self.names, self.interviewer, self._desk, self._began, self._kept):
            self.tell(words)

    def tell(self, words: str, first: str = "") -> None:
        """Show words, wrapped to the screen."""
        self._terminal.tell(wrapped(words, first))

    def inform(self, key: str, **values: object) -> None:
        """Show a text of the catalogue."""
        self.tell(say(f"interview.{key}", self._desk.language, **values))

    def typed(self, prompt: str) -> str:
        """One line typed, without blanks around it."""
        return self._terminal.ask(say(f"interview.{prompt}", self._desk.language)).strip()

    def keep(
        self, question: Question | None, asked: str, says: object = (), **more: object
    ) -> None:
        """Keep answers on disk, and let the interview go on from them."""
        made = self._desk.keep(question.key if question else None, asked, says, **more)  # type: ignore[arg-type]
        self._kept += sum(answer.says is not None for answer in made)
        self.interviewer.hear(self._desk.case, made[0] if len(made) == 1 else None)
        self._done = _groups(self.interviewer.answers)
        for answer in made:
            if answer.says is not None:
                words = shortened(in_words(self.names, answer.says), LONGEST)
                self.inform("kept", id=answer.id.rpartition(".")[2], words=words)

    def ask(self, question: Question, replacing: tuple[str, ...] = ()) -> Outcome:
        """One question until it is answered, declined or left; a revision with its reason.

        Raises `Stop`.
        """
        reason = self._reason() if replacing else None
        self.question = question
        worded = self._wording.of(question)
        self._show(worded)
        while True:
            typed = self.typed("prompt")
            outcome = self._take(question, worded, typed, replacing, reason)
            if outcome is not None:
                self.question = None
                return outcome

    def _finish(self, found: Finished) -> None:
        self.inform(f"finished.{found.why}")
        if found.why == "none_left" and found.regret is not None:
            self.inform("finished.at_worst", points=ceil(100 * found.regret))

    def _welcome(self) -> None:
        desk = self._desk
        self.inform("welcome", party=self.names.party(desk.party), file=desk.file.name)
        self.inform("how")
        given = still_given(self.interviewer.answers)
        if given:
            self.inform("going_on", count=len(given))
        self._began = self._first_advice()

    def _first_advice(self) -> object:
        """What would have been advised before this sitting, once there is a scale."""
        first = self.interviewer.next()
        if isinstance(first, Asking) and first.stage in ("scale", "no_deal"):
            return None
        found = self.interviewer.advice()
        return None if found is None else self.interviewer.packages[found.best]

    def _one(self, asking: Asking) -> None:
        if asking.stage == "advice":
            self._list_packages()
        self._terminal.tell("")
        self.tell(why(self.names, self.interviewer, asking), "· ")
        if self.ask(asking.question) == "back":
            self._revise(asking.question)
        elif asking.stage == "repeat":
            self._tell_error()

    def _list_packages(self, *, again: bool = False) -> None:
        packages = self.interviewer.packages
        if packages and (again or packages != self._listed):
            self._listed = packages
            self.inform("packages")
            for number, package in enumerate(packages, 1):
                self.tell(self._wording.package(package), f"{number:>3}  ")

    def _show(self, worded: Worded) -> None:
        self.tell(worded.question)
        for line in worded.lines:
            self.tell(line, "     ")
        for number, (_, words) in enumerate(worded.menu, 1):
            self.tell(words, f"{number:>3}  ")
        if self.question is not None and self.question.kind is Kind.REFUSED:
            for first, words in options_listed(self.names, self.interviewer):
                self.tell(words, first)
        self.tell(worded.form)

    def _take(
        self,
        question: Question,
        worded: Worded,
        typed: str,
        replacing: tuple[str, ...],
        reason: Text | None,
    ) -> Outcome | None:
        """What follows from one line typed; None where the question stays."""
        key = key_of(typed, self._desk.language)
        match key:
            case Key.STOP:
                raise Stop
            case Key.BACK:
                return "back"
            case Key.HELP | Key.PACKAGES:
                self._help(question) if key is Key.HELP else self._list_packages(again=True)
                return None
            case Key.STRENGTH if question.kind is Kind.RATE and not question.again:
                return self._in_words(question, worded, replacing)
            case Key.REFUSE if question.kind is not Kind.REFUSED:
                self.ask(Question(Kind.REFUSED))
                self.question = question
                self._show(worded)
                return None
            case Key.SKIP if replacing:
                return "left"
            case Key.SKIP | Key.UNKNOWN:
                declined = "skipped" if key is Key.SKIP else "unknown"
                self.keep(
                    question,
                    worded.asked,
                    declined=declined,
                    replaces=replacing,
                    reason=reason,
                )
                return "declined"
        try:
            return self._answer(question, worded, typed, replacing, reason)
        except NoReplyError as error:
            self.inform(f"bad.{error}")
            return None

    def _answer(
        self,
        question: Question,
        worded: Worded,
        typed: str,
        replacing: tuple[str, ...],
        reason: Text | None,
    ) -> Outcome | None:
        if question.kind is Kind.REFUSED:
            return self._refuse(question, worded, typed, replacing, reason)
        issue = self.interviewer.own.issue(question.issues[0]) if question.issues else None
        found = reply_typed(question.kind, typed, worded.menu, issue, self._desk.language)
        if question.kind is Kind.LINK:
            yes = found.reply == "first"
            told = say(f"interview.link.{'yes' if yes else 'no'}", self._desk.language)
            self._note(question, worded, told, replacing)
            self.tell(told)
            return "answered"
        says = self._says(question, found)
        self._first_guess(found)
        self.keep(question, worded.asked, says, replaces=replacing, reason=reason)
        return "answered"

    def _says(self, question: Question, found: Typed) -> object:
        assert found.reply is not None
        issue = self.interviewer.own.issue(question.issues[0]) if question.issues else None
        options = issue.plain_ids() if issue else ()
        basis = self._desk.basis(found.confidence)
        try:
            return statements_of(question, found.reply, self._desk.party, options, basis)
        except ValueError:
            raise NoReplyError("no_such_choice") from None

    def _first_guess(self, found: Typed) -> None:
        """Say how wide a number is taken, so that it can be changed."""
        if isinstance(found.reply, Points) and found.reply.low < found.reply.high:
            low, high = (
                written(e, self._desk.language) for e in (found.reply.low, found.reply.high)
            )
            self.inform("taken_as", low=low, high=high)

    def _refuse(
        self,
        question: Question,
        worded: Worded,
        typed: str,
        replacing: tuple[str, ...],
        reason: Text | None,
    ) -> Outcome | None:
        """Red lines, a line of typing each; nothing, or 0, ends the screen."""
        if typed in ("", "0"):
            if question.key not in {d[0].key for d in self._done}:
                none = say("interview.nothing_refused", self._desk.language)
                self._note(question, worded, none, replacing)
            return "answered"
        found = refusals_typed(typed, self.interviewer.own, self._desk.language)
        basis = self._desk.basis(None)
        says = [
            said
            for one in found
            for said in statements_of(question, one, self._desk.party, (), basis)
        ]
        self.keep(question, worded.asked, says, replaces=replacing, reason=reason)
        self.inform("another_refusal")
        return None

    def _note(
        self, question: Question, worded: Worded, told: str, replacing: tuple[str, ...]
    ) -> None:
        """Keep an answer that no statement can hold: nothing is said, and the reason says why."""
        self.keep(question, worded.asked, declined="skipped", replaces=replacing, reason=text(told))

    def _in_words(
        self, question: Question, worded: Worded, replacing: tuple[str, ...]
    ) -> Outcome | None:
        """The same difference asked for as a strength in words, in place of the number."""
        best = self.interviewer.best_of(question.issues[0])
        if best is None or best == question.options[0]:
            self.inform("bad.no_words")
            return None
        outcome = self.ask(Question(Kind.STRENGTH, question.issues, (best, question.options[0])))
        if outcome == "answered":
            self.keep(question, worded.asked, declined="skipped", replaces=replacing)
        return outcome

    def _help(self, question: Question) -> None:
        self.inform(f"help.{question.kind}")
        self.inform("how")
        self.inform("how_more")

    def _reason(self) -> Text | None:
        typed = self.typed("reason_prompt")
        if key_of(typed, self._desk.language) is Key.STOP:
            raise Stop
        known = not typed or key_of(typed, self._desk.language) is not None
        return None if known else text(printable(typed)[:TEXT_LENGTH])

    def _revise(self, current: Question) -> None:
        """Go back to the last answer given, and further back as often as that is asked for."""
        before = [done for done in self._done if done[0].key != current.key]
        while before:
            question, ids = before.pop()
            self._terminal.tell("")
            self.inform("revising")
            if self.ask(question, ids) != "back":
                return
        self.inform("first_question")

    def _tell_error(self) -> None:
        numbers, spread, sides, same = response_error(self.interviewer.answers)
        if spread is not None:
            self.inform("error_numbers", count=numbers, points=round(spread))
        if sides:
            self.inform("error_sides", count=sides, same=same)


def _groups(answers: tuple[Answer, ...]) -> list[tuple[Question, tuple[str, ...]]]:
    """The questions answered so far in order, each with the ids of its answers."""
    found: dict[str, list[str]] = {}
    for answer in still_given(answers):
        if answer.question is not None:
            found.setdefault(answer.question, []).append(answer.id)
    known = ((question_of(key), tuple(ids)) for key, ids in found.items())
    return [(question, ids) for question, ids in known if question is not None]

"""An interview in a terminal: one question at a time, every answer kept at once."""

from __future__ import annotations

from math import ceil
from typing import Literal

from detente.analysis.advice.interview import (
    Asking,
    Finished,
    Interviewer,
    Kind,
    Question,
    response_error,
    still_given,
)
from detente.app.asking.answering import Answering
from detente.app.asking.clashes import Clashes, Outcome
from detente.app.asking.closing import closing
from detente.app.asking.desk import AskingDesk
from detente.app.asking.screen import Screen
from detente.app.asking.showing import advised_before, options_listed, why
from detente.app.asking.typed import Key, NoReplyError, Stop, key_of
from detente.app.asking.wording import Worded
from detente.app.terminal import Terminal, printable
from detente.case import Text, text
from detente.formats.limits import TEXT_LENGTH


class Sitting:
    """One sitting. `run` returns when nothing is left to ask, or the person stops.

    ``question`` is the one on the screen, for whoever answers without reading.
    """

    def __init__(
        self, desk: AskingDesk, terminal: Terminal, interviewer: Interviewer | None = None
    ) -> None:
        self._screen = Screen(terminal, desk.language)
        self.interviewer = interviewer or Interviewer(desk.case, desk.party, desk.principal)
        self.answering = Answering(desk, self.interviewer, self._screen.inform)
        self.names = self.answering.names
        self.question: Question | None = None
        self._listed: tuple[object, ...] = ()
        self._began: object = None
        self._clashes = Clashes(self._screen, self.answering, self.ask)

    @property
    def desk(self) -> AskingDesk:
        """Where answers are kept."""
        return self.answering.desk

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
            self._screen.inform("stopped")
        self.goodbye()

    def goodbye(self) -> None:
        """Say what is known now, what is open, and what this sitting changed."""
        kept = self.answering.kept
        for words in closing(self.names, self.interviewer, self.desk, self._began, kept):
            self._screen.tell(words)

    def ask(self, question: Question, replacing: tuple[str, ...] = ()) -> Outcome:
        """One question until it is answered, declined or left; a revision with its reason.

        Raises `Stop`.
        """
        reason = self._reason() if replacing else None
        self.question = question
        self._show(self.answering.wording.of(question))
        while True:
            outcome = self._take(question, self._screen.typed("prompt"), replacing, reason)
            if outcome is not None:
                self.question = None
                return outcome

    def _finish(self, found: Finished) -> None:
        self._screen.inform(f"finished.{found.why}")
        if found.why == "none_left" and found.regret is not None:
            self._screen.inform("finished.at_worst", points=ceil(100 * found.regret))

    def _welcome(self) -> None:
        desk = self.desk
        self._screen.inform("welcome", party=self.names.party(desk.party), file=desk.file.name)
        self._screen.inform("how")
        given = still_given(self.interviewer.answers)
        if given:
            self._screen.inform("going_on", count=len(given))
        self._began = advised_before(self.interviewer)

    def _one(self, asking: Asking) -> None:
        if asking.stage == "advice":
            self._list_packages()
        self._screen.tell("")
        self._screen.tell(why(self.names, self.interviewer, asking), "· ")
        if self.ask(asking.question) == "back":
            self._revise(asking.question)
        elif asking.stage == "repeat":
            self._tell_error()

    def _list_packages(self, *, again: bool = False) -> None:
        packages = self.interviewer.packages
        if packages and (again or packages != self._listed):
            self._listed = packages
            self._screen.inform("packages")
            for number, package in enumerate(packages, 1):
                self._screen.tell(self.answering.wording.package(package), f"{number:>3}  ")

    def _show(self, worded: Worded) -> None:
        self._screen.tell(worded.question)
        for line in worded.lines:
            self._screen.tell(line, "     ")
        for number, (_, words) in enumerate(worded.menu, 1):
            self._screen.tell(words, f"{number:>3}  ")
        if self.question is not None and self.question.kind is Kind.REFUSED:
            for first, words in options_listed(self.names, self.interviewer):
                self._screen.tell(words, first)
        self._screen.tell(worded.form)

    def _take(
        self, question: Question, typed: str, replacing: tuple[str, ...], reason: Text | None
    ) -> Outcome | None:
        """What follows from one line typed; None where the question stays."""
        key = key_of(typed, self.desk.language)
        match key:
            case Key.STOP:
                raise Stop
            case Key.BACK:
                return "back"
            case Key.HELP | Key.PACKAGES:
                self._help(question) if key is Key.HELP else self._list_packages(again=True)
                return None
            case Key.STRENGTH if question.kind is Kind.RATE and not question.again:
                return self._in_words(question, replacing)
            case Key.REFUSE if question.kind is not Kind.REFUSED:
                self.ask(Question(Kind.REFUSED))
                self.question = question
                self._show(self.answering.wording.of(question))
                return None
            case Key.SKIP if replacing:
                return "left"
            case Key.SKIP | Key.UNKNOWN:
                how: Literal["skipped", "unknown"] = "skipped" if key is Key.SKIP else "unknown"
                self.answering.decline(question, how, replacing, reason)
                return "declined"
        try:
            return "answered" if self.answering.take(question, typed, replacing, reason) else None
        except NoReplyError as error:
            self._screen.inform(f"bad.{error}")
            return None

    def _in_words(self, question: Question, replacing: tuple[str, ...]) -> Outcome | None:
        """The same difference asked for as a strength in words, in place of the number."""
        strength = self.answering.strength_for(question)
        if strength is None:
            self._screen.inform("bad.no_words")
            return None
        outcome = self.ask(strength)
        if outcome == "answered":
            self.answering.decline(question, "skipped", replacing)
        return outcome

    def _help(self, question: Question) -> None:
        self._screen.inform(f"help.{question.kind}")
        self._screen.inform("how")
        self._screen.inform("how_more")

    def _reason(self) -> Text | None:
        typed = self._screen.typed("reason_prompt")
        if key_of(typed, self.desk.language) is Key.STOP:
            raise Stop
        known = not typed or key_of(typed, self.desk.language) is not None
        return None if known else text(printable(typed)[:TEXT_LENGTH])

    def _revise(self, current: Question) -> None:
        """Go back to the last answer given, and further back as often as that is asked for."""
        before = [done for done in self.answering.done if done[0].key != current.key]
        while before:
            question, ids = before.pop()
            self._screen.tell("")
            self._screen.inform("revising")
            if self.ask(question, ids) != "back":
                return
        self._screen.inform("first_question")

    def _tell_error(self) -> None:
        numbers, spread, sides, same = response_error(self.interviewer.answers)
        if spread is not None:
            self._screen.inform("error_numbers", count=numbers, points=round(spread))
        if sides:
            self._screen.inform("error_sides", count=sides, same=same)

"""Contradictions, shown at once in the person's own words; the person decides which gives way."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from detente.analysis.advice.interview import Question
from detente.analysis.preferences.findings import Conflict
from detente.app.asking.answering import Answering
from detente.app.asking.said import in_words, quoted
from detente.app.asking.screen import Screen
from detente.app.asking.typed import Key, Stop, key_of
from detente.case import Statement
from detente.i18n import say

Outcome = Literal["answered", "declined", "back", "left"]
"""What became of a question that was asked."""
_WIDER = re.compile(r"[wW]\s*(\d{1,4})", re.ASCII)
_ANEW = re.compile(r"\+\s*(\d{1,4})", re.ASCII)


class Clashes:
    """Settles what contradicts, statement by statement; nothing is ever taken back unasked.

    ``ask`` puts a question anew, its reply replacing some statements. ``current`` are the ids of
    the contradiction on the screen.
    """

    def __init__(
        self,
        screen: Screen,
        answering: Answering,
        ask: Callable[[Question, tuple[str, ...]], Outcome],
    ) -> None:
        self._screen, self._answering, self._ask = screen, answering, ask
        self._left: set[frozenset[str]] = set()
        self._wider: dict[str, Statement] = {}
        self.current: tuple[str, ...] = ()

    def settle(self) -> None:
        """Show every contradiction that is neither kept nor left for later. Raises `Stop`."""
        while (found := self._next()) is not None:
            self.current = found.statements
            self._show(found)
            while not self._taken(found):
                pass
            self.current = ()

    def _next(self) -> Conflict | None:
        conflicts = self._answering.interviewer.contradictions().conflicts
        fresh = (c for c in conflicts if not c.kept and frozenset(c.statements) not in self._left)
        return next(fresh, None)

    def _show(self, found: Conflict) -> None:
        screen, answering = self._screen, self._answering
        screen.tell("")
        screen.inform("clash.intro")
        for number, one in enumerate(found.statements, 1):
            screen.tell(quoted(answering.names, answering.desk.case, one), f"{number:>3}  ")
        self._wider = answering.interviewer.widenings()
        for number, one in enumerate(found.statements, 1):
            if one in self._wider:
                words = in_words(answering.names, self._wider[one])
                screen.inform("clash.wider", number=number, words=words)
        screen.inform("clash.form")

    def _taken(self, found: Conflict) -> bool:
        """Whether one line typed settles it, or leaves it."""
        screen, answering = self._screen, self._answering
        typed = screen.typed("clash.prompt")
        key = key_of(typed, screen.language)
        if key is Key.STOP:
            raise Stop
        if key in (Key.SKIP, Key.UNKNOWN):
            self._left.add(frozenset(found.statements))
            return True
        if typed.casefold() in say("interview.clash.keep", screen.language).split("|"):
            self._left.add(frozenset(found.statements))
            answering.keep_all(found.statements)
            return True
        if wide := _WIDER.fullmatch(typed):
            return self._widened(found, int(wide[1]))
        anew = _ANEW.fullmatch(typed)
        number = anew[1] if anew else typed
        if not number.isdecimal() or not 1 <= int(number[:4]) <= len(found.statements):
            screen.inform("clash.help")
            return False
        chosen = found.statements[int(number) - 1]
        return self._asked_anew(chosen) if anew else answering.take_back(chosen)

    def _widened(self, found: Conflict, number: int) -> bool:
        """The interval offered in place of the one that was said."""
        chosen = found.statements[number - 1] if 1 <= number <= len(found.statements) else ""
        if chosen not in self._wider:
            self._screen.inform("clash.help")
            return False
        self._answering.widen(chosen, self._wider[chosen])
        return True

    def _asked_anew(self, chosen: str) -> bool:
        """The question of one of them again: another side, or a wider interval."""
        screen, answering = self._screen, self._answering
        _, question = answering.answered(chosen)
        if question is None:
            screen.inform("clash.no_question")
            return False
        screen.tell("")
        return self._ask(question, (chosen,)) in ("answered", "declined")

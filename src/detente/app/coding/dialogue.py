"""Coding in a terminal: pick a passage, answer short questions, confirm; kept at every step."""

from __future__ import annotations

from detente.app.coding.desk import Desk, TooLongError
from detente.app.coding.interview import Interview
from detente.app.coding.showing import claim_card, claim_line, line_text, numbered_words, place_text
from detente.app.coding.spans import Picked, Span, pick
from detente.app.coding.typed import Key, Stop, key_of
from detente.app.terminal import Terminal, wrapped
from detente.case import Claim
from detente.i18n import say
from detente.sources.anchors import SearchedText
from detente.sources.lines import Line

PAGE = 8
"""Lines of the text that are shown at once: paragraphs, each of several lines of a terminal."""


class Dialogue:
    """One sitting. `run` returns when the person stops, or nobody types any more."""

    def __init__(self, desk: Desk, terminal: Terminal) -> None:
        self._desk = desk
        self._terminal = terminal
        self._searched = SearchedText(desk.text)
        self._shown = 0
        self._every = False
        self._interview = Interview(desk, terminal)

    def run(self) -> None:
        """Go on with what was begun, then passage by passage. ``KeyboardInterrupt`` passes."""
        try:
            self._welcome()
            for claim in self._desk.begun():
                self._say("resuming", id=claim.id)
                self._interview.code(claim)
            self._show_page()
            while True:
                self._passage()
        except (Stop, EOFError):
            self.goodbye()

    def goodbye(self) -> None:
        """Say what is kept, and what was begun."""
        claims = self._desk.claims()
        confirmed = sum(claim.confirmed for claim in claims)
        begun = ", ".join(claim.id for claim in self._desk.begun())
        self._say("kept", count=confirmed, file=self._desk.file)
        if begun:
            self._say("still_begun", ids=begun)

    def _say(self, key: str, **values: object) -> None:
        self._terminal.tell(wrapped(say(f"coding.{key}", self._desk.language, **values)))

    def _welcome(self) -> None:
        desk = self._desk
        left_out = sum(not one.keep for one in desk.document.lines if one.role != "blank")
        self._say("welcome", id=desk.source.id, coder=desk.coder)
        if desk.withhold:
            self._say("withheld")
        if left_out:
            self._say("left_out", count=left_out)
        self._say("how")
        known = [claim.line for claim in desk.claims() if claim.coder == desk.coder and claim.line]
        lines = self._lines()
        past = [i for i, line in enumerate(lines) if known and line.number < max(known)]
        self._shown = len(past)

    def _lines(self) -> list[Line]:
        kept = {one.line for one in self._desk.document.lines if one.keep}
        lines = (line for line in self._desk.lines if line.text.strip())
        return [line for line in lines if self._every or line.number in kept]

    def _show_page(self) -> None:
        lines = self._lines()
        page = lines[self._shown : self._shown + PAGE]
        self._shown += len(page)
        for line in page:
            self._terminal.tell(line_text(self._desk, line))
        if not page:
            self._say("end_of_text")

    def _passage(self) -> None:
        """One prompt between two claims: a passage, or a word of the program."""
        typed = self._terminal.ask(say("coding.passage", self._desk.language)).strip()
        word, _, rest = typed.partition(" ")
        key = key_of(typed, self._desk.language) or key_of(word, self._desk.language)
        if key is None or (rest and not _may_follow(key, rest)):
            self._pick(typed) if typed else self._show_page()
        else:
            self._obey(key, rest.strip())

    def _obey(self, key: Key, rest: str) -> None:
        match key:
            case Key.STOP:
                raise Stop
            case Key.LINES | Key.ALL:
                self._every = key is Key.ALL
                wanted = int(rest) if rest.isdecimal() and len(rest) < 8 else 1
                self._shown = sum(line.number < wanted for line in self._lines())
                self._show_page()
            case Key.NUMBERED:
                self._number_words(rest)
            case Key.CLAIMS:
                self._list()
            case Key.EDIT:
                self._edit(rest)
            case Key.UNDO:
                self._interview.undo_last()
            case _:
                self._say("how")
                self._say("how_more")

    def _number_words(self, rest: str) -> None:
        lines = self._desk.lines
        if rest.isdecimal() and len(rest) < 8 and 1 <= int(rest) <= len(lines):
            self._terminal.tell(numbered_words(self._desk, lines[int(rest) - 1]))
        else:
            self._say("pick.no_such_line")

    def _list(self) -> None:
        claims = self._desk.claims()
        for claim in claims:
            self._terminal.tell(claim_line(self._desk, claim))
        if not claims:
            self._say("no_claims")

    def _edit(self, rest: str) -> None:
        found = [claim for claim in self._desk.claims() if claim.id == rest]
        if not found:
            self._say("no_such_claim", id=rest[:40] or "?")
        elif found[0].id not in self._desk.own:
            self._say("not_ours", id=found[0].id, file=self._desk.file.name)
        else:
            self._terminal.tell(claim_card(self._desk, found[0]))
            self._interview.code(found[0], correcting=True)

    def _pick(self, typed: str) -> None:
        found = pick(self._searched, self._desk.lines, typed)
        if found.problem is not None:
            self._say(f"pick.{found.problem}")
            return
        span = self._choose(found)
        if span is None:
            return
        claim = self._begin(span)
        if claim is not None:
            self._interview.code(claim)

    def _begin(self, span: Span) -> Claim | None:
        try:
            claim = self._desk.begin(*span)
        except TooLongError:
            self._say("pick.too_long")
            return None
        self._terminal.tell(claim_line(self._desk, claim))
        return claim

    def _choose(self, found: Picked) -> Span | None:
        """The place meant: the only one, or the one that the person points at."""
        if len(found.spans) == 1 and not found.similar:
            return found.spans[0]
        self._say("several" if len(found.spans) > 1 else "similar")
        for number, span in enumerate(found.spans, 1):
            self._terminal.tell(wrapped(place_text(self._desk, span), f"{number:>3} "))
        if found.more:
            self._say("further")
        while True:
            typed = self._terminal.ask(say("coding.which", self._desk.language)).strip()
            key = key_of(typed, self._desk.language)
            if key is Key.STOP:
                raise Stop
            if key is Key.HELP:
                self._say("which_help")
            elif key is not None or not typed:
                return None
            elif typed.isdecimal() and len(typed) < 4 and 1 <= int(typed) <= len(found.spans):
                return found.spans[int(typed) - 1]
            else:
                self._say("answer.no_such_choice")


def _may_follow(key: Key, rest: str) -> bool:
    """Whether a word of the program is meant, and not a passage that begins with it."""
    if key in (Key.LINES, Key.NUMBERED):
        return rest.strip().isdecimal()
    return key is Key.EDIT and len(rest.split()) == 1

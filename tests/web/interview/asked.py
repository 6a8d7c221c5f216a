"""An interview in a browser, one request at a time, and the same one in a terminal."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

from detente.analysis.advice.interview import Asking, Finished, Interviewer
from detente.app.asking import AskingDesk, Sitting
from detente.app.asking.going_on import interviewer_going_on
from detente.formats import load
from helpers.forms import SentForm, forms_of
from helpers.harbour import HARBOUR
from helpers.typist import LinesTyped
from helpers.workbench import Bench

AUTHOR = "K. Lund"
FILE = "statements/nord.yaml"
FIRST = ({"best": "4", "worst": "1"}, {"choice": "1"}, {"best": "3", "worst": "1"})
"""Best and worst of every issue: the longest lease, a high toll, the mixed patrol."""


@dataclass
class Browser:
    """One tab of an interview with Nordland."""

    bench: Bench
    case: str
    query: str = f"?author={AUTHOR}&from=0"
    html: str = ""
    status: int = 0

    @classmethod
    def at(cls, bench: Bench, more: str = "", said: str = "") -> Browser:
        """A tab on a case of its own, its first page open."""
        files = {"case.yaml": (HARBOUR + more).encode()}
        if said:
            files[FILE] = said.encode()
        tab = cls(bench, bench.case_of(files))
        tab.open()
        return tab

    def another(self) -> Browser:
        """A second tab on the same page."""
        tab = Browser(self.bench, self.case, self.query)
        tab.open()
        return tab

    def open(self, page: str = "", **more: str) -> str:
        """Get a page of the interview as a link of it would."""
        extra = "".join(f"&{name}={value}" for name, value in more.items())
        return self._took(self.bench.client.get(f"{self.base}{page}{self.query}{extra}"))

    @property
    def base(self) -> str:
        """The address of the interview."""
        return f"/cases/{self.case}/interview/nord"

    @property
    def form(self) -> SentForm:
        """The form of the question or the contradiction."""
        return next(one for one in forms_of(self.html) if one.action.startswith(self.base))

    @property
    def kind(self) -> str:
        """The kind of the question; *clash* or *over* where there is none."""
        found = re.search(r'data-kind="(\w+)"', self.html)
        if found:
            return found[1]
        return "clash" if "/clash" in self.html else "over"

    @property
    def back(self) -> str | None:
        """The way back to the answer before; None where there is none."""
        found = re.search(r'<a href="([^"]+)" data-sign="<"', self.html)
        return unescape(found[1]) if found else None

    def send(self, **filled: Any) -> str:
        """Send the form with these fields, and follow to the page behind it."""
        form = self.form
        return self._took(self.bench.client.post(form.action, data=form.sending(**filled)))

    def answer_first(self) -> None:
        """Best and worst of every issue."""
        for fields in FIRST:
            self.send(**fields)

    @property
    def words(self) -> str:
        """The page without its marks, on one line."""
        return " ".join(re.sub(r"<[^>]+>", " ", self.html).split())

    @property
    def kept(self) -> str:
        """The file of answers."""
        return self.bench.file(self.case, FILE)

    def go_back(self) -> str:
        """Open the answer before."""
        assert self.back is not None
        return self._took(self.bench.client.get(self.back))

    def _took(self, answer: Any) -> str:
        """The page, or the one behind it where a slow machine shows how far the work is first."""
        for _ in range(600):
            if not answer.url.path.startswith("/jobs/"):
                break
            time.sleep(0.1)
            answer = self.bench.client.get(str(answer.url))
        self.html, self.status = answer.text, answer.status_code
        return self.html


def typed(folder: Path, *lines: str, cut_short: bool = False) -> list[str]:
    """One sitting in a terminal in which these lines are typed; what was shown.

    ``cut_short``: the person leaves with Ctrl-C while the next question is still worked out.
    """
    desk = AskingDesk(folder, load(folder), "nord", AUTHOR, None, lambda: datetime.now(UTC), "en")
    typist = LinesTyped([*lines, "."])
    interviewer = interviewer_going_on(desk.case, "nord", None, 0)
    if cut_short:
        _leave_before_the_next_question(interviewer, typist)
    with suppress(KeyboardInterrupt):
        Sitting(desk, typist, interviewer).run()
    return typist.shown


def _leave_before_the_next_question(interviewer: Interviewer, typist: LinesTyped) -> None:
    worked_out = interviewer.next

    def next_question() -> Asking | Finished:
        if typist.lines == ["."]:
            raise KeyboardInterrupt
        return worked_out()

    interviewer.next = next_question  # type: ignore[method-assign]


def without_times(text: str) -> str:
    """A file of answers without the moments at which they were given."""
    return re.sub(r"\d{4}-\d{2}-\d{2}([T ][\d:.]+Z?)?", "", text)

"""A small case in a folder, a keyboard that types what a test gives it, and a sitting over both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from detente.analysis.advice.interview import Interviewer
from detente.app.asking import AskingDesk, Sitting
from detente.case import Answer, Case
from detente.formats import load
from helpers.harbour import HARBOUR
from helpers.typist import LinesTyped

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)

FIRST = ("4 1", "1", "3 2 1")
"""Best and worst of every issue: the longest lease, a high toll, the mixed patrol."""


def folder_at(place: Path, more: str = "") -> Path:
    """The case in a folder of its own, with more lines behind it."""
    folder = place / "case"
    folder.mkdir(parents=True)
    (folder / "case.yaml").write_text(HARBOUR + more, encoding="utf-8")
    return folder


class Typist(LinesTyped):
    """The typist, with what was shown on one line."""

    @property
    def screen(self) -> str:
        """Everything shown, on one line."""
        return " ".join(" ".join(self.shown).split())


def desk_in(
    folder: Path, language: str = "en", author: str | None = "K. Lund", principal: str | None = None
) -> AskingDesk:
    """The desk of Nordland, read in this process to save time; a minute passes per look."""
    looks = iter(range(100_000))
    return AskingDesk(
        folder,
        load(folder),
        "nord",
        author,
        principal,
        lambda: NOON + timedelta(minutes=next(looks)),
        language,
    )


def sit(
    folder: Path,
    *lines: str,
    language: str = "en",
    principal: str | None = None,
    watch: Callable[[], None] | None = None,
) -> Typist:
    """One sitting in which these lines are typed."""
    typist = Typist(lines, watch)
    desk = desk_in(folder, language, principal=principal)
    interviewer = Interviewer(desk.case, "nord", principal, draws=200, estimate=False)
    Sitting(desk, typist, interviewer).run()
    return typist


def case_in(folder: Path) -> Case:
    """The case as it stands on disk; raises for any error in it."""
    return load(folder)


def answers_in(folder: Path) -> tuple[Answer, ...]:
    """The answers as they stand on disk."""
    return case_in(folder).answers

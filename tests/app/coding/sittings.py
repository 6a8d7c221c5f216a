"""A small case in a folder, and a terminal that types what a test gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from detente.app.coding import Desk, Dialogue
from detente.app.documents.imported import imported
from detente.case import Case, Claim
from detente.formats import load
from detente.sources.documents import read_document
from helpers.typist import LinesTyped

CASE = """\
detente: case/1
id: harbour
title: Harbour
parties:
  nord: {name: Nordland, delegation: [{name: K. Lund, role: minister}]}
  sued: {name: Südland}
issues:
  lease: {name: Harbour lease, options: {none: No lease, ten: Ten years}, status_quo: none}
  toll: {name: Toll, range: {min: 0, max: 9, step: 1}, status_quo: 0}
red_lines:
  nord: {no-lease: {refuses: {lease: ten}, reason: No lease}}
  sued: {no-toll: {refuses: {toll: {at_least: 5}}, reason: No toll}}
linkages:
  both: {if: {lease: ten}, requires: {toll: {at_least: 2}}}
sources:
  s1: {title: Report, file: sources/s1.txt, author: P. Falk}
"""

TEXT = """\
Talks on the harbour (invented)

👍 Minister Lund said: "A lease is out of the question for us." She smiled.
Nordland will not talk about a lease, diplomats said. Südland is said to want a toll of 4.
A lease would end the talks, and a lease would end the treaty.
"""

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def folder_at(place: Path, text: str = TEXT, case: str = CASE) -> Path:
    """The case in a folder of its own."""
    folder = place / "case"
    (folder / "sources").mkdir(parents=True)
    (folder / "case.yaml").write_text(case, encoding="utf-8")
    (folder / "sources" / "s1.txt").write_text(text, encoding="utf-8")
    return folder


class Typist(LinesTyped):
    """The typist, with what was shown line by line."""

    @property
    def screen(self) -> str:
        """Everything shown."""
        return "\n".join(self.shown)


def clock() -> Callable[[], datetime]:
    """Noon, and a minute later at every look."""
    looks = iter(range(100_000))
    return lambda: NOON + timedelta(minutes=next(looks))


def desk_in(
    folder: Path, coder: str = "anna", language: str = "en", *, withhold: bool = False
) -> Desk:
    """The desk for the one document of the case, read in this process to save time."""
    case, path = load(folder), folder / "sources" / "s1.txt"
    document = imported(path, read_document(path.read_bytes(), path.name, no_parts))
    return Desk(folder, case, case.sources[0], document, coder, clock(), withhold, language)


def no_parts(_: bytes) -> Iterator[tuple[str, bytes]]:
    """What is in an archive: of a text, nothing."""
    yield from ()


def sit(
    folder: Path, *lines: str, coder: str = "anna", language: str = "en", withhold: bool = False
) -> Typist:
    """One sitting in which these lines are typed."""
    typist = Typist(lines)
    Dialogue(desk_in(folder, coder, language, withhold=withhold), typist).run()
    return typist


def case_in(folder: Path) -> Case:
    """The case as it stands on disk; raises for any error in it."""
    return load(folder)


def claims_in(folder: Path) -> tuple[Claim, ...]:
    """The claims as they stand on disk."""
    return case_in(folder).claims

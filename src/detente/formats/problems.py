"""What is wrong with a file, and where, in words a person can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from detente.case import Case, Fault
from detente.formats.document import Place
from detente.i18n import say


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file: a fault with the place where it stands.

    ``place`` is None where the fault has no line of its own (a missing file, an empty case).
    """

    file: str
    fault: Fault
    place: Place | None = None

    @property
    def path(self) -> str:
        """The place in the case: ``statements.delta.values.release.summer``."""
        return self.fault.path

    @property
    def code(self) -> str:
        """The key of the words, for programs."""
        return self.fault.code

    @property
    def severity(self) -> Literal["error", "warning"]:
        """An *error* stops every analysis, a *warning* none."""
        return self.fault.severity

    def words(self, language: str) -> str:
        """What is wrong and how to mend it."""
        return self.fault.words(language)

    def where(self, language: str) -> str:
        """``case.yaml:3:5``, ``case.xlsx, sheet Issues, cell B3``, or the file alone."""
        place = self.place
        if place is None:
            return self.file
        if place.sheet is not None:
            key = "formats.at_cell" if place.cell else "formats.at_sheet"
            return say(key, language, file=place.file, sheet=place.sheet, cell=place.cell)
        if place.line is None:
            return place.file
        return f"{place.file}:{place.line}:{place.column}"

    def line(self, language: str) -> str:
        """Place and words on one line; a warning is marked as one."""
        mark = say("formats.warning", language) if self.severity == "warning" else ""
        return f"{self.where(language)}: {mark}{self.words(language)}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file: the case, or None where a problem is an error."""

    case: Case | None
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop every analysis."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that do not."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")


class BadFile(ValueError):  # noqa: N818 (the public name: what it is, not what it does)
    """A file that cannot be read as a case. Its text lists every problem, one a line."""

    def __init__(self, problems: Iterable[Problem], language: str = "en") -> None:
        self.problems = tuple(problems)
        self.language = language
        super().__init__("\n".join(problem.line(language) for problem in self.problems))


class Refused(Exception):  # noqa: N818 (internal: a file given up on at its first fault)
    """Raised inside a format where going on makes no sense; becomes a `Problem`."""

    def __init__(self, fault: Fault, place: Place | None = None) -> None:
        super().__init__(fault.code)
        self.fault = fault
        self.place = place

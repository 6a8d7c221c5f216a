"""Columns of a workbook and what a table is made of; columns that many tables have."""

from __future__ import annotations

from dataclasses import dataclass

from detente.case import Confidence, Grade

Step = str | int


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, where its cells stand in the element, and how they are spelled.

    ``kind``: *word*, *text* (further columns per language), *number*, *day*, or a spelling of
    `cells`. ``choices`` or ``sheet`` (whose ids) offer a list to pick from.
    """

    name: str
    path: tuple[Step, ...]
    kind: str = "word"
    choices: tuple[str, ...] = ()
    sheet: str = ""
    width: int = 16


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one sort in a sheet; sorts that share a sheet are told apart by their ``kind``.

    ``inside`` is the sheet that must already hold the row of the element above; ``only`` limits
    the ids; ``listed`` is False where a row says nothing by its mere presence.
    """

    sheet: str
    pattern: tuple[str, ...]
    columns: tuple[Column, ...]
    kind: str = ""
    inside: str = ""
    only: tuple[str, ...] = ()
    listed: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        """The columns that hold ids, outermost first."""
        return tuple(step[1:] for step in self.pattern if step.startswith("@"))


def word(name: str, *path: Step, sheet: str = "", choices: tuple[str, ...] = ()) -> Column:
    """A column of single words, with a list to pick from where there is one."""
    return Column(name, path or (name.replace(" ", "_"),), sheet=sheet, choices=choices)


def text(name: str, *path: Step, width: int = 32) -> Column:
    """A column of texts, and one per language."""
    return Column(name, path or (name.replace(" ", "_"),), "text", width=width)


def number(name: str, *path: Step) -> Column:
    """A column of numbers."""
    return Column(name, path or (name.replace(" ", "_"),), "number", width=10)


def spelled_as(name: str, kind: str, *path: Step, sheet: str = "", width: int = 32) -> Column:
    """A column in one of the spellings of `cells`."""
    return Column(name, path or (name.replace(" ", "_"),), kind, sheet=sheet, width=width)


GRADE = word("grade", choices=tuple(Grade))
BASIS_WITHOUT_DATE = (
    GRADE,
    word("confidence", choices=tuple(Confidence)),
    spelled_as("claims", "list", width=16),
    word("author"),
)
DAY = Column("date", ("date",), "day", width=12)
BASIS = (*BASIS_WITHOUT_DATE, DAY)
STATED = (*BASIS, text("text"))
"""A basis whose text is a remark of its own."""
INTERVAL = (number("low", "interval", 0), number("high", "interval", 1))
HISTORY = (
    spelled_as("replaces", "list", width=20),
    Column("withdrawn", ("withdrawn",), "day", width=12),
)

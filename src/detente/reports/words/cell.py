"""One party on one package, in a word and at most six more."""

from __future__ import annotations

from detente.analysis.agreements import Acceptance
from detente.analysis.overview import Cell, Row
from detente.case import NoDeal
from detente.reports.words import elements
from detente.reports.words.names import Names
from detente.reports.words.six import fitting


def acceptance(names: Names, value: Acceptance) -> str:
    """``can accept``, ``depends``, ``refuses``, ``unknown``."""
    return names.say(f"acceptance.word.{value}")


def deciding(names: Names, row: Row, cell: Cell) -> str:
    """What decides the cell, in at most six words: the demand or statement, else the reason."""
    if cell.because is None:
        return fitting([names.say(f"acceptance.reason.{cell.reason}")])
    element = elements.find(names, cell.because)
    if isinstance(element.value, NoDeal) and not element.value.text:
        return fitting([names.say(f"acceptance.reason.{cell.reason}")])
    return elements.short(names, cell.because, row.package)


def sentence(names: Names, row_name: str, row: Row, cell: Cell) -> str:
    """The whole cell as one sentence, for the JSON."""
    key = "cell" if cell.grade is None else "cell_graded"
    return names.say(
        f"acceptance.{key}",
        row=row_name,
        party=names.party(cell.party),
        word=acceptance(names, cell.acceptance),
        deciding=deciding(names, row, cell),
        grade=names.grade(cell.grade) if cell.grade else "",
    )

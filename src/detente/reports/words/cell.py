"""One party on one package, in a word and at most six more."""

from __future__ import annotations

from detente.analysis.agreements import Acceptance
from detente.analysis.overview import Cell, Row
from detente.case import NoDeal, WouldSign, WouldWalkAway
from detente.reports.words import elements
from detente.reports.words.names import Names
from detente.reports.words.six import fitting

_TOWARDS = ("no_worse_than_today", "no_better_than_today", "mixed")
"""Reasons that say which way a statement points, and about which issue."""


def acceptance(names: Names, value: Acceptance) -> str:
    """``can accept``, ``depends``, ``refuses``, ``unknown``."""
    return names.say(f"acceptance.word.{value}")


def deciding(names: Names, row: Row, cell: Cell) -> str:
    """What decides the cell, in at most six words: the demand or statement, else the reason."""
    if cell.because is None or cell.reason == "partly_known":
        return fitting([names.say(f"acceptance.reason.{cell.reason}", issue="")])
    element = elements.find(names, cell.because)
    issue = getattr(element.value, "issue", None)
    if cell.reason in _TOWARDS and issue is not None:
        name = names.issue(issue)
        return fitting([names.say(f"acceptance.reason.{cell.reason}", issue=name), name])
    if not _speaks_for_itself(element.value, cell.reason):
        return fitting([names.say(f"acceptance.reason.{cell.reason}", issue="")])
    return elements.short(names, cell.because, row.package)


def _speaks_for_itself(element: object, reason: str) -> bool:
    """Whether the element says why; one that only bounds no deal does not."""
    if isinstance(element, WouldSign):
        return reason == "above_no_deal"
    if isinstance(element, WouldWalkAway):
        return reason in ("walk_away", "below_no_deal")
    return not isinstance(element, NoDeal) and not reason.startswith("no_deal")


def otherwise(names: Names, cell: Cell) -> str:
    """What the cell would be without the possible red lines; nothing where it is the same."""
    if cell.without_possible == cell.acceptance:
        return ""
    return names.say("acceptance.otherwise", word=acceptance(names, cell.without_possible))


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

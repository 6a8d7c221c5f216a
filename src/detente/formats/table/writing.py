"""A case as a plain CSV: weight times value of every option, to the last digit.

A product that is no decimal is written as a fraction (1/3), which the reader takes: every utility
comes back exactly. Rounded decimals, the rejected alternative, would make ties of near ties.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from detente.case import Case, write_number
from detente.formats.exports.checks import refuse_too_big, refuse_unreadable_names
from detente.formats.exports.export import Export, Remark, remark
from detente.formats.exports.losses import losses, lost_caps, lost_ranges
from detente.formats.exports.numbers import Rounding, rounding_notes, short
from detente.formats.exports.utilities import Additive, additive_utilities, constant_notes
from detente.formats.limits import CSV_BYTES, CSV_CELLS
from detente.formats.table.shape import NO_DEAL, guarded

NAME = "CSV"
_QUOTED = ('"', ",", ";", "\t", "\n", "\r")


def export(case: Case) -> Export:
    """The case as one file, and what is lost; nothing is written yet.

    Raises `CannotWrite` where a party's utility is not fixed or does not add up over issues.
    """
    refuse_unreadable_names(case, NAME)
    stated = additive_utilities(case, NAME)
    roundings = {one.party: Rounding(short) for one in stated}
    columns = [
        _column(case, one.without_constant() if one.constant else one, roundings[one.party])
        for one in stated
    ]
    notes = (*constant_notes(case, stated), *rounding_notes(roundings))
    rows = list(zip(*_names(case), *columns, strict=True))
    content = "".join(",".join(map(_cell, row)) + "\n" for row in rows).encode()
    lost = (*losses(case), *lost_ranges(case), *lost_caps(stated), *_lost_discounts(stated))
    made = Export(NAME, (("case.csv", content),), lost, notes)
    cells = len(rows) * len(rows[0])
    refuse_too_big(made, CSV_BYTES, ("case.csv",) if cells > CSV_CELLS else ())
    return made


def _names(case: Case) -> tuple[list[str], list[str]]:
    """The first two columns."""
    pairs = [(issue.id, option) for issue in case.issues for option in issue.option_ids()]
    issues = ["issue", *(guarded(issue) for issue, _ in pairs), NO_DEAL[0]]
    return issues, ["option", *(guarded(option) for _, option in pairs), ""]


def _column(case: Case, utility: Additive, rounding: Rounding) -> list[str]:
    """The name of a party, its points, the worth of no deal."""
    points: list[Fraction] = []
    for issue in case.issues:
        row = utility.rows[issue.id]
        points += rounding.row(row[option] for option in issue.option_ids())
    worth = utility.reservation
    last = "" if worth is None else write_number(rounding.worth(worth))
    return [guarded(utility.party), *map(write_number, points), last]


def _cell(words: str) -> str:
    if words != words.strip() or any(sign in words for sign in _QUOTED):
        return '"' + words.replace('"', '""') + '"'
    return words


def _lost_discounts(utilities: tuple[Additive, ...]) -> Iterator[Remark]:
    if found := [one.party for one in utilities if one.discount is not None]:
        yield remark("loss.discount", found)

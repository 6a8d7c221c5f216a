"""What would overturn a cell: each element taken out alone, and the verdict proved again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from detente.analysis.agreements import Acceptance, Verdict, acceptance, grade_of
from detente.analysis.preferences import Outlook
from detente.analysis.robustness.elements import elements_of
from detente.analysis.robustness.findings import Assumption, Flip
from detente.case import Case, Package

Rows = Mapping[str, Package | None]


@dataclass(frozen=True, slots=True)
class Column:
    """One party's verdicts on the rows of the brief, and what each of them rests on.

    ``falls_if[row]`` are the ids without which the acceptance would be another; ``complete`` is
    False where there was no time to take every element out.
    """

    party: str
    verdicts: dict[str, Verdict]
    falls_if: dict[str, tuple[str, ...]]
    flips: dict[str, tuple[Flip, ...]]
    complete: bool = True


def column(outlook: Outlook, rows: Rows, stop: Callable[[], bool]) -> Column:
    """The verdicts of one party on some packages (None: no deal), and what would overturn them.

    ``stop`` is asked before each element is taken out; once it is true, the rest is left.
    """
    case, party = outlook.case, outlook.said.party
    verdicts = {ref: acceptance(outlook, package) for ref, package in rows.items()}
    flips: dict[str, tuple[Flip, ...]] = {}
    complete = True
    for element in elements_of(case, party):
        if stop():
            complete = False
            break
        turned = turned_cells(outlook.without(element), rows, verdicts)
        if turned:
            flips[element] = turned
    falls_if = {
        ref: tuple(e for e, turned in flips.items() if any(f.row == ref for f in turned))
        for ref in rows
    }
    return Column(party, verdicts, falls_if, flips, complete)


def turned_cells(changed: Outlook, rows: Rows, verdicts: Mapping[str, Verdict]) -> tuple[Flip, ...]:
    """The rows on which a party's acceptance is another in a changed case."""
    found: list[Flip] = []
    for ref, package in rows.items():
        before: Acceptance = verdicts[ref].acceptance
        after = acceptance(changed, package).acceptance
        if after is not before:
            found.append(Flip(ref, changed.said.party, before, after))
    return tuple(found)


def assumptions(case: Case, columns: tuple[Column, ...]) -> tuple[Assumption, ...]:
    """Every element that turns a cell, those below *reported* and those that turn most first."""
    found = [
        Assumption(element, entry.party, grade_of(case, element), flips)
        for entry in columns
        for element, flips in entry.flips.items()
    ]
    found.sort(key=lambda a: (not a.grade.only_possible, -len(a.flips), -a.grade.rank))
    return tuple(found)

"""What would overturn a cell: each element taken out alone, and the verdict proved again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class Known:
    """What was found before of the cells of one party, in a case that differs in others alone.

    ``rows`` are the packages looked at then, ``assumptions`` everything that turned one of them.
    """

    party: str
    rows: Rows
    assumptions: tuple[Assumption, ...]

    def has(self, package: Package | None) -> bool:
        """Whether the package was looked at."""
        return package in self.rows.values()

    def flips(self, element: str, rows: Rows) -> tuple[Flip, ...]:
        """The cells that the element turns, of packages looked at, by what they are called now."""
        told = [a for a in self.assumptions if a.element == element and a.owner == self.party]
        turned = {
            self.rows[flip.row]: flip for one in told for flip in one.flips if flip.row in self.rows
        }
        return tuple(
            replace(turned[package], row=ref) for ref, package in rows.items() if package in turned
        )


def column(
    outlook: Outlook, rows: Rows, stop: Callable[[], bool], known: Known | None = None
) -> Column:
    """The verdicts of one party on some packages (None: no deal), and what would overturn them.

    ``stop`` is asked before each element is taken out; once it is true, the rest is left. What is
    ``known`` of some packages is not worked out again.
    """
    case, party = outlook.case, outlook.said.party
    verdicts = {ref: acceptance(outlook, package) for ref, package in rows.items()}
    flips: dict[str, tuple[Flip, ...]] = {}
    complete = True
    left = {ref: package for ref, package in rows.items() if not (known and known.has(package))}
    for element in elements_of(case, party):
        if left and stop():
            complete = False
            break
        turned = turned_cells(outlook.without(element), left, verdicts) if left else ()
        if known is not None:
            turned = _in_order(rows, (*turned, *known.flips(element, rows)))
        if turned:
            flips[element] = turned
    falls_if = {
        ref: tuple(e for e, turned in flips.items() if any(f.row == ref for f in turned))
        for ref in rows
    }
    return Column(party, verdicts, falls_if, flips, complete)


def _in_order(rows: Rows, flips: tuple[Flip, ...]) -> tuple[Flip, ...]:
    place = {ref: number for number, ref in enumerate(rows)}
    return tuple(sorted(flips, key=lambda flip: place[flip.row]))


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

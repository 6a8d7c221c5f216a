"""Cases written for other programs and read again, utility beside utility."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from detente import formats
from detente.analysis.problem import (
    CentralUtility,
    central_reservation,
    central_utility,
    said_by,
)
from detente.case import Case, Package
from detente.formats.exports.names import file_stems
from helpers.genius import case_of

BOUND = Fraction(1, 10**15)
_ONE = Fraction(1)


def written_and_read(case: Case, to: str, folder: Path) -> Case:
    """The case as it comes back from files of another program's format."""
    path = folder / ("case.csv" if to == "csv" else "case")
    formats.write(case, path, to=to, accept_loss=True)
    return case_of(formats.read(path))


def assert_same_utilities(case: Case, back: Case, to: str) -> None:
    """Every package is worth the same to every party, or what the export's notes state.

    GENIUS may have moved and stretched utilities; a stated rounding is at most 1e-15. Both sides
    are sums over issues, so that the packages that differ from one package on one issue speak for
    all of them. Caps bind in GENIUS alone.
    """
    notes = formats.export(case, to).notes
    stems = file_stems(case.negotiators(), ["domain"])
    for party in case.negotiators():
        name = stems[party] if to == "negmas" else party
        before, after = central_utility(case, party), central_utility(back, name)
        assert before is not None
        assert after is not None
        stated = [one for one in notes if one.code == "note.rounded" and party in one.ids]
        bound = Fraction(dict(stated[0].values)["most"]) if stated else Fraction(0)
        assert bound <= BOUND
        least, most = _ends(before, case)
        moved = to == "genius" and _moves(before, case)
        start, span = (least, most - least or _ONE) if moved else (Fraction(0), _ONE)
        low, high = _difference(case, before, after, start, span)
        assert -bound <= low <= high <= bound
        assert (1 if to == "genius" else None) == after.cap
        assert to != "genius" or before.cap == 1 or (most - start) / span <= 1 + bound
        _assert_same_no_deal(case, back, party, name, before, (to, start, span, bound))


def _assert_same_no_deal(
    case: Case,
    back: Case,
    party: str,
    name: str,
    utility: CentralUtility,
    moved: tuple[str, Fraction, Fraction, Fraction],
) -> None:
    to, start, span, bound = moved
    expected = central_reservation(case, said_by(case, party), utility)
    found = back.no_deal_of(name).value
    if expected is None:
        assert (0 if to == "genius" else None) == found
    else:
        assert found is not None
        assert 0 <= (expected - start) / span - found <= bound
    if to != "csv":
        assert (case.scale(party).discount or 1) == (back.scale(name).discount or 1)


def _difference(
    case: Case, before: CentralUtility, after: CentralUtility, start: Fraction, span: Fraction
) -> tuple[Fraction, Fraction]:
    """The least and the most by which any package is worth less after than before."""

    def less(package: Package) -> Fraction:
        return (_total(before, package) - start) / span - _total(after, package)

    base = Package(tuple((issue.id, issue.option_ids()[0]) for issue in case.issues))
    low = high = less(base)
    for changes in _single_changes(case, base):
        away = [less(package) - less(base) for package in changes]
        low, high = low + min(away), high + max(away)
    return low, high


def _single_changes(case: Case, base: Package) -> Iterator[list[Package]]:
    for issue in case.issues:
        yield [base.changed({issue.id: option}) for option in issue.option_ids()]


def _total(utility: CentralUtility, package: Package) -> Fraction:
    """What a package adds up to, not cut off."""
    bonuses = (amount for link, amount in utility.bonuses if link.when.holds(package))
    parts = (utility.table[i][o] for i, o in package.choices if i in utility.table)
    return utility.constant + sum(bonuses, Fraction(0)) + sum(parts, Fraction(0))


def _rows(utility: CentralUtility, case: Case) -> list[list[Fraction]]:
    """Per issue what its options add, the combinations that concern it alone included."""
    rows = []
    for issue in case.issues:
        nothing = Package(())
        row = [
            _total(utility, Package(((issue.id, option),))) - _total(utility, nothing)
            for option in issue.option_ids()
        ]
        rows.append(row)
    return rows


def _ends(utility: CentralUtility, case: Case) -> tuple[Fraction, Fraction]:
    rows = _rows(utility, case)
    return utility.constant + sum(map(min, rows)), utility.constant + sum(map(max, rows))


def _moves(utility: CentralUtility, case: Case) -> bool:
    """Whether GENIUS has to move a utility: it has a constant or falls below 0 somewhere."""
    return utility.constant != 0 or any(min(row) < 0 for row in _rows(utility, case))

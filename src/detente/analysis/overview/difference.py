"""Which findings flipped between two versions of a case, because of what, and what survives?"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from detente.analysis.agreements import FirstStep, Limits, authority
from detente.analysis.overview import comparable
from detente.analysis.overview.analyze import Request, analyze_case
from detente.analysis.overview.changes import Change, changes, reverted
from detente.analysis.overview.comparable import FindingKind, Key, Packages
from detente.analysis.overview.findings import Analysis
from detente.analysis.overview.survival import (
    Offer,
    OldPackage,
    Passage,
    offers,
    old_packages,
)
from detente.case import Case, Package, in_force
from detente.case.check import check

MOST_REVERTED = 40
"""Changes tried one by one as a cause; with more, a flip names no cause."""

CHEAP = ("cell", "order", "authority", "ratification")
"""Findings that need no whole analysis."""


@dataclass(frozen=True, slots=True)
class Flipped:
    """One finding that is another now.

    ``kind`` and ``about`` say which: a *cell* (row reference and party), an *order* (two row
    references and a party), the *status*, whether the *zone* is empty, an issue's *authority*, a
    *solution*'s points, the *conflicts*, the *ways_out*, a first *step*, the *ratification* or the
    *roadmap* of a row. ``because`` are the changes each of which alone, taken back, turns the
    finding back to what it was; where none does, those that make it a third thing; empty where only
    several together move it (or not all were tried, see `Difference`).
    """

    kind: FindingKind
    about: tuple[str, ...]
    before: str
    after: str
    because: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: ``kind`` and ``about`` as in `Flipped`, and what it says."""

    kind: FindingKind
    about: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Survival:
    """What of the old version is still there in the new one.

    ``packages`` are those the old analysis showed, ``offers`` those somebody named. ``kept`` are
    findings that say the same; ``gone`` those about something the new version has not, ``new``
    those about something the old one had not.
    """

    packages: tuple[OldPackage, ...]
    offers: tuple[Offer, ...]
    kept: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two analyses of the same parties, compared: what changed, and what flipped because of it.

    ``causes_tried`` is False where changes were too many, or the time too short, to take back each.
    ``partial`` names what stopped early (``time``, ``cancel``): one of the analyses, to which a
    flip may then be owed, or the search for causes; else None. ``old`` and ``new`` are the cases as
    they are written, with what is withdrawn in them.
    """

    old_hash: str
    new_hash: str
    parties: tuple[str, ...]
    changes: tuple[Change, ...]
    survival: Survival
    flipped: tuple[Flipped, ...]
    causes_tried: bool
    old: Case
    new: Case
    partial: str | None = None


def difference(
    old: Analysis,
    new: Analysis,
    *,
    deadline: float | None = None,
    causes_of: tuple[FindingKind, ...] | None = None,
) -> Difference:
    """Compare two analyses: every finding about something that both versions have.

    Packages are compared that either brief shows and both versions have. Changes are taken back
    one by one until the ``deadline`` (``time.monotonic``), to find what alone moved each flip, or
    each of the kinds ``causes_of``: `CHEAP` ones take milliseconds per change. Raises
    ``ValueError`` where the two have no party in common.
    """
    parties = tuple(party for party in new.parties if party in old.parties)
    if not parties:
        raise ValueError("the two analyses have no party in common")
    changed = changes(old.whole, new.whole)
    sides = _Sides.of(old, new)
    before, after = sides.found(old), sides.found(new)
    flips = [key for key in before if key in after and before[key] != after[key]]
    asked = [key for key in flips if causes_of is None or key[0] in causes_of]
    tried: dict[Change, dict[Key, str]] = {}
    few = len(changed) <= MOST_REVERTED
    complete = not (asked and few) or _tried(sides, changed, asked, before, tried, deadline)
    flipped = [
        Flipped(key[0], key[1], before[key], after[key], _because(key, before, after, tried))
        for key in flips
    ]
    return Difference(
        old_hash=old.case_hash,
        new_hash=new.case_hash,
        parties=parties,
        changes=changed,
        survival=_survival(sides, before, after),
        flipped=tuple(flipped),
        causes_tried=few and complete,
        old=old.whole,
        new=new.whole,
        partial=old.partial or new.partial or (None if complete else "time"),
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    """Two analyses with what both have: the rows as each version has them, and all first steps."""

    old: Analysis
    new: Analysis
    before: dict[str, Package | None]
    after: dict[str, Package | None]
    steps: tuple[FirstStep, ...]

    @staticmethod
    def of(old: Analysis, new: Analysis) -> _Sides:
        pairs = comparable.pairs_of(old, new)
        before = {pair.ref: pair.before for pair in pairs}
        after = {pair.ref: pair.after for pair in pairs}
        return _Sides(old, new, before, after, (*old.first_steps, *new.first_steps))

    def rows(self, analysis: Analysis) -> Packages:
        """The rows as one of the two has them."""
        return self.before if analysis is self.old else self.after

    def found(self, analysis: Analysis) -> dict[Key, str]:
        """Every finding of one of the two that can be compared, or that the other has not."""
        other = self.new if analysis is self.old else self.old
        rows = self.rows(analysis)
        found = comparable.findings(analysis, rows, Passage(analysis.whole, self.new.whole))
        found |= comparable.cells(analysis.case, rows)
        found |= comparable.orders(analysis.case, rows)
        found |= comparable.steps(analysis, self.steps, other.case)
        none: dict[Key, str] = {
            ("solution", (solution.name,)): ""
            for side in (self.old, self.new)
            for solution in side.held.solutions
        }
        return none | found


def _survival(sides: _Sides, before: dict[Key, str], after: dict[Key, str]) -> Survival:
    old, new = sides.old, sides.new
    shown = [(row.ref, row.package) for row in old.brief.rows if row.package is not None]
    shown += [
        (solution.name, package)
        for solution in old.held.solutions
        for point in solution.points
        for package in point.packages[:1]
    ]
    lost = {key: value for key, value in before.items() if key not in after}
    lost |= comparable.unpaired(old, sides.before)
    lost |= comparable.own_steps(old, new.case)
    fresh = {key: value for key, value in after.items() if key not in before}
    fresh |= comparable.unpaired(new, sides.after)
    fresh |= comparable.own_steps(new, old.case)
    kept = {key: value for key, value in before.items() if after.get(key) == value}
    return Survival(
        packages=old_packages(Passage(old.whole, new.whole), shown),
        offers=offers(old.whole, new.whole),
        kept=_listed(kept),
        gone=_listed(lost),
        new=_listed(fresh),
    )


def _listed(found: dict[Key, str]) -> tuple[Finding, ...]:
    return tuple(Finding(kind, about, value) for (kind, about), value in found.items())


def _tried(
    sides: _Sides,
    changed: tuple[Change, ...],
    flips: list[Key],
    before: dict[Key, str],
    tried: dict[Change, dict[Key, str]],
    deadline: float | None,
) -> bool:
    """Take back one change after the other and keep what is found then; False if time was short."""
    old, new = sides.old.whole, sides.new.whole
    known = _errors(new)
    for change in changed:
        if deadline is not None and time.monotonic() >= deadline:
            return False
        whole = reverted(new, old, change)
        if not _errors(whole) <= known:
            # Taking this change back alone leaves no case that holds together.
            continue
        if whole == old:
            # The only change there is: what is found without it was found already.
            tried[change] = {key: before[key] for key in flips}
            continue
        try:
            again = _again(whole, sides, flips, deadline)
        except (KeyError, ValueError):
            continue
        if again is None:
            return False
        tried[change] = again
    return True


def _errors(case: Case) -> set[tuple[str, str]]:
    """What hinders an analysis; a claim may well name an element that is taken back."""
    return {
        (fault.path, fault.code)
        for fault in check(case)
        if fault.severity == "error" and not fault.path.startswith("claims.")
    }


def _because(
    key: Key,
    before: dict[Key, str],
    after: dict[Key, str],
    tried: dict[Change, dict[Key, str]],
) -> tuple[Change, ...]:
    back = [change for change, again in tried.items() if again.get(key) == before[key]]
    moved = [change for change, again in tried.items() if again.get(key, after[key]) != after[key]]
    return tuple(back or moved)


def _again(
    whole: Case, sides: _Sides, flips: list[Key], deadline: float | None
) -> dict[Key, str] | None:
    """What is found in a case between the two; None where the time was too short."""
    new, case = sides.new, in_force(whole)
    rows = _rows_between(sides, whole)
    found = comparable.cells(case, rows) | comparable.orders(case, rows, flips)
    if all(key[0] in CHEAP for key in flips):
        found |= comparable.consents(case, new.parties, rows)
        return found | comparable.agenda(authority(case, new.parties))
    limits = Limits(points=20_000, deadline=deadline)
    request = Request(new.parties, limits=limits)
    analysis = analyze_case(case, request, version=new.version, made_on=new.made_on)
    if analysis.partial is not None:
        return None
    onward = Passage(whole, new.whole)
    found |= comparable.findings(replace(analysis, written=whole), rows, onward)
    none: dict[Key, str] = dict.fromkeys((key for key in flips if key[0] == "solution"), "")
    return none | found | comparable.steps(analysis, sides.steps, case)


def _rows_between(sides: _Sides, whole: Case) -> dict[str, Package | None]:
    """The rows as a case between the two has them."""
    there = Passage(sides.new.whole, whole)
    today = in_force(whole).status_quo()
    found: dict[str, Package | None] = {}
    for ref, package in sides.after.items():
        if package is None or ref == comparable.TODAY:
            found[ref] = None if package is None else today
        elif (fate := there.carry(package)).status == "survives":
            found[ref] = fate.package
    return found

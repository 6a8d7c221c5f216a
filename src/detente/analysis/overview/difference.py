"""Which findings flipped between two versions of a case, and because of what?"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from detente.analysis.agreements import Authority, Limits, acceptance, authority
from detente.analysis.overview.analyze import Request, analyze_case
from detente.analysis.overview.changes import Change, changes, reverted
from detente.analysis.overview.findings import Analysis
from detente.analysis.preferences import Outlook
from detente.case import Case, Package

MOST_REVERTED = 40
"""Changes tried one by one as a cause; with more, a flip names no cause."""

Kind = Literal["cell", "status", "zone", "authority", "solution", "conflicts", "ways_out", "step"]


@dataclass(frozen=True, slots=True)
class Flipped:
    """One finding that is another now.

    ``kind`` and ``about`` say which: a *cell* (row reference and party), the *status*, whether the
    *zone* is empty, an issue's *authority*, a *solution*'s points, the *conflicts*, the
    *ways_out*, or a first *step*. ``because`` are the changes each of which alone, taken back,
    turns the finding back to what it was; where none does, those that make it a third thing; empty
    where only several together move it (or not all were tried, see `Difference`).
    """

    kind: Kind
    about: tuple[str, ...]
    before: str
    after: str
    because: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two analyses of the same parties, compared: what changed, and what flipped because of it.

    ``causes_tried`` is False where changes were too many, or the time too short, to take back each.
    ``partial`` names what stopped early (``time``, ``cancel``): one of the analyses, to which a
    flip may then be owed, or the search for causes; else None.
    """

    old_hash: str
    new_hash: str
    parties: tuple[str, ...]
    changes: tuple[Change, ...]
    flipped: tuple[Flipped, ...]
    causes_tried: bool
    old: Case
    new: Case
    partial: str | None = None


def difference(old: Analysis, new: Analysis, *, deadline: float | None = None) -> Difference:
    """Compare two analyses; cells are compared on every row either of them shows.

    Changes are taken back one by one until the ``deadline`` (``time.monotonic``). Raises
    ``ValueError`` where the two have no party in common.
    """
    parties = tuple(party for party in new.parties if party in old.parties)
    if not parties:
        raise ValueError("the two analyses have no party in common")
    changed = changes(old.case, new.case)
    before, after = _findings(old, new), _findings(new, old)
    flips = [key for key in before if key in after and before[key] != after[key]]
    tried: dict[Change, dict[Key, str]] = {}
    few = len(changed) <= MOST_REVERTED
    complete = not (flips and few) or _tried(old, new, changed, flips, tried, deadline)
    flipped = [
        Flipped(key[0], key[1], before[key], after[key], _because(key, before, after, tried))
        for key in flips
    ]
    return Difference(
        old_hash=old.case_hash,
        new_hash=new.case_hash,
        parties=parties,
        changes=changed,
        flipped=tuple(flipped),
        causes_tried=few and complete,
        old=old.case,
        new=new.case,
        partial=old.partial or new.partial or (None if complete else "time"),
    )


Key = tuple[Kind, tuple[str, ...]]


def _findings(analysis: Analysis, other: Analysis) -> dict[Key, str]:
    """Everything comparable in an analysis, as text by key; cells on the rows of both."""
    found: dict[Key, str] = {
        ("status", ()): analysis.status,
        ("zone", ()): {True: "empty", False: "not_empty", None: "unknown"}[analysis.zone.empty],
        ("conflicts", ()): _sets(c.demands for c in analysis.held.red_lines.conflicts),
        ("ways_out", ()): _sets(w.drop for w in analysis.held.red_lines.ways_out),
    }
    found |= _agenda(analysis.authority)
    for solution in analysis.held.solutions:
        packages = sorted(_ref(p) for point in solution.points for p in point.packages)
        found["solution", (solution.name,)] = " | ".join(packages)
    found |= _cells(analysis.case, (analysis, other))
    known = {issue.id for issue in other.case.issues}
    for step in analysis.first_steps:
        if {move.issue for move in step.moves} <= known:
            moves = tuple(f"{move.issue}={move.end}" for move in step.moves)
            found["step", moves] = "first_step"
    for step in other.first_steps:
        if {move.issue for move in step.moves} <= {issue.id for issue in analysis.case.issues}:
            found.setdefault(
                ("step", tuple(f"{move.issue}={move.end}" for move in step.moves)), "no_first_step"
            )
    return found


def _cells(case: Case, analyses: Iterable[Analysis]) -> dict[Key, str]:
    rows = {row.ref: row.package for analysis in analyses for row in analysis.brief.rows}
    found: dict[Key, str] = {}
    for party in case.negotiators():
        outlook = Outlook(case, party)
        for ref, package in rows.items():
            if package is None or _fits(case, package):
                found["cell", (ref, party)] = acceptance(outlook, package).acceptance
    return found


def _fits(case: Case, package: Package) -> bool:
    known = {issue.id: issue for issue in case.issues}
    return all(issue in known and known[issue].knows(option) for issue, option in package.choices)


def _tried(
    old: Analysis,
    new: Analysis,
    changed: tuple[Change, ...],
    flips: list[Key],
    tried: dict[Change, dict[Key, str]],
    deadline: float | None,
) -> bool:
    """Take back one change after the other and keep what is found then; False if time was short."""
    only_cells = all(key[0] in ("cell", "authority") for key in flips)
    for change in changed:
        if deadline is not None and time.monotonic() >= deadline:
            return False
        case = reverted(new.case, old.case, change)
        try:
            again = _again(case, new, old, cheap=only_cells, deadline=deadline)
        except (KeyError, ValueError):
            # Taking this change back alone leaves no case that holds together.
            continue
        if again is None:
            return False
        tried[change] = again
    return True


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
    case: Case, new: Analysis, old: Analysis, *, cheap: bool, deadline: float | None
) -> dict[Key, str] | None:
    """What is found in a case between the two; None where the time was too short."""
    found = _cells(case, (new, old))
    if cheap:
        return found | _agenda(authority(case, new.parties))
    limits = Limits(points=20_000, deadline=deadline)
    request = Request(new.parties, limits=limits)
    analysis = analyze_case(case, request, version=new.version, made_on=new.made_on)
    if analysis.partial is not None:
        return None
    steps = (*old.first_steps, *new.first_steps)
    return _findings(analysis, replace(old, first_steps=steps)) | found


def _agenda(agenda: Authority) -> dict[Key, str]:
    return {
        ("authority", (issue,)): word
        for word in ("settle", "recommend", "not_theirs")
        for issue in getattr(agenda, word)
    }


def _sets(families: Iterable[tuple[str, ...]]) -> str:
    return " | ".join(sorted(" + ".join(sorted(family)) for family in families))


def _ref(package: Package) -> str:
    return ",".join(f"{issue}={option}" for issue, option in package.choices)

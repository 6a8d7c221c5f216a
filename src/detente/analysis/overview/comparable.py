"""What of two analyses can be set side by side: each finding as a text under a key."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from detente.analysis.agreements import Authority, FirstStep, acceptance
from detente.analysis.overview.consent import stances_of
from detente.analysis.overview.findings import Analysis
from detente.analysis.overview.rows import reference
from detente.analysis.overview.survival import Passage
from detente.analysis.preferences import Outlook
from detente.analysis.ratification import ratify
from detente.case import Case, Package

FindingKind = Literal[
    "cell",
    "order",
    "status",
    "zone",
    "authority",
    "solution",
    "conflicts",
    "ways_out",
    "step",
    "ratification",
    "roadmap",
]
Key = tuple[FindingKind, tuple[str, ...]]
Packages = Mapping[str, Package | None]
"""Packages by the reference they go by in both versions; None is no deal."""

TODAY, NO_DEAL = "status-quo", "no-deal"


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of either brief as it is in both versions."""

    ref: str
    before: Package | None
    after: Package | None


def pairs_of(old: Analysis, new: Analysis) -> tuple[Pair, ...]:
    """The rows of both briefs whose packages are to be had in both versions, the old ones first.

    Today and no deal are compared as each version has them. Every other package is carried into the
    other version, and goes by what it moves there; one that cannot be carried back is left out.
    """
    forth, back = Passage(old.whole, new.whole), Passage(new.whole, old.whole)
    today = (old.case.status_quo(), new.case.status_quo())
    found = {NO_DEAL: Pair(NO_DEAL, None, None)}
    if today[0].choices and today[1].choices:
        found = {TODAY: Pair(TODAY, *today)} | found
    for analysis, there in ((old, forth), (new, back)):
        for row in analysis.brief.rows:
            if row.package is None:
                continue
            fate = there.carry(row.package)
            if fate.status != "survives":
                continue
            before = row.package if analysis is old else fate.package
            after = fate.package if analysis is old else row.package
            if analysis is new:
                again = forth.carry(before)
                if again.status != "survives" or again.package != after:
                    continue
            if (before, after) != today:
                ref = reference(after, today[1])
                # What is today in the new version alone goes by what it moved in the old one.
                ref = reference(before, today[0]) if ref == TODAY else ref
                found.setdefault(ref, Pair(ref, before, after))
    return tuple(found.values())


def unpaired(analysis: Analysis, packages: Packages) -> Iterator[tuple[Key, str]]:
    """The cells of those rows of a brief whose packages the other version does not have."""
    here = set(packages.values())
    for row in analysis.brief.rows:
        if row.package not in here:
            for cell in row.cells:
                yield ("cell", (row.ref, cell.party)), cell.acceptance


def findings(analysis: Analysis, packages: Packages, onward: Passage) -> dict[Key, str]:
    """Everything comparable in an analysis but first steps and orders.

    ``packages`` are the rows as this version has them; ``onward`` leads to the newest version, in
    whose options packages are written.
    """
    found: dict[Key, str] = {
        ("status", ()): analysis.status,
        ("zone", ()): {True: "empty", False: "not_empty", None: "unknown"}[analysis.zone.empty],
        ("conflicts", ()): _sets(c.demands for c in analysis.held.red_lines.conflicts),
        ("ways_out", ()): _sets(w.drop for w in analysis.held.red_lines.ways_out),
    }
    found |= agenda(analysis.authority)
    for solution in analysis.held.solutions:
        written = {_written(p, onward) for point in solution.points for p in point.packages}
        found["solution", (solution.name,)] = " | ".join(sorted(written))
    found |= _roadmap(analysis, packages)
    return found | consents(analysis.case, analysis.parties, packages)


def cells(case: Case, packages: Packages) -> dict[Key, str]:
    """What every party makes of the rows; ``case`` is the case in force."""
    outlooks = [Outlook(case, party) for party in case.negotiators()]
    return {
        ("cell", (ref, outlook.said.party)): acceptance(outlook, package).acceptance
        for outlook in outlooks
        for ref, package in packages.items()
    }


def orders(case: Case, packages: Packages, only: Iterable[Key] | None = None) -> dict[Key, str]:
    """How certainly each party ranks two rows: *better*, *worse*, *tie*, *open*; or some alone."""
    refs = sorted(ref for ref, package in packages.items() if package is not None)
    wanted = None if only is None else {key[1] for key in only if key[0] == "order"}
    found: dict[Key, str] = {}
    for party in case.negotiators():
        outlook: Outlook | None = None
        for first, second in combinations(refs, 2):
            if wanted is None or (first, second, party) in wanted:
                outlook = outlook or Outlook(case, party)
                one, other = packages[first], packages[second]
                assert one is not None
                assert other is not None
                found["order", (first, second, party)] = _order(outlook, one, other)
    return found


def _order(outlook: Outlook, one: Package, other: Package) -> str:
    change = outlook.difference(one, other)
    if change.low is not None and change.low >= 0:
        return "tie" if change.high == 0 else "better"
    back = outlook.difference(other, one)
    return "worse" if back.low is not None and back.low >= 0 else "open"


def consents(case: Case, parties: tuple[str, ...], packages: Packages) -> dict[Key, str]:
    """Whether each row that moves anything passes, and who blocks it; complete packages alone."""
    today = case.status_quo()
    issues = {issue.id for issue in case.issues}
    outlooks = {party: Outlook(case, party) for party in case.negotiators()}
    stances = stances_of(outlooks)
    found: dict[Key, str] = {}
    for ref, package in packages.items():
        if package is None or package == today or set(package.as_dict()) != issues:
            continue
        # Past its deadline nothing is searched that could bring a blocker in: not compared here.
        over = time.monotonic()
        finding = ratify(case, package, parties, stances, outlooks, deadline=over)
        blocking = sorted(
            {".".join((b.consent, *filter(None, [b.bloc]))) for b in finding.blockers}
        )
        found["ratification", (ref,)] = " | ".join([finding.passes, *blocking])
    return found


def _roadmap(analysis: Analysis, packages: Packages) -> dict[Key, str]:
    """Whether the corridor of the roadmap is closed, and where it is widest."""
    way = analysis.roadmap
    refs = [ref for ref, package in packages.items() if way and package == way.package]
    if way is None or not refs:
        return {}
    closed = "closed" if way.plan.closed else "not_closed"
    widest = way.plan.weakest
    where = () if widest is None else (str(widest.stage), widest.kind, widest.party)
    return {("roadmap", (refs[0],)): " | ".join((closed, *where))}


def agenda(split: Authority) -> dict[Key, str]:
    """What the parties may do on each issue."""
    return {
        ("authority", (issue,)): word
        for word in ("settle", "recommend", "not_theirs")
        for issue in getattr(split, word)
    }


def steps(analysis: Analysis, listed: Iterable[FirstStep], others: Case) -> dict[Key, str]:
    """Which of some first steps are steps here too; those that make no sense here are left out.

    ``others`` is the other version, in force. Where more steps were found than are listed, one
    that is not listed may be one all the same.
    """
    own = {_moved(step) for step in analysis.first_steps}
    cut = analysis.first_steps_count > len(analysis.first_steps)
    found: dict[Key, str] = {}
    for step in (*analysis.first_steps, *listed):
        moves = _moved(step)
        if (moves in own or not cut) and all(
            _can_move(case, issue, option)
            for case in (analysis.case, others)
            for issue, option in moves
        ):
            key: Key = ("step", tuple(sorted(f"{issue}={option}" for issue, option in moves)))
            found[key] = "first_step" if moves in own else "no_first_step"
    return found


def own_steps(analysis: Analysis, others: Case) -> Iterator[tuple[Key, str]]:
    """The first steps that the other version has not: it lacks the option, or has taken it."""
    for step in analysis.first_steps:
        moves = _moved(step)
        if not all(_can_move(others, issue, option) for issue, option in moves):
            yield (
                ("step", tuple(sorted(f"{issue}={option}" for issue, option in moves))),
                "first_step",
            )


def _moved(step: FirstStep) -> frozenset[tuple[str, str]]:
    return frozenset((move.issue, move.end) for move in step.moves)


def _can_move(case: Case, issue_id: str, option: str) -> bool:
    issue = next((issue for issue in case.issues if issue.id == issue_id), None)
    if issue is None or issue.status_quo is None or option == issue.status_quo:
        return False
    return issue.knows(option)


def _written(package: Package, onward: Passage) -> str:
    fate = onward.carry(package)
    chosen = fate.package if fate.status == "survives" else package
    return ",".join(f"{issue}={option}" for issue, option in chosen.choices)


def _sets(families: Iterable[tuple[str, ...]]) -> str:
    return " | ".join(sorted(" + ".join(sorted(family)) for family in families))

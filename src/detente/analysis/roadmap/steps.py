"""The steps of the way from today to a package: those of the case that lead there, and the rest."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from detente.analysis.roadmap.findings import Step
from detente.case import Case, Package, RoadmapStep, parse_number, write_number

MOST_TRIED = 20_000
"""Steps walked along, per issue, in search of the longest chain; beyond, the longest so far."""

Positions = tuple[int, ...]
"""How far each moved issue has come, in its own steps."""

Tracks = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """The steps to take, tranches of one issue in their order, and what was put aside.

    ``tracks`` are the issues moved, by their first step, each with what holds on it after none,
    one, ... of its steps (empty: open today). ``left_out`` are steps of the case that do not lie on
    the way; ``dropped`` are (step, what it was to wait for) where the latter is one of them.
    """

    start: Package
    end: Package
    steps: tuple[Step, ...]
    tracks: Tracks
    left_out: tuple[str, ...]
    dropped: tuple[tuple[str, tuple[str, ...]], ...]

    def positions(self, done: int) -> Positions:
        """Per moved issue, how far the last of the steps done has brought it (0: as today)."""
        reached: dict[str, int] = {}
        passed: dict[str, int] = {}
        for place, step in enumerate(self.steps):
            passed[step.issue] = passed.get(step.issue, 0) + 1
            reached.setdefault(step.issue, 0)
            if done >> place & 1:
                reached[step.issue] = passed[step.issue]
        return tuple(reached.values())

    def at(self, positions: Positions) -> Package:
        """The package in force at such a state."""
        moved = zip(self.tracks, positions, strict=True)
        return self.start.changed({issue: options[k] for (issue, options), k in moved if k})

    def lasting(self, done: int) -> int:
        """The steps done that cannot be undone."""
        fixed = (1 << k for k, step in enumerate(self.steps) if step.reversible is False)
        return done & sum(fixed)


def _tracks(steps: list[Step]) -> Tracks:
    found: dict[str, list[str]] = {}
    for step in steps:
        found.setdefault(step.issue, [step.start]).append(step.end)
    return tuple((issue, tuple(options)) for issue, options in found.items())


def way(case: Case, package: Package) -> Way:
    """The steps from the status quo to a package, in the order of the file, then of the issues.

    Per moved issue the longest chain of named steps that leads from today's option to the
    package's, the first in the file among equals; where none does, one step that nobody named.
    """
    start = case.status_quo()
    named = _named_steps(case)
    chains: list[Step] = []
    for issue in case.issues:
        today, wanted = start.get(issue.id), package.get(issue.id)
        if wanted is None or wanted == today:
            continue
        chain = _longest_chain(named[issue.id], today or "", wanted)
        chains += chain or (_unnamed(case, issue.id, today or "", wanted),)
    place = {step.id: number for number, step in enumerate(case.roadmap)}
    steps = _in_order(chains, place)
    kept = {step.id for step in steps}
    dropped = tuple(
        (step.id, lost) for step in steps if (lost := tuple(n for n in step.needs if n not in kept))
    )
    return Way(
        start=start,
        end=start.changed(package.as_dict()),
        steps=tuple(
            replace(step, needs=tuple(n for n in step.needs if n in kept)) for step in steps
        ),
        tracks=_tracks(steps),
        left_out=tuple(step.id for step in case.roadmap if step.id not in kept),
        dropped=dropped,
    )


def _in_order(chains: list[Step], place: dict[str, int]) -> list[Step]:
    """The steps as the file has them; a later tranche never before an earlier one."""
    latest: dict[str, int] = {}
    keys: dict[str, int] = {}
    for step in chains:
        latest[step.issue] = max(place.get(step.id, len(place)), latest.get(step.issue, -1))
        keys[step.id] = latest[step.issue]
    return sorted(chains, key=lambda step: keys[step.id])


def _named_steps(case: Case) -> dict[str, list[Step]]:
    found: dict[str, list[Step]] = defaultdict(list)
    today = case.status_quo()
    for step in case.roadmap:
        earlier = found[step.issue]
        begins = earlier[-1].end if earlier else today.get(step.issue) or ""
        begins = begins if step.start is None else _option(case, step.issue, step.start)
        found[step.issue].append(_named(case, step, begins))
    return found


def _named(case: Case, step: RoadmapStep, start: str) -> Step:
    return Step(
        id=step.id,
        named=True,
        issue=step.issue,
        start=start,
        end=_option(case, step.issue, step.to),
        by=step.by or case.issue(step.issue).carried_out_by,
        verified_by=step.verified_by,
        proof=step.proof,
        days=step.days,
        grace=step.grace,
        fallback=step.fallback,
        clause=step.clause,
        reversible=step.reversible,
        needs=step.needs,
        grade=case.grade(step.basis, None),
    )


def _option(case: Case, issue: str, option: str) -> str:
    """The option's id; a number is written the one way that packages write it."""
    return option if case.issue(issue).range is None else write_number(parse_number(option))


def _unnamed(case: Case, issue: str, start: str, end: str) -> Step:
    by = case.issue(issue).carried_out_by
    return Step(f"{issue}={end}", named=False, issue=issue, start=start, end=end, by=by)


def _longest_chain(named: list[Step], start: str, end: str) -> tuple[Step, ...]:
    """The longest way through named steps that takes no option twice; empty where there is none."""
    leading = _leading_to(named, end)
    longest: tuple[Step, ...] = ()
    open_ways: list[tuple[str, tuple[Step, ...]]] = [(start, ())]
    for _ in range(MOST_TRIED):
        if not open_ways:
            break
        here, taken = open_ways.pop()
        if here == end:
            longest = taken if len(taken) > len(longest) else longest
            continue
        been = {start, *(step.end for step in taken)}
        onward = [s for s in leading if s.start == here and s.end not in been]
        open_ways += [(step.end, (*taken, step)) for step in reversed(onward)]
    return longest


def _leading_to(named: list[Step], end: str) -> list[Step]:
    """The steps from which the end can still be reached."""
    ends = {end}
    while reached := {step.start for step in named if step.end in ends} - ends:
        ends |= reached
    return [step for step in named if step.end in ends]

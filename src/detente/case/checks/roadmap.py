"""Steps of a roadmap: what they refer to, whether they can begin, and what needs what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.case.checks.measures import not_below_zero
from detente.case.checks.register import Register, listed
from detente.case.faults import Fault, fault, warning
from detente.case.roadmap import RoadmapStep

_SHOWN = 8


def check_roadmap(register: Register) -> Iterator[Fault]:
    """The faults of steps, each alone, and of all of them together."""
    steps = register.case.roadmap
    known = [step.id for step in steps]
    ids = frozenset(known)
    for step in steps:
        path = f"roadmap.{step.id}"
        yield from register.issue(f"{path}.issue", step.issue)
        yield from register.option(f"{path}.to", step.issue, step.to)
        if step.start is not None:
            yield from register.option(f"{path}.from", step.issue, step.start)
        for key in ("by", "verified_by"):
            for party in getattr(step, key):
                yield from register.party(f"{path}.{key}", party)
        yield from not_below_zero(path, days=step.days, grace=step.grace)
        if step.grace is not None and step.days is None:
            yield warning(f"{path}.grace", "grace_without_days")
        for needed in step.needs:
            if needed not in ids:
                values = {"id": needed, "known": listed(needed, known)}
                yield fault(f"{path}.needs", "unknown_step", **values)
        yield from register.basis(path, step.basis, None)
    yield from _moves(register)
    yield from _circles(steps)


def _moves(register: Register) -> Iterator[Fault]:
    """Steps that move nothing, begin where no step leads, or repeat another one."""
    today = register.case.status_quo().as_dict()
    ends = dict(today)
    first: dict[tuple[str, str, str], str] = {}
    begins: list[tuple[RoadmapStep, str]] = []
    for step in register.case.roadmap:
        path = f"roadmap.{step.id}"
        start = step.start or ends.get(step.issue)
        ends[step.issue] = step.to
        if start is None:
            continue
        begins.append((step, start))
        if start == step.to:
            told = fault if step.start is not None else warning
            yield told(path, "step_moves_nothing", id=step.to)
            continue
        other = first.setdefault((step.issue, start, step.to), step.id)
        if other != step.id:
            yield warning(path, "step_again", other=other)
    yield from _unreached(register, today, begins)


def _unreached(
    register: Register, today: dict[str, str], begins: Iterable[tuple[RoadmapStep, str]]
) -> Iterator[Fault]:
    """Steps from an option to which no chain of steps leads from what holds today."""
    onward: dict[tuple[str, str], list[str]] = {}
    stated = []
    for step, start in begins:
        onward.setdefault((step.issue, start), []).append(step.to)
        if step.start not in (None, step.to) and step.issue in today:
            stated.append((step, start))
    reached = set(today.items())
    waiting = list(reached)
    while waiting:
        issue, option = waiting.pop()
        for end in onward.get((issue, option), ()):
            if (issue, end) not in reached:
                reached.add((issue, end))
                waiting.append((issue, end))
    for step, start in stated:
        if (step.issue, start) not in reached and register.knows(step.issue, start):
            yield warning(f"roadmap.{step.id}.from", "step_begins_nowhere", id=start)


def _circles(steps: tuple[RoadmapStep, ...]) -> Iterator[Fault]:
    """Steps that need themselves in the end, each circle with the steps on it.

    A walk with a stack of its own: a thousand steps in a row are no reason to run out of calls.
    """
    needs = {step.id: step.needs for step in steps}
    done: set[str] = set()
    for first in needs:
        trail: dict[str, Iterator[str]] = {}
        ahead: str | None = None if first in done else first
        while ahead is not None or trail:
            if ahead is not None:
                trail[ahead] = iter(needs[ahead])
            at = next(reversed(trail))
            ahead = None
            for needed in trail[at]:
                if needed in trail:
                    yield _circle(list(trail), needed)
                elif needed in needs and needed not in done:
                    ahead = needed
                    break
            if ahead is None:
                done.add(at)
                del trail[at]


def _circle(trail: list[str], back_to: str) -> Fault:
    circle = trail[trail.index(back_to) :]
    path = f"roadmap.{circle[-1]}.needs"
    if len(circle) == 1:
        return fault(path, "needs_itself", id=back_to)
    shown = circle if len(circle) <= _SHOWN else [*circle[: _SHOWN - 1], "…", circle[-1]]
    return fault(path, "steps_in_a_circle", steps=" → ".join([*shown, back_to]))

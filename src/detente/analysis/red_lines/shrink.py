"""How far is far enough for a bound: the fewest options a red line on a range must give up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from detente.analysis.problem import Box, Package, Problem
from detente.analysis.red_lines.constraints import constraints
from detente.analysis.red_lines.demands import without
from detente.analysis.red_lines.optimum import settled
from detente.analysis.red_lines.stopping import Stop, never


@dataclass(frozen=True, slots=True)
class Shrink:
    """A red line that refuses fewer options of one issue.

    ``given_up`` are the options it no longer refuses, the end of its run; ``box`` is what it still
    refuses, None where nothing is left of it; ``package`` becomes acceptable.
    """

    red_line: int
    issue: int
    given_up: tuple[int, ...]
    box: Box | None
    package: Package


def smallest_shrink(
    problem: Problem,
    red_line: int,
    issue: int,
    dropped: Collection[int] = (),
    *,
    stop: Stop = never,
) -> Shrink | None:
    """The fewest options at an end of a red line's run on one issue that open the zone.

    ``red_line`` is its place in ``Problem.red_lines`` (and so its demand index), ``dropped`` are
    the other demands of the way out. A run that ends at an end of the range, such as "below 4",
    gives up options at its other end only; any other run at either end, the lower one first where
    both would do. None where the zone stays empty even if the whole run is given up.

    Raises ``ValueError`` unless the red line is a single box whose part on the issue is a run of
    neighbouring options.
    """
    run = _run(problem, red_line, issue)
    rest = constraints(without(problem, {*dropped, red_line}))
    (box,) = problem.red_lines[red_line].boxes
    opened = settled(rest, stop)
    if opened is None:
        return None
    ends = _ends(run, problem.sizes[issue])
    for count in range(1, len(run) + 1):
        for end in ends:
            option = run[count - 1] if end == "low" else run[-count]
            package = settled(rest.within(Box(((issue, frozenset({option})),))), stop)
            if package is not None:
                given_up = run[:count] if end == "low" else run[-count:]
                return Shrink(red_line, issue, given_up, _left(box, issue, given_up), package)
    return None


def _run(problem: Problem, red_line: int, issue: int) -> tuple[int, ...]:
    """The neighbouring options that a red line refuses on an issue, ascending."""
    boxes = problem.red_lines[red_line].boxes
    parts = dict(boxes[0].parts) if len(boxes) == 1 else {}
    run = tuple(sorted(parts.get(issue, ())))
    if not run or run != tuple(range(run[0], run[-1] + 1)):
        raise ValueError(
            f"red line {red_line} is no bound on issue {issue}: "
            "it must be one box whose part there is a run of neighbouring options"
        )
    return run


def _ends(run: tuple[int, ...], size: int) -> tuple[str, ...]:
    """The ends of a run that can move: not the one at an end of the range, unless both are."""
    at_bottom, at_top = run[0] == 0, run[-1] == size - 1
    if at_bottom and not at_top:
        return ("high",)
    if at_top and not at_bottom:
        return ("low",)
    return ("low", "high")


def _left(box: Box, issue: int, given_up: tuple[int, ...]) -> Box | None:
    """The box without the options given up."""
    parts = dict(box.parts)
    remaining = parts[issue].difference(given_up)
    if not remaining:
        return None
    return replace(box, parts=tuple(sorted({**parts, issue: remaining}.items())))

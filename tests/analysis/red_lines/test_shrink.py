"""The fewest options a bound must give up."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from detente.analysis.problem import Box, Problem, RedLine
from detente.analysis.red_lines import Shrink, smallest_shrink, witness


def _random(seed: int) -> tuple[Problem, int]:
    """A problem whose first red line is a run on an issue, and that issue."""
    random = Random(seed)
    sizes = (random.randint(4, 8), 3, 3)
    tables = tuple(
        tuple(tuple(random.randint(0, 20) for _ in range(size)) for size in sizes) for _ in range(2)
    )
    first = random.randrange(sizes[0])
    last = random.randrange(first, sizes[0])
    parts = [(0, frozenset(range(first, last + 1)))]
    if random.random() < 0.5:
        parts.append((1, frozenset({0, 1})))
    lines = (
        RedLine(0, (Box(tuple(parts)),)),
        RedLine(1, (Box(((0, frozenset(set(range(sizes[0])) - set(range(first, last + 1)))),)),)),
    )
    floors = (random.randint(10, 45), random.randint(10, 45))
    return Problem(sizes, tables, (1, 1), floors, red_lines=lines), sizes[0]


def _opens(problem: Problem, kept: set[int]) -> bool:
    """Whether the zone has a package if the first red line refuses ``kept`` on the first issue."""
    (box,) = problem.red_lines[0].boxes
    parts = tuple((i, frozenset(kept) if i == 0 else options) for i, options in box.parts)
    lines = (replace(problem.red_lines[0], boxes=(Box(parts),)), *problem.red_lines[1:])
    return witness(replace(problem, red_lines=lines)) is not None


def _candidates(run: list[int], size: int, count: int) -> list[set[int]]:
    """What the run may keep when it gives up ``count`` options at an end that can move."""
    low, high = set(run[count:]), set(run[: len(run) - count])
    if run[0] == 0 and run[-1] != size - 1:
        return [high]
    if run[-1] == size - 1 and run[0] != 0:
        return [low]
    return [low, high]


@pytest.mark.parametrize("seed", range(150))
def test_no_fewer_options_would_do(seed: int) -> None:
    """The number given up equals the fewest found by trying every end and every count."""
    problem, size = _random(seed)
    if witness(problem) is not None:
        return
    run = sorted(dict(problem.red_lines[0].boxes[0].parts)[0])
    enough = [
        count
        for count in range(1, len(run) + 1)
        if any(_opens(problem, kept) for kept in _candidates(run, size, count))
    ]
    found = smallest_shrink(problem, 0, 0)
    assert (enough[0] if enough else None) == (found and len(found.given_up))
    if found is not None:
        assert _opens(problem, set(run) - set(found.given_up))


def _toll() -> Problem:
    """A toll of 0 to 5; one refuses less than 4, the other needs at most 2."""
    return Problem(
        (6,),
        ((tuple(range(6)),), (tuple(reversed(range(6))),)),
        (1, 1),
        (None, 3),
        red_lines=(RedLine(0, (Box(((0, frozenset({0, 1, 2, 3})),)),)),),
    )


def test_a_bound_gives_way_at_its_inner_end() -> None:
    """What was refused below 4 is refused below 2; 0 does not become acceptable."""
    left = Box(((0, frozenset({0, 1})),))
    assert Shrink(0, 0, (2, 3), left, (2,)) == smallest_shrink(_toll(), 0, 0)


def test_a_red_line_that_is_no_bound_is_refused() -> None:
    """Options that are not next to each other have no end to give up."""
    apart = (RedLine(0, (Box(((0, frozenset({0, 2})),)),)),)
    with pytest.raises(ValueError, match="no bound on issue 0"):
        smallest_shrink(replace(_toll(), red_lines=apart), 0, 0)

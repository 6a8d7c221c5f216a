"""Random journeys for the tests of the roadmap: small numbers, so that ties are common."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from detente.analysis.roadmap.journey import Box, Budget, Fixed, Journey, Labelled

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


def random_journey(seed: int, most_steps: int, *, size: int = 9, bound: bool = True) -> Journey:
    """A journey of 1 to ``most_steps`` steps and 2 to 4 parties, of everything a journey may have.

    ``size`` is the largest delta; not ``bound``: nothing forbidden, no budget, only preconditions.
    """
    random = Random(seed)
    steps = random.randint(1, most_steps)
    issue = _issues(random, steps)
    lengths = [issue.count(one) for one in range(max(issue) + 1)]
    parties = tuple(_party(random, issue, lengths, size) for _ in range(random.randint(2, 4)))
    return Journey(
        issue,
        tuple(_before(random, steps, step) for step in range(steps)),
        parties,
        irreversible=random.getrandbits(steps) & random.getrandbits(steps),
        days=tuple(random.choice([None, 1, 2, 60]) for _ in range(steps)),
        forbidden=_forbidden(random, lengths) if bound and random.random() < 0.4 else (),
        budgets=_budgets(random, lengths) if bound and random.random() < 0.3 else (),
    )


def _issues(random: Random, steps: int) -> tuple[int, ...]:
    drawn = [random.randrange(steps) if random.random() < 0.5 else step for step in range(steps)]
    names = sorted(set(drawn))
    return tuple(names.index(one) for one in drawn)


def _before(random: Random, steps: int, step: int) -> int:
    """Now and then a step that may not come later; now and then two that need one another."""
    if steps == 1 or random.random() < 0.75:
        return 0
    other = random.randrange(steps if random.random() < 0.1 else max(step, 1))
    return 0 if other == step else 1 << other


def _box(random: Random, lengths: list[int]) -> Box:
    issues = random.sample(range(len(lengths)), min(len(lengths), random.randint(1, 2)))
    return tuple(
        (one, frozenset(random.sample(range(lengths[one] + 1), random.randint(1, lengths[one]))))
        for one in sorted(issues)
    )


def _party(
    random: Random, issue: tuple[int, ...], lengths: list[int], size: int
) -> Fixed | Labelled:
    if random.random() < 0.2:
        return _labelled(random, lengths)
    deltas = tuple(random.randint(-size, size) for _ in issue)
    if sum(deltas) < 0 and random.random() < 0.7:
        deltas = tuple(-delta for delta in deltas)
    bonuses = tuple(
        (_box(random, lengths), random.randint(-size, size))
        for _ in range(random.choice([0, 0, 1, 2]))
    )
    top = random.randint(0, 2 * size) if random.random() < 0.2 else None
    return Fixed(deltas, random.randint(0, size), bonuses, top)


def _labelled(random: Random, lengths: list[int]) -> Labelled:
    """Labels by a table per issue: the worst of what its positions say."""
    import numpy as np

    table = np.zeros((2, len(lengths), max(lengths) + 1), dtype=np.int64)
    for one, length in enumerate(lengths):
        drawn = random.choices(range(4), weights=[6, 1, 1, 1], k=2 * (length + 1))
        table[:, one, : length + 1] = np.reshape(drawn, (2, length + 1))
    table[0, :, 0] = 0  # nobody is exposed by what has not been done

    def labels(positions: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
        issues = np.arange(len(lengths))[:, None]
        found: npt.NDArray[np.int64] = table[:, issues, positions].max(axis=1)
        return found

    return Labelled(labels)


def _forbidden(random: Random, lengths: list[int]) -> tuple[Box, ...]:
    """Boxes that hold neither at the start nor at the end, most of the time."""
    boxes = [_box(random, lengths) for _ in range(random.randint(1, 2))]
    return tuple(
        box
        for box in boxes
        if not all(0 in at for _, at in box) and not all(lengths[one] in at for one, at in box)
    )


def _budgets(random: Random, lengths: list[int]) -> tuple[Budget, ...]:
    costs = tuple(tuple(random.randint(0, 5) for _ in range(length + 1)) for length in lengths)
    last = sum(row[-1] for row in costs)
    return (Budget(costs, max(last, sum(row[0] for row in costs)) + random.randint(0, 3)),)

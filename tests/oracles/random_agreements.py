"""Small random problems with everything a Problem can hold."""

from __future__ import annotations

from random import Random

from detente.analysis.problem import Bonus, Box, Budget, Problem, RedLine


def random_box(random: Random, sizes: tuple[int, ...]) -> Box:
    """A box over a few issues; rarely one without parts, or with an empty part."""
    if random.random() < 0.01:
        return Box(())
    count = min(len(sizes), random.choice([1, 2, 2, 2, 2, 3, 4, 5]))
    issues = sorted(random.sample(range(len(sizes)), count))
    parts = []
    for issue in issues:
        least = 0 if random.random() < 0.02 else 1
        most = sizes[issue] if random.random() < 0.1 else max(1, sizes[issue] - 1)
        chosen = random.sample(range(sizes[issue]), random.randint(least, most))
        parts.append((issue, frozenset(chosen)))
    return Box(tuple(parts))


def random_sizes(random: Random, most: int) -> tuple[int, ...]:
    """Option counts of up to seven issues with at most ``most`` packages."""
    sizes: tuple[int, ...] = ()
    packages = 1
    for _ in range(random.randint(1, 7)):
        size = random.randint(1, 6)
        if packages * size > most:
            break
        sizes += (size,)
        packages *= size
    return sizes


def random_problem(
    random: Random,
    *,
    parties: int | None = None,
    sizes: tuple[int, ...] | None = None,
    most: int = 4096,
    tops: bool = True,
) -> Problem:
    """A problem of one to five parties; small scales give ties, large ones wide integers."""
    sizes = sizes or random_sizes(random, most)
    parties = parties or random.choice([1, 2, 2, 2, 3, 3, 4, 5])
    largest = random.choice([1, 3, 3, 10, 100, 10**6, 1 << 61, 1 << 70, 10**35])
    tables = tuple(_table(random, sizes, largest) for _ in range(parties))
    spread = largest * len(sizes)
    return Problem(
        sizes=sizes,
        tables=tables,
        scales=tuple(random.choice([1, 2, 3, 12, 1000]) for _ in range(parties)),
        reservations=tuple(
            None if random.random() < 0.3 else random.randint(-spread // 3, spread // 3)
            for _ in range(parties)
        ),
        constants=tuple(random.choice([0, 0, random.randint(-5, 5)]) for _ in range(parties)),
        tops=tuple(
            random.randint(spread // 4, spread) if tops and random.random() < 0.08 else None
            for _ in range(parties)
        ),
        bonuses=tuple(
            Bonus(random.randrange(parties), random_box(random, sizes), _amount(random, largest))
            for _ in range(random.choice([0, 0, 1, 2, 4]))
        ),
        facts=tuple(random_box(random, sizes) for _ in range(random.choice([0, 0, 1, 1, 2, 3]))),
        red_lines=tuple(
            RedLine(
                random.randrange(parties),
                tuple(random_box(random, sizes) for _ in range(random.randint(1, 2))),
            )
            for _ in range(random.choice([0, 0, 1, 2, 3]))
        ),
        budgets=tuple(_budget(random, sizes) for _ in range(random.choice([0, 0, 0, 0, 1, 1, 2]))),
    )


def _table(random: Random, sizes: tuple[int, ...], largest: int) -> tuple[tuple[int, ...], ...]:
    if random.random() < 0.05:
        return tuple((1,) * size for size in sizes)
    least = random.choice([0, 0, -largest])
    return tuple(tuple(random.randint(least, largest) for _ in range(size)) for size in sizes)


def _amount(random: Random, largest: int) -> int:
    return random.choice([-1, 1]) * random.randint(0, largest)


def _budget(random: Random, sizes: tuple[int, ...]) -> Budget:
    costs = tuple(
        tuple(random.choice([0, random.randint(0, 9)]) for _ in range(size)) for size in sizes
    )
    return Budget(costs, random.randint(len(sizes), 5 * len(sizes)))

"""Small random problems with everything a case can hold, and the answers by looking at all."""

from __future__ import annotations

from itertools import product
from random import Random

from detente.analysis.problem import Bonus, Box, Budget, Package, Problem, RedLine
from detente.analysis.red_lines import Demand, demands


def random_box(random: Random, sizes: tuple[int, ...], largest: int = 3) -> Box:
    """A box on one to three issues, now and then empty or without parts."""
    if random.random() < 0.03:
        return Box(())
    issues = sorted(random.sample(range(len(sizes)), random.randint(1, min(largest, len(sizes)))))
    return Box(
        tuple(
            (
                issue,
                frozenset(
                    random.sample(
                        range(sizes[issue]),
                        random.randint(random.random() > 0.03, max(1, sizes[issue] - 1)),
                    )
                ),
            )
            for issue in issues
        )
    )


def random_problem(random: Random, most_demands: int = 10, most_packages: int = 500) -> Problem:
    """Two to four parties, up to ``most_demands`` demands, up to ``most_packages`` packages."""
    sizes: tuple[int, ...] = ()
    while not sizes or random.random() < 0.8:
        longer = (*sizes, random.randint(1, 5))
        if Problem(longer, (), (), ()).packages > most_packages:
            break
        sizes = longer
    parties = random.randint(2, 4)
    scale = random.choice((3, 20, 1000, 10**20))
    tables = tuple(
        tuple(tuple(random.randint(-scale // 3, scale) for _ in range(size)) for size in sizes)
        for _ in range(parties)
    )
    constants = tuple(random.choice((0, 0, scale // 3, -scale)) for _ in range(parties))
    bonuses = tuple(
        Bonus(random.randrange(parties), random_box(random, sizes), random.randint(-scale, scale))
        for _ in range(random.choice((0, 0, 1, 3)))
    )
    tops = tuple(random.choice((None, None, 2 * scale)) for _ in range(parties))
    facts = tuple(random_box(random, sizes) for _ in range(random.choice((0, 0, 1, 2))))
    budgets = tuple(
        Budget(
            tuple(tuple(random.randint(0, 5) for _ in range(size)) for size in sizes),
            random.randint(len(sizes), 5 * len(sizes)),
        )
        for _ in range(random.choice((0, 0, 1)))
    )
    bare = Problem(
        sizes,
        tables,
        (1,) * parties,
        (None,) * parties,
        constants,
        tops,
        bonuses,
        facts,
        (),
        budgets,
    )
    floors = tuple(_floor(random, bare, party, scale) for party in range(parties))
    stated = sum(floor is not None for floor in floors)
    lines = tuple(
        RedLine(
            random.randrange(parties),
            tuple(random_box(random, sizes) for _ in range(random.choice((1, 1, 2)))),
        )
        for _ in range(random.randint(0, most_demands - stated))
    )
    return Problem(
        sizes, tables, (1,) * parties, floors, constants, tops, bonuses, facts, lines, budgets
    )


def _floor(random: Random, problem: Problem, party: int, scale: int) -> int | None:
    """A reservation value: none, that of some package, close to it, or out of reach."""
    if random.random() < 0.2:
        return None
    package = tuple(random.randrange(size) for size in problem.sizes)
    shift = random.choice((0, 0, 1, -1, scale // 4, scale))
    return problem.utilities(package)[party] + shift


def possible(problem: Problem) -> list[Package]:
    """Every package of X."""
    everything = product(*(range(size) for size in problem.sizes))
    return [package for package in everything if problem.feasible(package)]


def meets(problem: Problem, demand: Demand, package: Package) -> bool:
    """Whether a package meets one demand."""
    if demand.kind == "red_line":
        return not any(box.holds(package) for box in problem.red_lines[demand.position].boxes)
    floor = problem.reservations[demand.position]
    return floor is None or problem.utilities(package)[demand.position] >= floor


def compatible_sets(problem: Problem) -> set[frozenset[int]]:
    """Every set of demands that some package of X meets."""
    numbered = list(enumerate(demands(problem)))
    largest = {
        frozenset(index for index, demand in numbered if meets(problem, demand, package))
        for package in possible(problem)
    }
    return {
        chosen
        for mask in range(1 << len(numbered))
        if any(
            (chosen := frozenset(i for i, _ in numbered if mask >> i & 1)) <= met for met in largest
        )
    }


def all_sets(problem: Problem) -> list[frozenset[int]]:
    """Every set of demands."""
    count = len(demands(problem))
    return [
        frozenset(index for index in range(count) if mask >> index & 1)
        for mask in range(1 << count)
    ]

"""What packages that hang on events mean, by going through every way the events turn out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product

from detente.case import Belief, Case, Package
from oracles import central
from oracles.acceptance import refused_by_lines

F = Fraction


def turned_out(case: Case, package: Package, happened: Mapping[str, bool]) -> Package:
    """The package of plain options that is left once every event has turned out."""
    settled = []
    for issue_id, option_id in package.choices:
        option = next((o for o in case.issue(issue_id).options if o.id == option_id), None)
        if option is None or option.contingent is None:
            settled.append((issue_id, option_id))
            continue
        hangs = option.contingent
        settled.append((issue_id, hangs.then if happened[hangs.event] else hangs.otherwise))
    return Package(tuple(settled))


def worlds(case: Case) -> list[dict[str, bool]]:
    """Every way in which all events of the case can turn out."""
    names = [event.id for event in case.events]
    return [
        dict(zip(names, turns, strict=True)) for turns in product((True, False), repeat=len(names))
    ]


def weight(world: Mapping[str, bool], chances: Mapping[str, Fraction]) -> Fraction:
    """How likely a world is; events are independent."""
    total = F(1)
    for event, happened in world.items():
        total *= chances[event] if happened else 1 - chances[event]
    return total


def expected(
    case: Case,
    chances: Mapping[str, Fraction],
    package: Package,
    worth: Callable[[Package], Fraction],
) -> Fraction:
    """The worth of what the package turns out to be, weighed by how likely that is."""
    return sum(
        (weight(w, chances) * worth(turned_out(case, package, w)) for w in worlds(case)), F(0)
    )


def centre(belief: Belief) -> Fraction | None:
    """The central belief from 0 to 1, None where nothing is stated."""
    if belief.value is not None:
        return belief.value / 100
    return None if belief.interval is None else sum(belief.interval, F(0)) / 200


def ends(belief: Belief) -> tuple[Fraction, Fraction]:
    """The least and the greatest belief that fits what is stated."""
    if belief.interval is not None:
        return belief.interval[0] / 100, belief.interval[1] / 100
    return (F(0), F(1)) if belief.value is None else (belief.value / 100, belief.value / 100)


def central_worth(case: Case, party: str, package: Package) -> Fraction | None:
    """By the central belief; None where the utility, or a belief that matters, is not fixed."""
    chances = {event.id: centre(event.belief(party)) for event in case.events}
    found: set[Fraction | None] = set()
    unknown = [event for event, chance in chances.items() if chance is None]
    for guesses in product((F(0), F(1, 3), F(1)), repeat=len(unknown)):
        tried = {e: c for e, c in chances.items() if c is not None}
        tried |= dict(zip(unknown, guesses, strict=True))
        total: Fraction | None = F(0)
        for world in worlds(case):
            plain = central.utility(case, party, turned_out(case, package, world))
            likely = weight(world, tried)
            total = None if plain is None or total is None else total + likely * plain
        found.add(total)
    return found.pop() if len(found) == 1 else None


def possible(case: Case, package: Package) -> bool:
    """Whether facts and caps hold in every world."""
    return all(central.feasible(case, turned_out(case, package, world)) for world in worlds(case))


def crosses(case: Case, party: str, package: Package) -> bool:
    """Whether a line of the party is crossed in some world."""
    return any(refused_by_lines(case, party, turned_out(case, package, w)) for w in worlds(case))

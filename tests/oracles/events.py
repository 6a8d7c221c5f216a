"""How packages that hang on events turn out, one way the events go after another."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

from detente.case import Case, Package

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


def certain_chances(case: Case, party: str) -> dict[str, Fraction]:
    """What a party believes of every event, where it has stated numbers only."""
    return {e.id: (e.belief(party).value or F(0)) / 100 for e in case.events}

"""Packages that hurt nobody and help somebody, in words: who gives way on what, and gains."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.agreements import Improvement, Improvements, changed_issues
from detente.reports.words.names import Names, capital

SHOWN = 10
"""Improvements told one by one; the others are counted."""


def improvements(names: Names, found: Improvements) -> str:
    """The whole answer of ``improve``: what is better, for whom, by which exchange."""
    told = [improvement(names, each) for each in found.found[:SHOWN]]
    parts = [start(names, found), *notes_before(names, found), *told, *notes_after(names, found)]
    return "\n\n".join(parts) + "\n"


def notes_before(names: Names, found: Improvements) -> Iterator[str]:
    """What is to be known first: that the package itself is refused, and how many improve it."""
    if found.outside:
        yield names.say("improve.outside")
    if not found.found:
        yield names.say(f"improve.{_nothing(found)}")
        return
    number = names.number(found.count)
    key = "count_central" if found.central else "count"
    yield capital(names.say(f"improve.{key}", count=found.count, number=number))


def notes_after(names: Names, found: Improvements) -> Iterator[str]:
    """How many are not told, and by what they were found; nothing where there are none."""
    if not found.found:
        return
    if found.count > SHOWN:
        left = found.count - SHOWN
        yield names.say("improve.more", count=left, number=names.number(left))
    if found.central:
        yield names.say("improve.central")
    if found.by_solver:
        yield names.say("improve.by_solver")
    elif not found.proved:
        yield names.say("improve.steps_only")


def _nothing(found: Improvements) -> str:
    """Why nothing is listed."""
    if found.by_solver:
        return "efficient_by_solver" if found.efficient else "not_found_by_solver"
    return "efficient" if found.proved else "none_found"


def start(names: Names, found: Improvements) -> str:
    """The package asked about, by what is not as today."""
    moved = changed_issues(names.case.status_quo(), found.start)
    if not moved:
        return names.say("improve.start_today")
    chosen = found.start.as_dict()
    return names.say("improve.start", package=names.choices((i, chosen[i]) for i in moved))


def improvement(names: Names, found: Improvement) -> str:
    """One package: its moves, then a line per party with what it gives way on and gains."""
    lines = [*party_lines(names, found), how_sure(names, found)]
    return "\n".join([title(names, found), *(f"  {line}" for line in lines)])


def title(names: Names, found: Improvement) -> str:
    """The moves of an improvement, and why it is offered first, where it is."""
    moves = names.choices((move.issue, move.end) for move in found.moves)
    return moves if found.picked is None else names.say(f"improve.{found.picked}", moves=moves)


def party_lines(names: Names, found: Improvement) -> Iterator[str]:
    """Per party what it gives way on, what it gains, and its whole effect."""
    return (_party(names, found, party) for party, _ in found.total)


def how_sure(names: Names, found: Improvement) -> str:
    """Certain only if it is so for every party; else whose utility leaves it open."""
    if not found.open:
        return names.say("improve.certain")
    return names.say("improve.possible", parties=names.parties(found.open))


def _party(names: Names, found: Improvement, party: str) -> str:
    total = dict(found.total)[party]
    parts = dict(found.trades)[party]
    told = []
    for effect in ("gives_way", "gains", "open", "unknown"):
        issues = [names.quoted(names.issue(issue)) for issue, each in parts if each == effect]
        if issues:
            told.append(names.say(f"improve.on.{effect}", issues=names.both(issues)))
    trade = ", ".join(told) or names.say("improve.on.same")
    return capital(
        names.say(
            "improve.party",
            party=names.party(party),
            trade=trade,
            total=names.say(f"improve.total.{total}"),
        )
    )

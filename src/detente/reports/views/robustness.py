"""How sure the advice is: sentences, a table of the best choices, solutions, what moves them."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.robustness import Listed, Robustness
from detente.reports.words.names import Names
from detente.reports.words.robustness import (
    SHOWN,
    described,
    joint_cell,
    moves,
    no_moves,
    party_cell,
    rank_words,
    sentences,
    share_of,
    solutions,
)


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A row of the table: its number, the package, a cell per column as (words, second line)."""

    number: int
    package: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RobustnessView:
    """The section: ``columns`` are titles, ``solutions`` (name, distinct packages with shares)."""

    heading: str
    sentences: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[ChoiceView, ...]
    solutions: tuple[tuple[str, tuple[str, ...]], ...]
    influence: tuple[str, ...]
    no_influence: str


def robustness_view(names: Names, found: Robustness | None) -> RobustnessView | None:
    """The view of the best ten packages listed; None where samples were not asked for."""
    if found is None:
        return None
    columns = [names.party(party) for party in found.parties]
    columns.append(names.say("robustness.column.joint"))
    if any(each.efficient is not None for each in found.candidates):
        columns += [
            names.say(f"robustness.column.{key}", listed=found.listed)
            for key in ("efficient", "nash")
        ]
    return RobustnessView(
        heading=names.say("robustness.heading"),
        sentences=tuple(sentences(names, found)),
        columns=tuple(columns),
        rows=tuple(
            _row(names, found, place, each)
            for place, each in enumerate(found.candidates[:SHOWN], start=1)
        ),
        solutions=tuple(solutions(names, found)),
        influence=tuple(moves(names, found, each) for each in found.influence),
        no_influence=no_moves(names, found),
    )


def _row(names: Names, found: Robustness, place: int, entry: Listed) -> ChoiceView:
    cells = [
        (party_cell(names, found, each), rank_words(names, found, each))
        for each in entry.acceptable
    ]
    cells.append((joint_cell(names, found, entry), ""))
    if entry.efficient is not None:
        cells += [
            (share_of(names, found, n, short=True), "") for n in (entry.efficient, entry.nash)
        ]
    return ChoiceView(place, described(names, found, entry.package), tuple(cells))

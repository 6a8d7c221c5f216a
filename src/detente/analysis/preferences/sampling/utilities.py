"""What packages are worth in every sample at once, as floats, for shares and questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from detente.analysis.preferences.links import held
from detente.analysis.preferences.sampling.beliefs import Piece, Turns, holding
from detente.analysis.preferences.sampling.samples import Choice, Drawn, Sampler
from detente.analysis.problem import Contingencies
from detente.case import Case, Condition, Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


def utilities(
    sampler: Sampler, drawn: Drawn, packages: Sequence[Package], case: Case
) -> tuple[Floats, Floats | None]:
    """What packages are worth (samples x packages), and no deal (samples; None: not known).

    On the party's utility scale. What a package leaves open stays at the status quo; where that
    names nothing either, the issue adds nothing. Sums are taken in whole numbers and rounded once,
    so equal packages stay equal and none overtakes another by rounding. An option of which there
    are no samples (a number off the grid) raises a ValueError.
    """
    import numpy as np

    choices = choices_of(case, sampler.party, sampler.options, sampler.pieces, packages)
    exact = not sampler.wide
    rows = [_columns(table, exact) for table in drawn.tables]
    amounts = [_columns(amount, exact) for amount in drawn.amounts]
    worths = np.empty((drawn.count, len(packages)), order="F")
    for place, choice in enumerate(choices):
        total = np.full(drawn.count, sampler.constant, dtype="int64" if exact else "float64")
        for row, option in zip(rows, choice.options, strict=True):
            if option is not None:
                total += row[option]
        for amount, holds in zip(amounts, choice.links, strict=True):
            if holds:
                total += amount
        if sampler.cap is not None:
            np.minimum(total, sampler.cap, out=total)
        worths[:, place] = total / sampler.scale
    floor = None if drawn.floor is None else drawn.floor.astype("float64") / sampler.scale
    return worths, floor


def _columns(table: Any, exact: bool) -> Any:
    """One contiguous row per option; numbers beyond 64 bits as floats."""
    import numpy as np

    return np.ascontiguousarray(table.T, dtype="int64" if exact else "float64")


def choices_of(
    case: Case,
    party: str,
    options: Sequence[Sequence[str]],
    pieces: Sequence[Piece],
    packages: Sequence[Package],
) -> tuple[Choice, ...]:
    """Packages as option places, open issues at the status quo, and which pieces each holds."""
    start = case.status_quo()
    places = [{option: place for place, option in enumerate(names)} for names in options]
    links = [link.when for link in case.linkages if link.kind == "worth" and link.owner == party]
    eventful = bool(links) and bool(Contingencies.of(case).options)
    found: list[Choice] = []
    for package in packages:
        whole = start.changed(package.as_dict())
        chosen = whole.as_dict()
        turns = [_turns(case, when, whole, eventful) for when in links]
        found.append(
            Choice(
                tuple(
                    None if (option := chosen.get(issue.id)) is None else _place(known, option)
                    for issue, known in zip(case.issues, places, strict=True)
                ),
                tuple(turns[link] == wanted for link, wanted in pieces),
            )
        )
    return tuple(found)


def _turns(case: Case, when: Condition, package: Package, eventful: bool) -> Turns | None:
    if eventful:
        return holding(case, when, package)
    return frozenset() if held(when, package) else None


def _place(known: dict[str, int], option: str) -> int:
    if option not in known:
        raise ValueError(f"no samples of the option {option!r}: it is not on the grid of its issue")
    return known[option]

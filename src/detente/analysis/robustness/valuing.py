"""What packages are worth to each party in samples drawn for it alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from detente.analysis.agreements import Valuation
from detente.analysis.preferences import Drawn, Outlook, Reason, Sampler, sampler, utilities
from detente.analysis.problem import Compiled
from detente.case import Case, Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Samplers = tuple[tuple[str, Sampler | Reason], ...]
"""Per party how its utilities are drawn, or why that is not possible."""


def samplers_of(case: Case, compiled: Compiled, outlooks: Mapping[str, Outlook]) -> Samplers:
    """How to draw for each party of the analysis, in its order.

    Nothing is drawn for a party to whom an issue matters that others decide and whose status quo
    nobody has stated.
    """
    held = {*compiled.board.issues, *dict(compiled.board.fixed.choices)}
    left_open = [index for index, issue in enumerate(case.issues) if issue.id not in held]
    found: list[tuple[str, Sampler | Reason]] = []
    for party in compiled.parties:
        one = sampler(outlooks[party])
        if isinstance(one, Sampler) and any(one.depends_on(index) for index in left_open):
            one = "left_open"
        found.append((party, one))
    return tuple(found)


def draw(own: Sampler, party: int, chunk: int, seed: int, count: int) -> Drawn:
    """The samples of one party in one chunk: decided by the seed and these two numbers alone.

    Every party has a random stream of its own, so that what one of them says moves nobody else's
    samples.
    """
    import numpy as np

    stream = np.random.SeedSequence(seed, spawn_key=(chunk, party))
    return own.draw(np.random.default_rng(stream), count)


def valuation(
    case: Case, compiled: Compiled, own: Sampler, drawn: Drawn, packages: Sequence[Package]
) -> Valuation:
    """What packages are worth to one party in its samples, and which it refuses."""
    worths, floor = utilities(own, drawn, packages, case)
    return Valuation(
        worths, floor, refusals(case, own.party, packages), _least(case, compiled, own, drawn)
    )


def refusals(case: Case, party: str, packages: Sequence[Package]) -> npt.NDArray[np.bool_]:
    """Which packages cross a red line or a linkage of the party, whatever these rest on."""
    import numpy as np

    return np.array([bool(case.crossed(package, party)) for package in packages], dtype=bool)


def _least(case: Case, compiled: Compiled, own: Sampler, drawn: Drawn) -> Any:
    """The worst options of every issue in play, all together; what combinations take away too."""
    import numpy as np

    board = compiled.board
    in_play = dict(zip(board.issues, board.options, strict=True))
    in_play |= {issue: (option,) for issue, option in board.fixed.choices}
    total: Any = np.full(drawn.count, own.constant, dtype=object if own.wide else "int64")
    for issue, names, table in zip(case.issues, own.options, drawn.tables, strict=True):
        columns = [names.index(o) for o in in_play.get(issue.id, ()) if o in names]
        if columns:
            total = total + table[:, columns].min(axis=1)
    for amount in drawn.amounts:
        total = total + np.minimum(amount, 0)
    if own.cap is not None:
        total = np.minimum(total, own.cap)
    return total.astype("float64") / own.scale

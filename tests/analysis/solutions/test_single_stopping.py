"""Single solutions end at the time limit and at Ctrl-C, with the bounds known by then."""

from __future__ import annotations

import time
from _thread import interrupt_main
from random import Random
from threading import Timer

from detente.analysis.problem import Problem
from detente.analysis.solutions import single_solutions


def _market_split(parties: int) -> Problem:
    """Pairs of parties with opposite utilities who want exactly half: hard for every method."""
    random = Random(3)
    tables, floors = [], []
    for _ in range(parties):
        row = tuple((0, random.randrange(100)) for _ in range(40))
        half = sum(value for _, value in row) // 2
        tables += [row, tuple((0, -value) for _, value in row)]
        floors += [half, -half]
    return Problem((2,) * 40, tuple(tables), (1,) * 2 * parties, tuple(floors))


def test_at_the_time_limit_nothing_is_made_up() -> None:
    """No package found is "unknown", not "empty"."""
    found = single_solutions(_market_split(5), deadline=time.monotonic() + 0.3)

    assert ("unknown", None, "time", ()) == (
        found.status,
        found.empty,
        found.stopped,
        found.solutions,
    )


def test_ctrl_c_is_heard_while_the_solver_runs() -> None:
    """The first Ctrl-C ends the search with a labelled answer."""
    Timer(0.3, interrupt_main).start()
    found = single_solutions(_market_split(5))

    assert ("unknown", "cancel") == (found.status, found.stopped)

"""First steps on an agenda too large for the time there is."""

from __future__ import annotations

from itertools import count

from detente.analysis.agreements import first_steps
from detente.analysis.preferences import Outlook
from detente.case import Case, Direction, Issue, Option, Party, text


def _case() -> Case:
    return Case(
        "long",
        parties=(Party("a", text("A")),),
        issues=(Issue("price", options=tuple(Option(f"o{k}") for k in range(9)), status_quo="o0"),),
        statements=(Direction("statements.a.direction.price", "a", "price", "more"),),
    )


def test_steps_found_in_time_are_kept_and_labelled() -> None:
    """Stopped after three moves, the three steps are there and the answer is not complete."""
    case, asked = _case(), count()
    found = first_steps(case, [Outlook(case, "a")], stop=lambda: next(asked) >= 3)

    assert (3, False) == (len(found.steps), found.complete)


def test_enough_time_tries_every_move() -> None:
    """Without a stop all eight moves are first steps, and the answer is complete."""
    case = _case()
    found = first_steps(case, [Outlook(case, "a")])

    assert (8, True) == (len(found.steps), found.complete)

"""A caller who stops gets no wrong answer, and no long wait."""

from __future__ import annotations

from random import Random

import pytest

from detente.analysis.problem import Problem
from detente.analysis.red_lines import (
    StoppedError,
    UndecidedError,
    compatible,
    shadow_prices,
    witness,
)
from detente.analysis.red_lines.constraints import constraints
from detente.analysis.red_lines.programme import programme


def _market_split() -> Problem:
    """Pairs of parties with opposite utilities who want exactly half: hard for every method."""
    random = Random(3)
    tables, floors = [], []
    for _ in range(4):
        row = tuple((0, random.randrange(100)) for _ in range(30))
        half = sum(value for _, value in row) // 2
        tables += [row, tuple((0, -value) for _, value in row)]
        floors += [half, -half]
    return Problem((2,) * 30, tuple(tables), (1,) * 8, tuple(floors))


class _After:
    """Says stop once it has been asked a number of times."""

    def __init__(self, questions: int) -> None:
        self.left = questions

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("questions", [0, 1, 40, 200])
def test_stopping_is_heeded_wherever_it_comes(questions: int) -> None:
    """Asked at every layer, of every part: no answer is made up."""
    with pytest.raises(StoppedError):
        compatible.decide(constraints(_market_split()), stop=_After(questions))


def test_highs_is_stopped_too() -> None:
    """A programme that would run for half a minute ends when told to."""
    assert programme(constraints(_market_split()), 30.0, stop=lambda: True) is None


def test_every_longer_computation_can_be_stopped() -> None:
    """Shadow prices ask many questions; the first stop ends them."""
    with pytest.raises(StoppedError):
        shadow_prices(_market_split(), stop=_After(30))


def test_what_the_bounds_do_not_settle_is_called_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few parts and no time for HiGHS: neither a package nor "there is none"."""
    answer = compatible.decide(constraints(_market_split()), parts=2, seconds=0.01)
    assert compatible.Answer(None, "undecided") == answer
    monkeypatch.setattr(compatible, "decide", lambda _: answer)
    with pytest.raises(UndecidedError, match="could not be decided exactly"):
        witness(_market_split())

"""How the parts of the question ask whether their time is up."""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction

Late = Callable[[], bool]
"""Asked often; True once the time is up."""


def never() -> bool:
    """The clock of a caller who has all the time in the world."""
    return False


def until(deadline: float | None, part: Fraction = Fraction(1)) -> Late:
    """Late once ``part`` of what is left before the deadline (`time.monotonic`) is used up."""
    if deadline is None:
        return never
    now = time.monotonic()
    end = now + part * (deadline - now)
    return lambda: time.monotonic() >= end

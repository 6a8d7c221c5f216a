"""How a caller ends a computation early."""

from __future__ import annotations

from collections.abc import Callable

Stop = Callable[[], bool]
"""Asked often; once it says True, what is running raises ``StoppedError``."""


class StoppedError(Exception):
    """The caller's time was up before there was an answer."""


def never() -> bool:
    """The stop of a caller who has all the time in the world."""
    return False

"""Time, progress and size: what keeps a computation from hanging."""

from __future__ import annotations

import time
from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told the method, how many of its steps are done, and how many there are."""


class Stopped(Exception):  # noqa: N818 - not a failure: a time limit was reached
    """A time limit was reached in the middle of a step."""


class TooLarge(Exception):  # noqa: N818 - read by people as "too large", nothing was started
    """A set of linked issues is too large for every exact method; nothing was started.

    ``issues`` are the linked issues, ``estimated`` the cells or packages the cheapest method would
    have to visit.
    """

    def __init__(self, issues: tuple[int, ...], estimated: int) -> None:
        self.issues = issues
        self.estimated = estimated
        super().__init__(
            f"{len(issues)} linked issues need about {estimated:.0e} steps: fix some of these "
            "issues, or loosen the links between them"
        )


class Watch:
    """Passed down to every method; asked between any two pieces of work.

    ``used`` counts the candidates looked at so far.
    """

    def __init__(self, deadline: float | None = None, progress: Progress | None = None) -> None:
        self.deadline = deadline
        self.progress = progress
        self.hurried = False
        self.used = 0

    def check(self) -> None:
        """Raise Stopped once the deadline is over, unless already finishing in a hurry."""
        if self.deadline is not None and not self.hurried and time.monotonic() > self.deadline:
            raise Stopped

    def hurry(self) -> None:
        """Go on without checks: what remains is being finished coarsely, in bounded time."""
        self.hurried = True

    def report(self, method: str, done: int, total: int) -> None:
        """Tell the caller how far the method is, then check the deadline."""
        if self.progress is not None:
            self.progress(method, done, total)
        self.check()

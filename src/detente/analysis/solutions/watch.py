"""Time, progress and size: what keeps a computation from hanging or from filling the memory."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from detente.analysis.solutions.widths import Array

Progress = Callable[[str, int, int], None]
"""Told the method, how many of its steps are done, and how many there are."""

MEMORY = 2_000_000_000
"""Bytes that the layers of one computation may take, unless said otherwise."""

_PAUSE = 0.05
_QUICK = 1 << 14

T = TypeVar("T")


def weight(values: Array) -> int:
    """Bytes per candidate while it is compared: indices, and some copies of its coordinates."""
    boxed = 36 if values.dtype == object else 0
    return 40 + len(values) * (3 * values.dtype.itemsize + boxed)


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


class TooMuchMemory(TooLarge):
    """Even thinned out as far as it goes, a computation would outgrow its memory limit.

    ``issues`` is empty, ``estimated`` the candidates looked at so far; ``memory`` the limit, in
    bytes.
    """

    def __init__(self, used: int, memory: int) -> None:
        super().__init__((), used)
        self.memory = memory
        self.args = (
            f"the computation would need more than {memory / 1e9:.1f} GB: fix some issues, or "
            "allow more memory",
        )


class Crowded(Exception):  # noqa: N818 - a signal within the room: thin out and try again
    """A sum of two fronts has more candidates worth keeping than there is memory for."""


def reason(early: BaseException) -> str:
    """What ended a computation early: "time" or "cancel"."""
    return "time" if isinstance(early, Stopped) else "cancel"


class Watch:
    """Passed down to every method; asked between any two pieces of work.

    ``used`` counts the candidates looked at so far, ``held`` the bytes of the layers kept so far,
    out of ``memory``. ``limited`` names what made the result less than exact, in order: "points"
    (the cap), "candidates" (too many sums at once), "memory", "coarse" (no useful certificate was
    in reach, so few points were kept), "time", "cancel".
    """

    def __init__(
        self,
        deadline: float | None = None,
        progress: Progress | None = None,
        memory: int = MEMORY,
    ) -> None:
        self.deadline = deadline
        self.progress = progress
        self.memory = memory
        self.hurried = False
        self.used = 0
        self.held = 0
        self.limited: tuple[str, ...] = ()

    def check(self) -> None:
        """Raise Stopped once the deadline is over, unless already finishing in a hurry."""
        if self.deadline is not None and not self.hurried and time.monotonic() > self.deadline:
            raise Stopped

    def hurry(self, because: str = "time") -> None:
        """Go on without checks: what remains is being finished coarsely, in bounded time."""
        self.hurried = True
        self.limit(because)

    def limit(self, because: str) -> None:
        """Remember what made the result less than exact."""
        if because not in self.limited:
            self.limited = (*self.limited, because)

    def report(self, method: str, done: int, total: int) -> None:
        """Tell the caller how far the method is, then check the deadline."""
        if self.progress is not None:
            self.progress(method, done, total)
        self.check()

    def gather(self, candidates: int, like: Array) -> None:
        """Raise Crowded if so many candidates of this kind would outgrow the memory limit."""
        if self.held + candidates * weight(like) > self.memory:
            raise Crowded

    def apart(self, candidates: int, work: Callable[[], T]) -> T:
        """Do a piece of work that may take seconds, but notice the deadline and Ctrl-C at once.

        Sorting and filtering run in compiled code without asking anybody. So that a person need not
        wait for them, they run in a thread, which is left alone (it ends by itself) if the deadline
        or Ctrl-C comes first. Filtering in pieces, the rejected alternative, looks at a large front
        again for every piece. Raises what the work raises, and Stopped.
        """
        if candidates <= _QUICK:
            return work()
        done: list[T] = []
        failed: list[BaseException] = []

        def run() -> None:
            try:
                done.append(work())
            except BaseException as error:
                failed.append(error)

        worker = Thread(target=run, name="filter", daemon=True)
        worker.start()
        while worker.is_alive():
            worker.join(_PAUSE)
            self.check()
        if failed:
            raise failed[0]
        return done[0]

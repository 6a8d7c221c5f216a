"""One loop for every place of work: hand out, gather, tell progress, listen for a stop."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Literal, Protocol

from detente.app.executors.outcomes import Answer, Input, Outcome, Run, Value

Kind = Literal["here", "processes", "dask"]
"""Where tasks run: in this process, in a pool of processes, on a Dask cluster."""

Answers = SimpleQueue[tuple[int, Answer]]
"""Where a crew puts each answer, with the index of its input."""

TICK = 0.05
"""Seconds between two looks at whether somebody wants to stop."""


class Crew(Protocol):
    """Whoever does the work, and puts an answer per input into a queue."""

    def begin(self) -> None:
        """Start working through the inputs; return at once."""

    def end(self) -> None:
        """Give back what is held; every input is answered."""

    def abandon(self) -> None:
        """Stop working, whatever is unfinished; return at once."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where tasks run, and by how many; ``address`` is that of a running Dask scheduler."""

    kind: Kind
    workers: int
    address: str | None = None


def placement(workers: int | str | None = None) -> Placement:
    """Where to work, as a person writes it.

    A number of processes (1: in this one), ``dask`` for a cluster on this machine, an address such
    as ``tcp://host:8786`` for a running one; None is a process per core. Raises ``ValueError``.
    """
    if workers is None:
        workers = os.cpu_count() or 1
    words = str(workers).strip()
    if words == "dask":
        return Placement("dask", os.cpu_count() or 1)
    if "://" in words:
        return Placement("dask", 0, words)
    number = int(words)
    if number < 1:
        raise ValueError(words)
    return Placement("here" if number == 1 else "processes", number)


def run(
    task: Callable[[Input], Value],
    inputs: Sequence[Input],
    *,
    where: Placement | None = None,
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
    limit: float | None = None,
    finished: Callable[[Outcome[Input, Value]], None] | None = None,
) -> Run[Input, Value]:
    """Do a task for every input; independent of one another, and of where they are done.

    ``task`` is a function of a module (or a ``functools.partial`` of one) and is sent with its
    input and nothing else. ``progress`` is told (done, total), ``finished`` each outcome as it
    comes. When ``stop`` turns true, or at Ctrl-C, what is finished is returned within half a
    second. ``limit`` is in seconds per task and needs processes: nothing else can be ended safely.
    """
    chosen = where or placement()
    inputs = tuple(inputs)
    answers: Answers = SimpleQueue()
    found: dict[int, Outcome[Input, Value]] = {}
    crew = _crew(chosen, task, inputs, answers, limit)
    try:
        if inputs:
            crew.begin()
        while len(found) < len(inputs):
            if stop is not None and stop():
                break
            outcome: Outcome[Input, Value] | None = _next(answers, inputs)
            if outcome is None:
                continue
            found[outcome.index] = outcome
            if finished is not None:
                finished(outcome)
            if progress is not None:
                progress(len(found), len(inputs))
        else:
            crew.end()
    except KeyboardInterrupt:
        pass
    except BaseException:
        crew.abandon()
        raise
    if len(found) < len(inputs):
        crew.abandon()
    done = tuple(found[index] for index in sorted(found))
    return Run(done, len(inputs), stopped=len(found) < len(inputs))


def _next(answers: Answers, inputs: Sequence[Input]) -> Outcome[Input, Value] | None:
    try:
        index, (value, failure) = answers.get(timeout=TICK)
    except Empty:
        return None
    return Outcome(index, inputs[index], value, failure)


def _crew(
    where: Placement,
    task: Callable[[Input], Value],
    inputs: Sequence[Input],
    answers: Answers,
    limit: float | None,
) -> Crew:
    if where.kind == "dask":
        from detente.app.executors.cluster import Cluster

        return Cluster(task, inputs, answers, where.workers, where.address)
    # Embedded in another program the interpreter may not know its own path.
    if where.kind == "processes" and sys.executable:
        from detente.app.executors.processes import Pool

        return Pool(task, inputs, answers, where.workers, limit)
    from detente.app.executors.here import Here

    return Here(task, inputs, answers)


def seconds_left(started: float, done: int, total: int) -> float | None:
    """How long the rest may take if it goes on like this; None before anything is done.

    ``started`` is a ``time.monotonic``.
    """
    if not done:
        return None
    return (time.monotonic() - started) / done * (total - done)

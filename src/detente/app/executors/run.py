"""One loop for every place of work: hand out, gather, tell progress, listen for a stop."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue

from detente.app.executors.crew import TICK, Answers, Crew
from detente.app.executors.outcomes import Input, Outcome, Run, Value
from detente.app.executors.placement import Placement, placement


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

"""Tasks on a Dask cluster: one on this machine, or a running one by its address.

Needs ``pip install "detente[dask]"``. A cluster runs what it is sent and by default neither
encrypts nor asks who is there (spec: security, section 7): whoever gives an address answers for it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from threading import Event, Thread
from typing import Any

from detente.app.executors.crew import TICK, Answers
from detente.app.executors.outcomes import Answer, Failure, attempt, raised

_IN_FLIGHT = 400
"""Inputs given to the scheduler at once: enough for many workers, few enough to call back soon."""


class Cluster:
    """Every input is a future of its own; a thread talks to the scheduler, so nothing blocks."""

    def __init__(
        self,
        task: Callable[[Any], Any],
        inputs: Sequence[Any],
        answers: Answers,
        workers: int,
        address: str | None,
    ) -> None:
        """Keep what is to be done. Raises ``ImportError`` where Dask is not installed."""
        import distributed  # noqa: F401 - fail here, before a thread is started

        self._task, self._inputs, self._answers = task, inputs, answers
        self._workers, self._address = workers, address
        self._leaving = Event()
        # No daemon: at the end of the program the processes of a cluster of ours are put away.
        self._thread = Thread(target=self._work)

    def begin(self) -> None:
        """Start the thread that connects and submits."""
        self._thread.start()

    def end(self) -> None:
        """Close the connection, and the cluster if it is ours."""
        self._leaving.set()
        self._thread.join()

    def abandon(self) -> None:
        """Drop what is not finished; the thread closes everything behind us."""
        self._leaving.set()

    def _work(self) -> None:
        try:
            self._connect()
        except Exception as error:  # whoever waits for answers must hear of it
            for index in range(len(self._inputs)):
                self._answers.put((index, (None, raised(error))))

    def _connect(self) -> None:
        import dask
        import distributed

        own: Any = None
        # A task that kills its worker would kill three more by default.
        with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
            if self._address is None:
                make: Any = distributed.LocalCluster
                own = make(
                    n_workers=self._workers,
                    threads_per_worker=1,
                    dashboard_address=None,
                    silence_logs=logging.CRITICAL,
                    preload="detente.app.executors.undisturbed",
                )
        try:
            connect: Any = distributed.Client
            with connect(own or self._address, set_as_default=False) as client:
                self._gather(client)
                self._leaving.wait()
        finally:
            if own is not None:
                own.close(timeout=5)

    def _gather(self, client: Any) -> None:
        """Every input at once; then, one by one, those that a dying worker took along.

        The scheduler blames a death on all tasks the worker had been given, not on the one it was
        at. Alone, only the guilty one dies again.
        """
        suspects = []
        for index, answer in self._answered(client, range(len(self._inputs))):
            if answer[1] is not None and answer[1].kind == "killed":
                suspects.append(index)
            else:
                self._answers.put((index, answer))
        for suspect in sorted(suspects):
            for index, answer in self._answered(client, [suspect]):
                self._answers.put((index, answer))

    def _answered(self, client: Any, indices: Iterable[int]) -> Iterator[tuple[int, Answer]]:
        """The answers for some inputs as they come; ends early when it is time to leave."""
        work = partial(attempt, self._task)
        waiting = iter(indices)
        futures: dict[int, Any] = {}
        while not self._leaving.is_set():
            for index in islice(waiting, _IN_FLIGHT - len(futures)):
                futures[index] = client.submit(work, self._inputs[index], pure=False)
            if not futures:
                return
            done = [index for index, future in futures.items() if future.done()]
            for index in done:
                yield index, self._fetched(futures.pop(index))
            if not done:
                self._leaving.wait(TICK)
        if futures:
            with suppress(Exception):  # the scheduler may be gone already
                client.cancel(list(futures.values()), force=True)

    def _fetched(self, future: Any) -> Answer:
        """The answer of a future that is done; its worker may be gone by now, with what it held."""
        from distributed.scheduler import KilledWorker

        while True:
            try:
                answer: Answer = future.result(timeout=1)
            except KilledWorker as error:
                return None, Failure("killed", str(error))
            except TimeoutError as error:
                if not self._leaving.is_set():
                    continue
                return None, raised(error)
            except Exception as error:
                return None, raised(error)
            return answer

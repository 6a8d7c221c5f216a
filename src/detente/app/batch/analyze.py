"""The whole batch: find the cases, answer each in a process, write the index."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from detente.app.analyze import LONGEST
from detente.app.batch.one import Options, answer, write_errors
from detente.app.batch.places import Job, find_jobs
from detente.app.batch.record import Record
from detente.app.executors import Failure, Outcome, Placement, run
from detente.app.reading import WALL_SECONDS
from detente.app.requests import BadRequestError
from detente.app.write import write_whole
from detente.i18n import say

INDEX = "index.jsonl"

Progress = Callable[[int, int, float | None], None]
"""Told how many cases are done, how many there are, and the seconds the rest may take."""

_SLACK = 30.0
"""Seconds on top of reading and three times the time limit, before a case that goes on is ended."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch came to: a record per case, in the order they were found, and the index."""

    records: tuple[Record, ...]
    index: Path
    cancelled: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """How many cases have each status; ``kept``: how many of them an earlier run had made."""
        counted = Counter[str](record.status for record in self.records)
        return {**counted, "kept": sum(record.kept for record in self.records)}


def analyze_all(
    paths: Iterable[Path],
    out: Path,
    options: Options | None = None,
    *,
    workers: int = 1,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
    longest: float | None = None,
) -> Batch:
    """Analyse every case below some paths, one JSON each below ``out``, and ``out/index.jsonl``.

    Each case has a process of its own and ``longest`` seconds before it is ended (default: three
    times the time limit, and time to read). What an earlier run has made of the same bytes,
    options and version is kept. Stops at Ctrl-C or when ``stop`` turns true; what is finished
    stays. Raises `BadRequestError` where ``out`` cannot be written to.
    """
    asked = options or Options()
    _prepare(out, asked.language)
    where = Placement("processes", workers)
    jobs = find_jobs(paths, out, where, stop)
    if jobs is None:  # what is there stays as it is, the index too
        return Batch((), out / INDEX, cancelled=True)
    limit = longest or WALL_SECONDS + 3 * (asked.time_limit or LONGEST) + _SLACK
    pace = _Pace(progress, len(jobs))
    done = run(
        partial(answer, out, asked),
        jobs,
        where=where,
        stop=stop,
        limit=limit,
        finished=pace.finished,
    )
    found = {outcome.index: _record(outcome, out, asked.language) for outcome in done.outcomes}
    _sweep([job for index, job in enumerate(jobs) if index not in found])
    records = tuple(
        found.get(index) or Record(str(job.path), "unfinished", None)
        for index, job in enumerate(jobs)
    )
    lines = (json.dumps(record.as_json(), ensure_ascii=False) + "\n" for record in records)
    write_whole(out / INDEX, "".join(lines), asked.language)
    return Batch(records, out / INDEX, cancelled=done.stopped)


def _prepare(out: Path, language: str) -> None:
    """Make the folder of answers before any time is spent; raises `BadRequestError`."""
    if out.exists() and not out.is_dir():
        raise BadRequestError(say("batch.out_is_file", language, file=out))
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        message = say("requests.cannot_write", language, file=out, reason=reason)
        raise BadRequestError(message) from error


class _Pace:
    """How many cases are done, and how long the rest may take at this pace."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self.progress, self.total = progress, total
        self.start = time.monotonic()
        self.done = self.made = 0

    def finished(self, outcome: Outcome[Job, Record]) -> None:
        self.done += 1
        if outcome.value is None or not outcome.value.kept:  # those kept took no time to make
            self.made += 1
        if self.progress is None:
            return
        spent = time.monotonic() - self.start
        left = spent / self.made * (self.total - self.done) if self.made else None
        self.progress(self.done, self.total, left)


def _record(outcome: Outcome[Job, Record], out: Path, language: str) -> Record:
    if outcome.value is not None:
        return outcome.value
    assert outcome.failure is not None
    return _failed(outcome.input, outcome.failure, out, language)


def _failed(job: Job, failure: Failure, out: Path, language: str) -> Record:
    """The record of a case whose process gave no answer, with the reason in the answer's place."""
    words = say(f"batch.{failure.kind}", language, what=failure.message)
    file = None
    with suppress(BadRequestError):  # the place itself may be what failed
        write_errors(job, (words,), language)
        file = job.target.relative_to(out).as_posix()
    _sweep([job])
    return Record(
        str(job.path), "fault" if failure.kind == "raised" else "stopped", file, errors=(words,)
    )


def _sweep(jobs: Iterable[Job]) -> None:
    """Remove what a process that was ended had begun to write."""
    for job in jobs:
        for begun in job.target.parent.glob(f".{_literally(job.target.name)}.*"):
            with suppress(OSError):
                begun.unlink()


def _literally(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)

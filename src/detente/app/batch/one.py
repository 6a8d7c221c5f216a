"""One case of a batch, in a process of its own: read, analyse, write."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from detente.app.batch.marker import digest, made_before
from detente.app.batch.places import Job
from detente.app.batch.record import Record
from detente.app.candidates import shown_packages
from detente.app.reading import read_isolated
from detente.app.requests import BadRequestError
from detente.app.sample import how_sure, sample
from detente.app.version import version
from detente.app.write import as_json, write_whole
from detente.case import Case
from detente.formats import ReadingRequest
from detente.formats.request import AS_IT_STANDS


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of every case; as in `detente.analyze`.

    ``powers`` are (party, number as written).
    """

    parties: tuple[str, ...] | None = None
    powers: tuple[tuple[str, str], ...] = ()
    time_limit: float | None = None
    max_points: int = 200_000
    language: str = "en"
    request: ReadingRequest = AS_IT_STANDS
    samples: int | None = None
    seed: int = 0
    full: bool = False

    def marking(self) -> dict[str, Any]:
        """What of it decides the answer. A complete answer does not depend on the time limit."""
        return {
            "parties": None if self.parties is None else list(self.parties),
            "power": dict(self.powers),
            "max_points": self.max_points,
            "language": self.language,
            "profiles": list(self.request.profiles),
            "repair": self.request.repair,
            "encoding": self.request.encoding,
            "samples": self.samples,
            "seed": self.seed,
            "full": self.full,
        }


def answer(out: Path, options: Options, job: Job) -> Record:
    """Answer one case and write it below ``out``; what is wrong with it is in the record."""
    start = time.monotonic()
    record = _answer(out, options, job)
    return replace(record, seconds=round(time.monotonic() - start, 3))


def _answer(out: Path, options: Options, job: Job) -> Record:
    file = job.target.relative_to(out).as_posix()
    marker: dict[str, Any] = {"sha256": None, "options": options.marking()}
    with suppress(OSError):  # the reader says what is wrong
        marker["sha256"] = digest(job.path)
    if made_before(job.target, marker):
        return Record(str(job.path), "answered", file, kept=True)
    reading = read_isolated(job.path, options.request)
    if not job.named and {problem.code for problem in reading.errors} == {"not_a_case"}:
        return Record(str(job.path), "no_case", None)
    errors = tuple(problem.line(options.language) for problem in reading.errors)
    if reading.case is not None:
        try:
            values = {"made_from": marker} | _values(reading.case, options)
            write_whole(job.target, _text(values), options.language)
            return Record(str(job.path), "partial" if values["partial"] else "answered", file)
        except BadRequestError as error:
            errors = (str(error),)
    with suppress(BadRequestError):  # the place itself may be what is wrong
        write_errors(job, errors, options.language, marker)
    return Record(str(job.path), "error", file, errors=errors)


def _values(case: Case, options: Options) -> dict[str, Any]:
    from detente.app.analyze import analyze

    analysis = analyze(
        case,
        options.parties,
        power=dict(options.powers),
        time_limit=options.time_limit,
        max_points=options.max_points,
        language=options.language,
    )
    if options.samples is None:
        return as_json(analysis, options.language, full=options.full)
    found = sample(
        case,
        options.parties,
        samples=options.samples,
        seed=options.seed,
        packages=shown_packages(analysis),
        time_limit=options.time_limit,
        language=options.language,
    )
    sure = how_sure(
        analysis,
        samples=options.samples,
        seed=options.seed,
        packages=[each.package for each in found.packages],
        time_limit=options.time_limit,
    )
    values = as_json(analysis, options.language, found, sure=sure, full=options.full)
    late = "time" if sure.stopped else None
    return values | {"partial": analysis.partial or found.stopped or late}


def write_errors(
    job: Job, errors: tuple[str, ...], language: str, marker: dict[str, Any] | None = None
) -> None:
    """Write why there is no answer, in its place: an older one would be that of another case."""
    values = {"made_from": marker, "detente": version(), "status": "error", "errors": list(errors)}
    write_whole(job.target, _text(values), language)


def _text(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"

"""``detente analyze DIR... --json-dir OUT``: many cases, and what is said of them."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.common import BAD_INPUT, PARTIAL, number_of_workers, refusing_bad_input
from detente.i18n import say

if TYPE_CHECKING:
    from detente.app.batch import Batch, Options

FAULT = 1
_STATUSES = ("answered", "kept", "partial", "error", "stopped", "fault", "no_case", "unfinished")


def answer_all(paths: Iterable[Path], out: Path, options: Options, workers: str | None) -> None:
    """Answer every case, say what came of it on standard error, and leave with the exit code."""
    from detente.app.batch import analyze_all

    language = options.language
    with refusing_bad_input():
        batch = analyze_all(
            paths,
            out,
            options,
            workers=number_of_workers(workers, language),
            progress=_progress_line(language),
        )
    _tell(batch, language)
    code = _exit_code(batch)
    if code:
        raise SystemExit(code)


def _tell(batch: Batch, language: str) -> None:
    counts = batch.counts
    parts = [
        say(f"batch.status.{status}", language, number=counts[status])
        for status in _STATUSES
        if counts.get(status)
    ]
    cases = [record for record in batch.records if record.status != "no_case"]
    total = say("batch.cases", language, count=len(cases))
    click.echo(f"{total}: {', '.join(parts)}", err=True)
    for record in batch.records:
        for error in record.errors:
            named = error if record.path in error else f"{record.path}: {error}"
            click.echo(f"  {named}", err=True)
    if batch.cancelled:
        click.echo(say("batch.cancelled", language), err=True)
    click.echo(say("batch.index", language, file=batch.index), err=True)


def _exit_code(batch: Batch) -> int:
    """0: all answered; 2: some input is bad; 3: stopped, or some answer is partial or missing."""
    counts = batch.counts
    if batch.cancelled:
        return PARTIAL
    if counts.get("fault"):
        return FAULT
    if counts.get("error"):
        return BAD_INPUT
    return PARTIAL if counts.get("partial") or counts.get("stopped") else 0


def _progress_line(language: str) -> Callable[[int, int, float | None], None] | None:
    """One line on a terminal's standard error, with an estimate; None elsewhere."""
    if not sys.stderr.isatty():
        return None
    last = [0.0]

    def show(done: int, total: int, left: float | None) -> None:
        if time.monotonic() - last[0] < 0.2 and done < total:
            return
        last[0] = time.monotonic()
        words = progress_words(done, total, left, language) if done < total else ""
        sys.stderr.write("\r\033[K" + words)
        sys.stderr.flush()

    return show


def progress_words(done: int, total: int, left: float | None, language: str) -> str:
    """How far it is, and about how long the rest may take."""
    if left is None:
        return say("batch.progress", language, done=done, total=total)
    unit, size = ("seconds", 1) if left < 90 else ("minutes", 60)
    if left >= 90 * 60:
        unit, size = "hours", 3600
    about = say(f"batch.{unit}", language, count=max(1, round(left / size)))
    return say("batch.progress_left", language, done=done, total=total, left=about)

"""What the commands share: reading a case, saying what is wrong, showing progress."""

from __future__ import annotations

import json
import math
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from detente.i18n import LANGUAGES, say

if TYPE_CHECKING:
    from detente.case import Case
    from detente.formats import ReadingRequest

BAD_INPUT = 2
PARTIAL = 3

F = TypeVar("F", bound=Callable[..., Any])

case_argument = click.argument("case", type=click.Path(path_type=Path))
language_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", help="Language of all words."
)
parties_option = click.option(
    "--parties", metavar="A,B", help="Who negotiates (default: all but mediators)."
)
package_option = click.option(
    "--package",
    "reference",
    required=True,
    metavar="REF",
    help="status-quo, a solution such as nash, a file, or issue=option,...",
)
json_option = click.option(
    "--json", "json_file", metavar="FILE|-", help="Write the values as JSON; - is standard output."
)


class Seconds(click.FloatRange):
    """A time from a hundredth of a second on; ``nan`` compares with nothing and is refused."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The seconds; fails as click does for what is no number or too small."""
        seconds: float = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value!r} is not a valid float.", param, ctx)
        return seconds


time_option = click.option(
    "--time-limit",
    type=Seconds(min=0.01),
    metavar="S",
    help="Seconds after which a partial answer is given (default 120).",
)

workers_option = click.option(
    "--workers",
    metavar="N",
    help="Processes that share the work of --json-dir or --samples (default: one per core); "
    "for samples also dask, or the address of a Dask cluster.",
)
samples_option = click.option(
    "--samples",
    type=click.IntRange(min=1),
    metavar="N",
    help="Draw N utilities compatible with what was said, analyse each exactly, and say in what "
    "share of them a package is efficient, Nash, acceptable to all.",
)
seed_option = click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="S",
    help="Where the draws of --samples begin; the same seed gives the same shares.",
)


def read_case(path: Path, language: str, request: ReadingRequest | None = None) -> Case:
    """The case at a path, read in a child process under limits.

    Says every problem on standard error; where one is an error, leaves with exit code 2.
    """
    from detente.app.reading import read_isolated

    reading = read_isolated(path, *([request] if request else []))
    for problem in reading.problems:
        click.echo(problem.line(language), err=True)
    if reading.case is None:
        raise SystemExit(BAD_INPUT)
    return reading.case


def number_of_workers(written: str | None, language: str) -> int:
    """The number of processes asked for; one per core where none is, exit code 2 for nonsense."""
    if written is None:
        return os.cpu_count() or 1
    if not written.isdecimal() or int(written) < 1:
        refuse(say("cli.workers", language, written=written))
    return int(written)


def refuse(message: object) -> NoReturn:
    """Say what is wrong and leave with exit code 2."""
    click.echo(str(message), err=True)
    raise SystemExit(BAD_INPUT)


@contextmanager
def refusing_bad_input() -> Iterator[None]:
    """Turn what a person asked wrongly into a message and exit code 2."""
    from detente.app.requests import BadRequestError
    from detente.formats import BadFile

    try:
        yield
    except (BadRequestError, BadFile) as error:
        refuse(error)


def split(parties: str | None) -> list[str] | None:
    """Party ids from ``A,B``; None where the option was not given."""
    if parties is None:
        return None
    return [party.strip() for party in parties.split(",") if party.strip()]


def emit_json(values: dict[str, Any] | list[Any], target: str, language: str) -> None:
    """Write values as JSON to a file, whole or not at all, or to standard output (``-``)."""
    from detente.app.write import write_whole

    text = json.dumps(values, ensure_ascii=False, indent=None if target == "-" else 1) + "\n"
    if target == "-":
        sys.stdout.write(text)
    else:
        write_whole(Path(target), text, language)


def json_target(json_file: str | None) -> tuple[Path, ...]:
    """The file that ``--json`` writes, if it is one."""
    return () if json_file in (None, "-") else (Path(str(json_file)),)


def give(
    text: str,
    values: dict[str, Any] | list[Any],
    json_file: str | None,
    language: str,
    *,
    out_file: Path | None = None,
    stopped: str | None = None,
) -> None:
    """How a command ends: the answer as text, or its values as JSON, on standard output.

    Which files were written (``out_file``, the JSON) and whether something ``stopped`` early is
    said on standard error. Leaves with exit code 2 where the JSON cannot be written, 3 where the
    answer is partial.
    """
    if json_file is not None:
        with refusing_bad_input():
            emit_json(values, json_file, language)
    if json_file != "-":
        click.echo(text)
    for file in (*json_target(json_file), *([out_file] if out_file else [])):
        click.echo(say("cli.written", language, file=file), err=True)
    leave_partial(stopped, language)


def leave_partial(stopped: str | None, language: str) -> None:
    """Say what stopped early (``time`` or ``cancel``) and leave with exit code 3, if anything."""
    if stopped is not None:
        click.echo(say(f"cli.partial_{stopped}", language), err=True)
        raise SystemExit(PARTIAL)


def progress_line(language: str) -> Callable[[str, int, int], None] | None:
    """A progress callback that keeps one line on a terminal's standard error; None elsewhere."""
    if not sys.stderr.isatty():
        return None
    last = [time.monotonic()]

    def show(method: str, done: int, total: int) -> None:
        if time.monotonic() - last[0] < 0.2 and done < total:
            return
        last[0] = time.monotonic()
        words = say("cli.progress", language, method=method, done=done, total=total)
        sys.stderr.write("\r\033[K" + (words if done < total else ""))
        sys.stderr.flush()

    return show

"""``detente check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.common import BAD_INPUT, case_argument, language_option
from detente.cli.reading import ReadingCommand, reading_options
from detente.i18n import say

if TYPE_CHECKING:
    from detente.formats import ReadingRequest


@click.command(cls=ReadingCommand)
@case_argument
@reading_options
@language_option
def check(case: Path, lang: str, request: ReadingRequest) -> None:
    """Everything wrong with a case, each with its place and how to mend it.

    Exit code 0 where the case can be analysed (warnings do not hinder it), 2 where not.
    """
    from detente.app.reading import read_isolated

    reading = read_isolated(case, request)
    for problem in reading.problems:
        click.echo(problem.line(lang))
    errors = sum(problem.severity == "error" for problem in reading.problems)
    warnings = len(reading.problems) - errors
    if reading.case is None:
        click.echo(say("cli.check_errors", lang, count=errors), err=True)
        raise SystemExit(BAD_INPUT)
    click.echo(
        say("cli.check_warnings", lang, count=warnings) if warnings else say("cli.check_ok", lang),
        err=True,
    )

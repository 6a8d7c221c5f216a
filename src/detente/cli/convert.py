"""``detente convert``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.common import language_option, read_case, refusing_bad_input
from detente.cli.reading import ReadingCommand, reading_options
from detente.i18n import say

if TYPE_CHECKING:
    from detente.formats import ReadingRequest


@click.command(cls=ReadingCommand)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--to",
    type=click.Choice(["genius", "negmas", "csv"]),
    help="Write for another program: GENIUS XML or NegMAS YAML (a folder), or CSV.",
)
@click.option(
    "--accept-loss",
    is_flag=True,
    help="Write for another program what its format can hold, without the rest.",
)
@reading_options
@language_option
def convert(
    source: Path,
    target: Path,
    to: str | None,
    accept_loss: bool,
    lang: str,
    request: ReadingRequest,
) -> None:
    """Between YAML, JSON, XLSX and a folder, without loss; or for another program.

    The ending of TARGET says what to write: .yaml, .json, .xlsx, .csv, or none for a folder. What
    another program's format cannot hold is listed, and nothing is written without --accept-loss.
    """
    from detente.app.convert import write_case

    with refusing_bad_input():
        case = read_case(source, lang, request)
        told = write_case(case, target, lang, documents=source, to=to, accept_loss=accept_loss)
    for line in told:
        click.echo(line, err=True)
    click.echo(say("cli.written", lang, file=target), err=True)

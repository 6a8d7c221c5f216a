"""``detente convert``."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.common import language_option, read_case, refusing_bad_input
from detente.i18n import say


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@language_option
def convert(source: Path, target: Path, lang: str) -> None:
    """Between YAML, JSON, XLSX and a folder, without loss.

    The ending of TARGET says what to write: .yaml, .json, .xlsx, or none for a folder.
    """
    from detente.app.convert import write_case

    with refusing_bad_input():
        write_case(read_case(source, lang), target, lang, documents=source)
    click.echo(say("cli.written", lang, file=target), err=True)

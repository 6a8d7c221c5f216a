"""``detente source code``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from detente.cli.common import PARTIAL, language_option, refuse, refusing_bad_input
from detente.cli.keyboard import Keyboard
from detente.i18n import say


@click.command()
@click.argument("document", metavar="DOC", type=click.Path(path_type=Path))
@click.option(
    "--case",
    "case_folder",
    type=click.Path(path_type=Path),
    metavar="CASE",
    required=True,
    help="The folder of the case; claims go to its claims.yaml.",
)
@click.option("--coder", metavar="NAME", help="Who codes (default: the name you are logged in as).")
@click.option(
    "--withhold",
    is_flag=True,
    help="Keep no words of the text: passages have position, length and sha256 alone.",
)
@click.option("--encoding", metavar="NAME", help="Of text that is not UTF-8, such as cp1252.")
@language_option
def code(
    document: Path,
    case_folder: Path,
    coder: str | None,
    withhold: bool,
    encoding: str | None,
    lang: str,
) -> None:
    """Code a document by keyboard: passages, whose they are, who says so, what they are.

    DOC is a file, or the id of a source of the case. Every answer is kept at once, with who gave it
    and when; stop at any moment, and the same command goes on where you stopped. Only what you
    confirm counts. In the dialogue, ? is help.
    """
    from detente.app.coding import Dialogue, open_desk

    name = coder_named(coder, lang)
    with refusing_bad_input():
        desk = open_desk(
            document,
            case_folder,
            coder=name,
            now=lambda: datetime.now(UTC),
            language=lang,
            withhold=withhold,
            encoding=encoding,
        )
        dialogue = Dialogue(desk, Keyboard())
        try:
            dialogue.run()
        except KeyboardInterrupt:
            click.echo()
            click.echo(say("coding.interrupted", lang))
            dialogue.goodbye()
            raise SystemExit(PARTIAL) from None


def coder_named(named: str | None, language: str) -> str:
    """Who codes: the name given, or that of the login; exit code 2 for a name that is none."""
    from detente.app.coding.coder import coder_name

    name = coder_name(named)
    if name is None:
        refuse(say("coding.no_name", language))
    return name

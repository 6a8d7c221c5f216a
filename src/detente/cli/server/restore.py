"""``detente server restore``."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.common import language_option, refuse
from detente.cli.server.keeping import progress, saying_what_is_wrong, what_is_in
from detente.i18n import say


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Where to bring it: a folder that is empty or not there yet.",
)
@click.option("--verify", is_flag=True, help="Without --data: check FILE and write nothing.")
@language_option
def restore(file: Path, data: Path | None, verify: bool, lang: str) -> None:
    """Bring a backup into an empty folder, or only check it.

    What was brought back is checked in any case: the file itself, the tables, every chain of
    events, every content. Everybody signs in again afterwards.
    """
    from detente.app import keeping

    if data is None and not verify:
        refuse(say("keeping.where", lang))
    with saying_what_is_wrong(lang):
        if data is None:
            kept = keeping.verify(file, progress(lang))
        else:
            kept = keeping.restore(file, data, progress(lang))
    if data is None:
        click.echo(say("keeping.verified", lang, file=file))
    else:
        click.echo(say("keeping.restored", lang, file=file, folder=data))
    click.echo(what_is_in(kept, lang))

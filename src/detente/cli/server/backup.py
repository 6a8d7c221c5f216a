"""``detente server backup``."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.common import language_option
from detente.cli.server.keeping import data_option, progress, saying_what_is_wrong, what_is_in
from detente.i18n import say


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@data_option
@language_option
def backup(file: Path, data: Path, lang: str) -> None:
    """Copy everything into one file and check it, also while the server runs.

    FILE appears whole or not at all and is never written over. It holds everything that is
    private, so keep it as you keep the original.
    """
    from detente.app.keeping import back_up

    with saying_what_is_wrong(lang):
        kept = back_up(data, file, progress(lang))
    click.echo(say("keeping.backed_up", lang, file=file))
    click.echo(what_is_in(kept, lang))

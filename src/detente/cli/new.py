"""``detente new``."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.common import language_option, refuse, refusing_bad_input
from detente.i18n import say


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--template",
    "name",
    type=click.Choice(["labour", "peace", "procurement", "training"]),
    default="peace",
    show_default=True,
    help="What kind of negotiation.",
)
@language_option
def new(target: Path, name: str, lang: str) -> None:
    """A case to start from: labour, peace, procurement or training.

    Writes TARGET (.yaml), a filled case with comments: change it line by line.
    """
    from detente.app.new import template
    from detente.app.write import write_whole

    if target.suffix.lower() not in (".yaml", ".yml"):
        target = target.with_name(target.name + ".yaml")
    if target.exists():
        refuse(say("cli.exists", lang, file=target))
    with refusing_bad_input():
        write_whole(target, template(name), lang)
    click.echo(say("cli.new", lang, file=target), err=True)

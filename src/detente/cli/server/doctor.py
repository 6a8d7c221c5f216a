"""``detente server doctor``."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.common import BAD_INPUT, emit_json, json_option, language_option
from detente.cli.server.keeping import data_option, progress, saying_what_is_wrong
from detente.i18n import say


@click.command()
@data_option
@json_option
@language_option
def doctor(data: Path, json_file: str | None, lang: str) -> None:
    """Look whether this installation and its data are sound; change nothing.

    Versions, who works with the folder, the disk, the tables, every chain of events, every
    content. Leaves with exit code 2 where something is wrong.
    """
    from detente.app.keeping import look

    with saying_what_is_wrong(lang):
        found = tuple(look(data, progress(lang)))
    lines = []
    for line in found:
        text = say(f"keeping.{line.key}", lang, **dict(line.values))
        lines.append({"state": line.state, "what": line.key, **dict(line.values), "text": text})
        if json_file != "-":
            click.echo(f"{say(f'keeping.state.{line.state}', lang)}  {text}")
    if json_file is not None:
        emit_json({"lines": lines}, json_file, lang)
    if any(line["state"] == "bad" for line in lines):
        raise SystemExit(BAD_INPUT)

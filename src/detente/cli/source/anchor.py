"""``detente source anchor``."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.common import (
    emit_json,
    json_option,
    json_target,
    language_option,
    progress_line,
    refusing_bad_input,
)


@click.command()
@click.argument("selectors", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--encoding", metavar="NAME", help="Of a text that is not UTF-8, such as cp1252.")
@language_option
@json_option
def anchor(
    selectors: Path, file: Path, encoding: str | None, lang: str, json_file: str | None
) -> None:
    """Where passages stand in a text: found, to be confirmed, or lost.

    SELECTORS is a JSON list of W3C Web Annotation selectors: one each, or a list of them for one
    passage, or whole annotations. FILE is a text. Places are half-open and count code points.
    """
    from detente.app.anchoring import anchor_passages, anchoring_text, anchoring_values
    from detente.app.write import check_targets

    with refusing_bad_input():
        check_targets([selectors, file], lang, others=json_target(json_file))
        found = anchor_passages(
            selectors, file, lang, encoding=encoding, progress=progress_line(lang)
        )
        if json_file is not None:
            emit_json(anchoring_values(found), json_file, lang)
    if json_file != "-":
        click.echo(anchoring_text(found, lang))

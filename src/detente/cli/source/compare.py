"""``detente source compare``."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.common import (
    emit_json,
    json_option,
    json_target,
    language_option,
    refusing_bad_input,
)


@click.command()
@click.argument("cases", nargs=-1, required=True, type=click.Path(path_type=Path))
@language_option
@json_option
def compare(cases: tuple[Path, ...], lang: str, json_file: str | None) -> None:
    """Several coders of the same texts: how far they agree, and every difference.

    CASES are cases, or files of claims such as claims.yaml, one per coder; a single one is compared
    by the coders named in it. Claims match from half of their words on. Agreement is Krippendorff's
    alpha: 1 is full, 0 is what chance would give; without any variation it is undefined.
    """
    from detente.app.comparing import compare_coders, comparison_text, comparison_values
    from detente.app.write import check_targets

    with refusing_bad_input():
        check_targets(cases, lang, others=json_target(json_file))
        found = compare_coders(cases, lang)
        if json_file is not None:
            emit_json(comparison_values(found), json_file, lang)
    if json_file != "-":
        click.echo(comparison_text(found, lang))

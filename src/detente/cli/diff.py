"""``detente diff``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.common import (
    emit_json,
    json_option,
    json_target,
    language_option,
    leave_partial,
    parties_option,
    read_case,
    refusing_bad_input,
    split,
    time_option,
)
from detente.cli.reading import ReadingCommand, reading_options

if TYPE_CHECKING:
    from detente.formats import ReadingRequest


@click.command(cls=ReadingCommand)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@parties_option
@reading_options
@language_option
@json_option
@time_option
def diff(
    old: Path,
    new: Path,
    parties: str | None,
    lang: str,
    request: ReadingRequest,
    json_file: str | None,
    time_limit: float | None,
) -> None:
    """What survives between two versions of a case, which findings flipped, and why.

    OLD and NEW are cases as for analyze; parties are those both have.
    """
    from detente.app.diff import diff_cases
    from detente.app.write import check_targets, difference_as

    with refusing_bad_input():
        check_targets([old, new], lang, others=json_target(json_file))
        before, after = read_case(old, lang, request), read_case(new, lang, request)
        found = diff_cases(before, after, split(parties), time_limit=time_limit, language=lang)
        text, values = difference_as(found, lang)
        if json_file is not None:
            emit_json(values, json_file, lang)
    if json_file != "-":
        click.echo(text)
    leave_partial(found.partial, lang)

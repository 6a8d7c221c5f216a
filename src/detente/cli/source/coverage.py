"""``detente source coverage``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.common import (
    case_argument,
    emit_json,
    json_option,
    json_target,
    language_option,
    read_case,
    refusing_bad_input,
)
from detente.cli.reading import reading_options

if TYPE_CHECKING:
    from detente.formats import ReadingRequest


@click.command()
@case_argument
@reading_options
@language_option
@json_option
def coverage(case: Path, lang: str, json_file: str | None, request: ReadingRequest) -> None:
    """Who is heard: claims by speaker, per party, issue and element.

    Counts confirmed claims only. Copies and near-duplicates of one story count as one document.
    """
    from detente.app.coverage import case_coverage, coverage_text, coverage_values
    from detente.app.write import check_targets

    with refusing_bad_input():
        check_targets([case], lang, others=json_target(json_file))
        read = read_case(case, lang, request)
        found = case_coverage(read, case)
        if json_file is not None:
            emit_json(coverage_values(read, found), json_file, lang)
    if json_file != "-":
        click.echo(coverage_text(read, found, lang))

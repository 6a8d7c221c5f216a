"""``detente improve``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.common import (
    case_argument,
    give,
    json_option,
    json_target,
    language_option,
    package_option,
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
@case_argument
@package_option
@parties_option
@reading_options
@language_option
@json_option
@time_option
def improve(
    case: Path,
    reference: str,
    parties: str | None,
    lang: str,
    request: ReadingRequest,
    json_file: str | None,
    time_limit: float | None,
) -> None:
    """Packages that hurt nobody and help somebody.

    Each with who gains what on which issue. CASE as for analyze.
    """
    from detente.app.improve import improve as run
    from detente.app.write import check_targets, improvements_as

    with refusing_bad_input():
        check_targets([case], lang, others=json_target(json_file))
        read = read_case(case, lang, request)
        found = run(read, reference, split(parties), time_limit=time_limit, language=lang)
        text, values = improvements_as(read, found, lang)
    give(text, values, json_file, lang, stopped=found.stopped)

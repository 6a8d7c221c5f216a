"""``detente ratify``."""

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
def ratify(
    case: Path,
    reference: str,
    parties: str | None,
    lang: str,
    request: ReadingRequest,
    json_file: str | None,
    time_limit: float | None,
) -> None:
    """Who must agree to a package, and who could undo it.

    Bodies, ballots and deciders: whether it passes, who refuses it with which statement, the
    smallest change that would help. CASE as for analyze.
    """
    from detente.app.ratify import ratify as run
    from detente.app.write import check_targets, ratification_as

    targets = json_target(json_file)
    with refusing_bad_input():
        check_targets([case], lang, others=targets)
        read = read_case(case, lang, request)
        found = run(read, reference, split(parties), time_limit=time_limit, language=lang)
        text, values = ratification_as(read, found, lang)
    give(text, values, json_file, lang, stopped=found.partial)

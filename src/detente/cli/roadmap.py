"""``detente roadmap``."""

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
@click.option(
    "--tolerance",
    default="0",
    show_default=True,
    metavar="SHARE",
    help="Share of a party's gain, such as 0.05 or 5%, up to which exposure counts as none.",
)
@click.option(
    "--out",
    "out_file",
    type=click.Path(path_type=Path),
    metavar="FILE.docx|FILE.md",
    help="Write the roadmap as a document or as Markdown.",
)
@reading_options
@language_option
@json_option
@time_option
def roadmap(
    case: Path,
    reference: str,
    parties: str | None,
    tolerance: str,
    out_file: Path | None,
    lang: str,
    request: ReadingRequest,
    json_file: str | None,
    time_limit: float | None,
) -> None:
    """In which order a package can be carried out, nobody being exposed.

    Stage by stage: which steps, by whom, verified by whom, and where each party stands if it stops
    there. CASE as for analyze.
    """
    from detente.app.roadmap import check_ending, roadmap_as, write_roadmap
    from detente.app.roadmap import roadmap as run
    from detente.app.write import check_targets

    with refusing_bad_input():
        if out_file is not None:
            check_ending(out_file, lang)
        targets = (*json_target(json_file), *([out_file] if out_file else []))
        check_targets([case], lang, others=targets)
        read = read_case(case, lang, request)
        asked = split(parties)
        found = run(
            read, reference, asked, tolerance=tolerance, time_limit=time_limit, language=lang
        )
        text, values = roadmap_as(read, found, lang)
        if out_file is not None:
            write_roadmap(read, found, out_file, lang=lang)
    give(text, values, json_file, lang, out_file=out_file, stopped=found.partial)

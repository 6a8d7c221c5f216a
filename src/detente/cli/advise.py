"""``detente advise``."""

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
    parties_option,
    read_case,
    refusing_bad_input,
    seed_option,
    split,
    time_option,
)
from detente.cli.reading import ReadingCommand, reading_options

if TYPE_CHECKING:
    from detente.formats import ReadingRequest


@click.command(cls=ReadingCommand)
@case_argument
@click.option("--as", "party", required=True, metavar="PARTY", help="Whose seat it is.")
@parties_option
@click.option(
    "--samples",
    type=click.IntRange(min=1),
    default=1_000,
    show_default=True,
    metavar="N",
    help="Utilities drawn per party that are compatible with what was said.",
)
@seed_option
@click.option(
    "--error",
    metavar="POINTS",
    help="By how many points of 100 a stated number may be off (standard deviation), such as 10.",
)
@click.option(
    "--out",
    "out_file",
    type=click.Path(path_type=Path),
    metavar="FILE.html|FILE.md",
    help="Write the advice as a page or as Markdown.",
)
@reading_options
@language_option
@json_option
@time_option
def advise(
    case: Path,
    party: str,
    parties: str | None,
    samples: int,
    seed: int,
    error: str | None,
    out_file: Path | None,
    lang: str,
    request: ReadingRequest,
    json_file: str | None,
    time_limit: float | None,
) -> None:
    """What one party could offer, at what cost, and what to find out next.

    Three to five different offers of about equal worth to it, from what its case file knows of the
    others. CASE as for analyze.
    """
    from detente.app.advise import advice_as, check_ending, write_advice
    from detente.app.advise import advise as run
    from detente.app.write import check_targets

    with refusing_bad_input():
        if out_file is not None:
            check_ending(out_file, lang)
        targets = (*json_target(json_file), *([out_file] if out_file else []))
        check_targets([case], lang, others=targets)
        read = read_case(case, lang, request)
        asked = split(parties)
        found = run(
            read,
            party,
            asked,
            samples=samples,
            seed=seed,
            error=error,
            time_limit=time_limit,
            language=lang,
        )
        text, values = advice_as(read, found, lang)
        if out_file is not None:
            write_advice(read, found, out_file, lang=lang)
    give(text, values, json_file, lang, out_file=out_file, stopped=found.partial)

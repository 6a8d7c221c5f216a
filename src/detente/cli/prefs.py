"""``detente prefs``."""

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
    read_case,
    refusing_bad_input,
    seed_option,
)
from detente.cli.reading import ReadingCommand, reading_options

if TYPE_CHECKING:
    from detente.formats import ReadingRequest


@click.command(cls=ReadingCommand)
@case_argument
@click.option("--as", "party", required=True, metavar="PARTY", help="Whose preferences.")
@click.option(
    "--package",
    "reference",
    metavar="REF",
    help="An offer to be held against the instructions, named as for improve.",
)
@click.option(
    "--samples",
    type=click.IntRange(min=1, max=100_000),
    default=1_000,
    show_default=True,
    metavar="N",
    help="Draws behind the centre shown in each range.",
)
@seed_option
@click.option("--since", metavar="DATE", help="Tell of the history only from this day on.")
@reading_options
@language_option
@json_option
def prefs(
    case: Path,
    party: str,
    reference: str | None,
    samples: int,
    seed: int,
    since: str | None,
    lang: str,
    request: ReadingRequest,
    json_file: str | None,
) -> None:
    """What is known of a party's preferences, and what contradicts.

    What it said, what follows from it, where two ways of asking disagree, what its instructions
    forbid or leave unused. CASE as for analyze.
    """
    from detente.app.prefs import prefs as run
    from detente.app.write import check_targets, preferences_as

    targets = json_target(json_file)
    with refusing_bad_input():
        check_targets([case], lang, others=targets)
        read = read_case(case, lang, request)
        found = run(read, party, reference, samples=samples, seed=seed, since=since, language=lang)
        text, values = preferences_as(found, lang)
    give(text, values, json_file, lang)

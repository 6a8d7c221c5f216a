"""``detente analyze``."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.common import (
    case_argument,
    emit_json,
    json_option,
    json_target,
    language_option,
    leave_partial,
    parties_option,
    progress_line,
    read_case,
    refuse,
    refusing_bad_input,
    split,
    time_option,
)
from detente.i18n import say


@click.command()
@case_argument
@parties_option
@language_option
@click.option(
    "--brief",
    "brief_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the brief, one page: .html or .docx.",
)
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the report with everything behind it: .html.",
)
@json_option
@click.option("--power", metavar="P=W,...", help="Power of parties in weighted Nash.")
@time_option
@click.option(
    "--max-points",
    type=click.IntRange(min=2),
    default=200_000,
    show_default=True,
    metavar="N",
    help="Points of a frontier kept; beyond, a certified error is stated.",
)
def analyze(
    case: Path,
    parties: str | None,
    lang: str,
    brief_file: Path | None,
    report_file: Path | None,
    json_file: str | None,
    power: str | None,
    time_limit: float | None,
    max_points: int,
) -> None:
    """What is within reach, what blocks, what to find out first.

    CASE is a file (YAML, JSON, XLSX) or a folder with case.yaml.
    """
    from detente.app.analyze import analyze as run
    from detente.app.write import as_json, check_targets, summary, write_brief, write_report

    with refusing_bad_input():
        check_targets(
            [case], lang, brief=brief_file, report=report_file, others=json_target(json_file)
        )
        read = read_case(case, lang)
        analysis = run(
            read,
            split(parties),
            power=_powers(power, lang),
            time_limit=time_limit,
            max_points=max_points,
            progress=progress_line(lang),
            language=lang,
        )
        if brief_file is not None:
            write_brief(analysis, brief_file, lang)
        if report_file is not None:
            write_report(analysis, report_file, lang)
        if json_file is not None:
            emit_json(as_json(analysis, lang), json_file, lang)
    if json_file != "-":
        click.echo(summary(analysis, lang))
    for written in (brief_file, report_file, json_file if json_file != "-" else None):
        if written is not None:
            click.echo(say("cli.written", lang, file=written), err=True)
    leave_partial(analysis.partial, lang)


def _powers(written: str | None, language: str) -> dict[str, str]:
    powers: dict[str, str] = {}
    for part in (written or "").split(","):
        party, sign, weight = (piece.strip() for piece in part.partition("="))
        if part.strip() and not sign:
            refuse(say("cli.power", language, part=part))
        if sign:
            powers[party] = weight
    return powers

"""``detente analyze``."""

from __future__ import annotations

import os
from dataclasses import dataclass
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
    progress_line,
    read_case,
    refuse,
    refusing_bad_input,
    samples_option,
    seed_option,
    split,
    time_option,
    workers_option,
)
from detente.cli.reading import ReadingCommand, reading_options
from detente.cli.several import answer_all
from detente.i18n import say

if TYPE_CHECKING:
    from detente.analysis.overview import Analysis
    from detente.analysis.robustness import Robustness, Samples
    from detente.case import Case
    from detente.formats import ReadingRequest


@click.command(cls=ReadingCommand)
@click.argument(
    "cases", metavar="CASE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@reading_options
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
@click.option(
    "--full",
    is_flag=True,
    help="Add to the JSON who must agree to each package, and how it is carried out.",
)
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
@click.option(
    "--json-dir",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Answer every case below the paths, one JSON each in this folder; go on where an "
    "earlier run was stopped.",
)
@samples_option
@seed_option
@workers_option
def analyze(
    cases: tuple[Path, ...],
    parties: str | None,
    lang: str,
    brief_file: Path | None,
    report_file: Path | None,
    json_file: str | None,
    full: bool,
    power: str | None,
    time_limit: float | None,
    max_points: int,
    json_dir: Path | None,
    samples: int | None,
    seed: int,
    workers: str | None,
    request: ReadingRequest,
) -> None:
    """What is within reach, what blocks, what to find out first.

    CASE is a file or a folder, in any format that is read. With --json-dir there may be
    several, and folders of cases.
    """
    powers = _powers(power, lang)
    if json_dir is not None:
        for option, given in (("--brief", brief_file), ("--report", report_file)):
            if given is not None:
                refuse(say("batch.one_only", lang, option=option))
        if json_file is not None:
            refuse(say("batch.one_only", lang, option="--json"))
        from detente.app.batch import Options

        options = Options(
            parties=None if parties is None else tuple(split(parties) or ()),
            powers=tuple(powers.items()),
            time_limit=time_limit,
            max_points=max_points,
            language=lang,
            request=request,
            samples=samples,
            seed=seed,
            full=full,
        )
        answer_all(cases, json_dir, options, workers)
    elif len(cases) > 1:
        refuse(say("batch.several", lang))
    else:
        asked = _Asked(
            request, split(parties), powers, time_limit, max_points, samples, seed, workers
        )
        _one(cases[0], lang, asked, _Targets(brief_file, report_file, json_file, full))


def _powers(written: str | None, language: str) -> dict[str, str]:
    powers: dict[str, str] = {}
    for part in (written or "").split(","):
        party, sign, weight = (piece.strip() for piece in part.partition("="))
        if part.strip() and not sign:
            refuse(say("cli.power", language, part=part))
        if sign:
            powers[party] = weight
    return powers


@dataclass(frozen=True, slots=True)
class _Asked:
    request: ReadingRequest
    parties: list[str] | None
    powers: dict[str, str]
    time_limit: float | None
    max_points: int
    samples: int | None
    seed: int
    workers: str | None


@dataclass(frozen=True, slots=True)
class _Targets:
    brief: Path | None
    report: Path | None
    json: str | None
    full: bool


def _one(case: Path, lang: str, asked: _Asked, targets: _Targets) -> None:
    """Answer one case, and write what was asked for."""
    from detente.app.analyze import analyze as run
    from detente.app.cost import cost, cost_in_words
    from detente.app.write import (
        as_json,
        check_targets,
        how_sure_text,
        samples_text,
        summary,
        write_brief,
        write_report,
    )

    with refusing_bad_input():
        others = json_target(targets.json)
        check_targets([case], lang, brief=targets.brief, report=targets.report, others=others)
        read = read_case(case, lang, asked.request)
        expected = cost(read, asked.parties, max_points=asked.max_points, language=lang)
        if told := cost_in_words(expected, lang):
            click.echo(told, err=True)
        analysis = run(
            read,
            asked.parties,
            power=asked.powers,
            time_limit=asked.time_limit,
            max_points=asked.max_points,
            progress=progress_line(lang),
            language=lang,
        )
        found = _sampled(read, analysis, lang, asked)
        sure = _how_sure(analysis, found, lang, asked)
        if targets.brief is not None:
            write_brief(analysis, targets.brief, lang)
        if targets.report is not None:
            write_report(analysis, targets.report, lang, found, sure)
        if targets.json is not None:
            values = as_json(analysis, lang, found, sure=sure, full=targets.full)
            emit_json(values, targets.json, lang)
    if targets.json != "-":
        click.echo(summary(analysis, lang))
        if sure is not None:
            click.echo(how_sure_text(analysis.case, sure, lang))
        if found is not None:
            click.echo(samples_text(read, found, lang))
    for written in (targets.brief, targets.report, *json_target(targets.json)):
        if written is not None:
            click.echo(say("cli.written", lang, file=written), err=True)
    stopped = None if found is None else found.stopped
    late = "time" if sure is not None and sure.stopped else None
    leave_partial(analysis.partial or stopped or late, lang)


def _sampled(case: Case, analysis: Analysis, lang: str, asked: _Asked) -> Samples | None:
    """Shares of compatible utilities, where they were asked for."""
    if asked.samples is None:
        return None
    from detente.app.candidates import shown_packages
    from detente.app.sample import sample

    shown = progress_line(lang)

    def progress(done: int, total: int) -> None:
        if shown is not None:
            shown(say("samples.progress", lang), done, total)

    return sample(
        case,
        asked.parties,
        samples=asked.samples,
        seed=asked.seed,
        workers=os.cpu_count() or 1 if asked.workers is None else asked.workers,
        packages=shown_packages(analysis),
        time_limit=asked.time_limit,
        progress=progress,
        language=lang,
    )


def _how_sure(
    analysis: Analysis, found: Samples | None, lang: str, asked: _Asked
) -> Robustness | None:
    """How sure the advice is, where samples were asked for."""
    if asked.samples is None or found is None:
        return None
    from detente.app.sample import how_sure

    shown = progress_line(lang)

    def progress(done: int, total: int) -> None:
        if shown is not None:
            shown(say("robustness.progress", lang), done, total)

    return how_sure(
        analysis,
        samples=asked.samples,
        seed=asked.seed,
        packages=[each.package for each in found.packages],
        time_limit=asked.time_limit,
        progress=progress,
    )

"""``detente demo``."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.common import (
    language_option,
    leave_partial,
    progress_line,
    read_case,
    refusing_bad_input,
)
from detente.cli.server import start
from detente.cli.server.start import port_option
from detente.i18n import LANGUAGES, say

EXAMPLE = "alaska-2025"
PARTIES = ("russia", "usa")
"""Who sat at the table in Anchorage."""


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("detente-demo"),
    show_default=True,
    metavar="FOLDER",
    help="Where brief and report are written.",
)
@click.option("--serve", is_flag=True, help="Open the workbench instead, filled with the examples.")
@port_option
@language_option
def demo(out: Path, serve: bool, port: int, lang: str) -> None:
    """Analyse the Anchorage example; write brief and report here.

    Both in English and German, the brief also as DOCX; the values as JSON. With --serve, the
    workbench in a browser, filled with the examples; what is done in it is kept in FOLDER.
    """
    if serve:
        start.serve(out / "workbench", port, lang, examples=True)
        return
    _write(out, lang)


def _write(out: Path, lang: str) -> None:
    from detente.app.analyze import analyze
    from detente.app.examples import example
    from detente.app.write import as_json, summary, write_brief, write_report
    from detente.cli.common import emit_json

    with refusing_bad_input():
        case = read_case(example(EXAMPLE), lang)
        analysis = analyze(case, PARTIES, progress=progress_line(lang), language=lang)
        written: list[Path] = []
        for language in LANGUAGES:
            for name, write in (
                (f"brief.{language}.html", write_brief),
                (f"brief.{language}.docx", write_brief),
                (f"report.{language}.html", write_report),
            ):
                write(analysis, out / name, language)
                written.append(out / name)
        emit_json(as_json(analysis, lang), str(out / "analysis.json"), lang)
    click.echo(summary(analysis, lang))
    for path in (*written, out / "analysis.json"):
        click.echo(say("cli.written", lang, file=path), err=True)
    leave_partial(analysis.partial, lang)

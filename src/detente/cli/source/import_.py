"""``detente source import``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.cli.common import (
    BAD_INPUT,
    emit_json,
    json_option,
    json_target,
    language_option,
    progress_line,
    refuse,
    refusing_bad_input,
)
from detente.i18n import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.app.documents.importing import Import


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--case",
    "case_folder",
    type=click.Path(path_type=Path),
    metavar="CASE",
    help="Keep the documents in this case's folder, as its sources.",
)
@click.option("--encoding", metavar="NAME", help="Of text that is not UTF-8, such as cp1252.")
@click.option("--title", metavar="TEXT", help="What the document is called; for one FILE.")
@click.option(
    "--join-stories",
    is_flag=True,
    help="With --case: documents that share most of their words count as one story.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read (default: one per core for many files).",
)
@language_option
@json_option
def import_(
    files: tuple[Path, ...],
    case_folder: Path | None,
    encoding: str | None,
    title: str | None,
    join_stories: bool,
    workers: int | None,
    lang: str,
    json_file: str | None,
) -> None:
    """Documents, line by line: what to keep, what to leave out, and why. A proposal.

    FILE is a text, Markdown, HTML, DOCX or PDF; its bytes stay as they are. Title, author and date
    are taken from the document itself or left empty. With --json one FILE gives an object, several
    give a list. A file that cannot be read stops none of the others; the exit code is then 2.
    """
    from detente.app.documents.case_folder import add_to_case
    from detente.app.documents.importing import import_documents
    from detente.app.write import check_targets

    if title is not None and len(files) > 1:
        refuse(say("sources.import.title_of_several", lang))
    with refusing_bad_input():
        check_targets(files, lang, others=json_target(json_file))
        found = import_documents(
            files, encoding=encoding, title=title, workers=workers, progress=_progress(lang)
        )
        for failed in found.failed:
            click.echo(failed.words(lang), err=True)
        if case_folder is not None:
            added = add_to_case(found, case_folder, lang, join_stories=join_stories)
            for kind, pairs in (("added", added.new), ("known", added.known)):
                for path, name in pairs:
                    words = say(f"sources.import.{kind}", lang, file=path, id=name)
                    click.echo(words, err=True)
        _show(found, several=len(files) > 1, json_file=json_file, language=lang)
    if found.failed:
        raise SystemExit(BAD_INPUT)


def _progress(language: str) -> Callable[[int, int], None] | None:
    line = progress_line(language)
    if line is None:
        return None
    return lambda done, total: line(say("sources.import.progress", language), done, total)


def _show(found: Import, *, several: bool, json_file: str | None, language: str) -> None:
    from detente.app.documents.imported import imported_values
    from detente.app.documents.telling import document_text, group_lines

    if json_file is not None and (found.documents or several):
        values: Any = [imported_values(one) for one in found.documents]
        emit_json(values if several else values[0], json_file, language)
    if json_file != "-":
        click.echo("\n\n".join(document_text(one, language) for one in found.documents))
    for line in group_lines(found, language):
        click.echo(line, file=sys.stderr)

"""``detente source lines``."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.common import (
    emit_json,
    json_option,
    json_target,
    language_option,
    refuse,
    refusing_bad_input,
)
from detente.i18n import say

if TYPE_CHECKING:
    from detente.sources.lines import Role

_NUMBERS = "Numbers and ranges: 3,7-9."


@click.command()
@click.argument("document", type=click.Path(path_type=Path))
@click.option("--keep", metavar="N,..", help=f"Lines to keep. {_NUMBERS}")
@click.option("--drop", metavar="N,..", help=f"Lines to leave out. {_NUMBERS}")
@click.option("--reset", metavar="N,..", help="Lines to take back to what is proposed.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    metavar="N=ROLE",
    help="What a line is: title, lead, heading, body, block_quote, tag, promo, site_nav.",
)
@click.option("--by", metavar="NAME", help="Who decides (default: the name you are logged in as).")
@click.option("--encoding", metavar="NAME", help="Of text that is not UTF-8, such as cp1252.")
@language_option
@json_option
def lines(
    document: Path,
    keep: str | None,
    drop: str | None,
    reset: str | None,
    roles: tuple[str, ...],
    by: str | None,
    encoding: str | None,
    lang: str,
    json_file: str | None,
) -> None:
    """The lines of a document as they stand now: decide, or take a decision back.

    Decisions are kept beside DOCUMENT, in a file of the same name ending in .lines.jsonl, one after
    another; the latest counts and the document itself is never changed.
    """
    from detente.app.documents.decisions import (
        decide_lines,
        line_changes,
        line_numbers,
        remember_changes,
        with_changes,
    )
    from detente.app.documents.imported import imported_values
    from detente.app.documents.importing import import_documents
    from detente.app.documents.telling import document_text
    from detente.app.write import check_targets

    with refusing_bad_input():
        check_targets([document], lang, others=json_target(json_file))
        found = import_documents([document], encoding=encoding)
        if found.failed:
            refuse(found.failed[0].words(lang))
        one = found.documents[0]
        changes = decide_lines(
            one,
            keep=line_numbers(keep or "", lang),
            drop=line_numbers(drop or "", lang),
            reset=line_numbers(reset or "", lang),
            roles=[_role(written, lang) for written in roles],
            by=by or _user(),
            language=lang,
        )
        history = line_changes(one, lang)
        if changes:
            file = remember_changes(one, changes, lang)
            click.echo(say("cli.written", lang, file=file), err=True)
        one = with_changes(one, (*history, *changes))
        if json_file is not None:
            emit_json(imported_values(one), json_file, lang)
    if json_file != "-":
        click.echo(document_text(one, lang))


def _role(written: str, language: str) -> tuple[int, Role]:
    """The line and the role of ``4=heading``; exit code 2 for anything else."""
    from detente.sources.lines import Role

    line, _, role = written.partition("=")
    known = [one.value for one in Role if one is not Role.BLANK]
    if not line.strip().isdecimal() or len(line) > 9 or role.strip() not in known:
        names = ", ".join(known)
        refuse(say("sources.lines.role", language, written=written[:40], known=names))
    return int(line), Role(role.strip())


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a system without names for its users
        return "?"

"""``detente source merge``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from detente.cli.common import (
    emit_json,
    json_option,
    json_target,
    language_option,
    refuse,
    refusing_bad_input,
)
from detente.cli.source.code import coder_named
from detente.i18n import say


@click.command()
@click.argument("cases", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="CASE",
    help="Where the merged case goes: a new folder, or a file.",
)
@click.option(
    "--take",
    "take_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Resolve disputes: the ids of the claims that hold, one a line.",
)
@click.option(
    "--coder", metavar="NAME", help="Who merges (default: the name you are logged in as)."
)
@language_option
@json_option
def merge(
    cases: tuple[Path, ...],
    out: Path,
    take_file: Path | None,
    coder: str | None,
    lang: str,
    json_file: str | None,
) -> None:
    """Several coders' cases made one: nothing is lost, what differs stands side by side.

    Equal claims stand once, agreeing ones are united, differing ones are kept as disputed, each
    with its coder, and bear no grade until --take says which holds. That is an event of its own in
    the claim's history; the other codings stay in the case, disputed.
    """
    from detente.app.convert import write_case
    from detente.app.merging import bring_documents, merge_coders, merge_text, merge_values
    from detente.app.write import check_targets

    who = coder_named(coder, lang)
    with refusing_bad_input():
        inputs = [*cases, *([take_file] if take_file else [])]
        check_targets(inputs, lang, others=(out, *json_target(json_file)))
        if out.exists() and not (out.is_dir() and not any(out.iterdir())):
            refuse(say("cli.exists", lang, file=out))
        found = merge_coders(cases, who, lambda: datetime.now(UTC), lang, take_file=take_file)
        write_case(found.case, out, lang, documents=cases[0])
        bring_documents(cases, found, out, lang)
        if json_file is not None:
            emit_json(merge_values(found), json_file, lang)
    if json_file != "-":
        click.echo(merge_text(found, lang))

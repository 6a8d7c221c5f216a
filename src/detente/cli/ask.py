"""``detente ask``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from detente.cli.common import (
    PARTIAL,
    case_argument,
    language_option,
    refuse,
    refusing_bad_input,
)
from detente.cli.keyboard import Keyboard
from detente.i18n import say


@click.command()
@case_argument
@click.option("--as", "party", required=True, metavar="PARTY", help="The party that is asked.")
@click.option("--author", metavar="NAME", help="Who answers; the name stands at every answer.")
@click.option(
    "--principal",
    metavar="NAME",
    help="Ask whoever instructs the negotiators of the party: the answers are instructions.",
)
@click.option(
    "--transcript",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the dialogue as Markdown.",
)
@language_option
def ask(
    case: Path,
    party: str,
    author: str | None,
    principal: str | None,
    transcript: Path | None,
    lang: str,
) -> None:
    """Ask a party what it wants: only what can still change the advice.

    CASE is a case's folder. One question at a time; every answer is kept at once in its
    statements/PARTY.yaml, with day and author; stop at any moment, and the same command goes on
    where you stopped. "?" is don't know, "-" skip, "<" back, "." stop. Nothing that another party
    said is shown.
    """
    from detente.app.asking import Sitting, Transcript, fit_to_be_a_name, open_asking
    from detente.app.terminal import Terminal
    from detente.app.write import check_targets

    for name in (author, principal):
        if name is not None and not fit_to_be_a_name(name):
            refuse(say("interview.bad_name", lang))
    with refusing_bad_input():
        desk = open_asking(
            case,
            party,
            now=lambda: datetime.now(UTC),
            author=author.strip() if author else None,
            principal=principal.strip() if principal else None,
            language=lang,
        )
        if transcript is not None:
            check_targets([desk.folder, desk.file], lang, others=[transcript])
        terminal: Terminal = Keyboard()
        written: Transcript | None = None
        if transcript is not None:
            title = say("interview.title", lang, party=desk.name, day=desk.now().date())
            written = Transcript(terminal, transcript, title, lang)
        sitting = Sitting(desk, written or terminal)
        try:
            sitting.run()
        except KeyboardInterrupt:
            click.echo()
            click.echo(say("interview.interrupted", lang))
            raise SystemExit(PARTIAL) from None
        finally:
            if written is not None:
                written.write()

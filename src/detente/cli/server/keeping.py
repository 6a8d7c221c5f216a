"""What the commands that look after a data folder share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.common import progress_line, refuse
from detente.i18n import say

if TYPE_CHECKING:
    from detente.app.keeping import Kept

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("detente-data"),
    show_default=True,
    metavar="FOLDER",
    help="Where everything is kept.",
)


@contextmanager
def saying_what_is_wrong(language: str) -> Iterator[None]:
    """Turn what the store or the system cannot do into sentences and exit code 2."""
    from detente.app.keeping import StoreError, UnsoundError, refused

    try:
        yield
    except UnsoundError as error:
        for fault in error.faults:
            click.echo(say(f"keeping.found.{fault.key}", language, **dict(fault.values)), err=True)
        refuse(error.sentence(language))
    except StoreError as error:
        refuse(error.sentence(language))
    except OSError as error:
        refuse(refused(error, Path(error.filename or ".")).sentence(language))


def progress(language: str) -> Callable[[str, int, int], None]:
    """Progress on a terminal's standard error; silence elsewhere."""
    shown = progress_line(language)

    def show(what: str, done: int, total: int) -> None:
        if shown is not None:
            shown(say(f"keeping.progress.{what}", language), done, total)

    return show


def what_is_in(kept: Kept, language: str) -> str:
    """What a backup holds, and the SHA-256 to know it by."""
    held = kept.held
    return say(
        "keeping.holds",
        language,
        cases=held.cases,
        events=held.events,
        contents=held.contents,
        accounts=held.accounts,
        kilobytes=kept.size // 1000,
        sha256=kept.sha256,
    )

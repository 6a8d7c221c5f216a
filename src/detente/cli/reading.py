"""Options of every command that reads a case: which profiles, and what may be mended."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--profile``, ``--repair`` and ``--encoding``; the command gets one ``request``."""

    @click.option(
        "--profile",
        "profiles",
        multiple=True,
        metavar="FILE",
        help="A profile to take as a party; give it once per party (default: all profiles).",
    )
    @click.option("--repair", is_flag=True, help="Mend what can be mended, and list each place.")
    @click.option("--encoding", metavar="NAME", help="Of text that is not UTF-8, such as cp1252.")
    @wraps(command)
    def with_request(
        *args: Any, profiles: tuple[str, ...], repair: bool, encoding: str | None, **kwargs: Any
    ) -> None:
        from pathlib import Path

        from detente.formats import ReadingRequest

        names = tuple(Path(profile).name for profile in profiles)
        command(*args, request=ReadingRequest(names, repair, encoding), **kwargs)

    return with_request

"""Options of every command that reads a case: which profiles, and what may be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import click


class ReadingCommand(click.Command):
    """A command with `reading_options`, in which ``--profile`` may be followed by several files.

    What follows the first one is a profile too where it cannot be a case: no path that is there, or
    a file in the folder of the profile before it.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give every profile an option of its own."""
        return super().parse_args(ctx, list(_spread(args)))


def _spread(args: list[str]) -> Iterator[str]:
    profile: str | None = None
    taken = False
    for word in args:
        if taken:
            profile, taken = word, False
        elif word in ("--profile", "--"):
            profile, taken = None, word == "--profile"
        elif word.startswith("-"):
            profile = word.partition("=")[2] if word.startswith("--profile=") else None
        elif profile is not None and _beside(word, profile):
            yield "--profile"
            profile = word
        else:
            profile = None
        yield word


def _beside(word: str, profile: str) -> bool:
    path = Path(word)
    try:
        there = path.exists()
        return not there or (path.is_file() and path.parent == Path(profile).parent != Path())
    except (OSError, ValueError):
        return False


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--profile``, ``--repair`` and ``--encoding``; the command gets one ``request``."""

    @click.option(
        "--profile",
        "profiles",
        multiple=True,
        metavar="FILE ...",
        help="Profiles to take as parties (default: all); several files may follow.",
    )
    @click.option("--repair", is_flag=True, help="Mend what can be mended, and list each place.")
    @click.option("--encoding", metavar="NAME", help="Of text that is not UTF-8, such as cp1252.")
    @wraps(command)
    def with_request(
        *args: Any, profiles: tuple[str, ...], repair: bool, encoding: str | None, **kwargs: Any
    ) -> None:
        from detente.formats import ReadingRequest

        names = tuple(Path(profile).name for profile in profiles)
        command(*args, request=ReadingRequest(names, repair, encoding), **kwargs)

    return with_request

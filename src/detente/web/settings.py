"""How a server was started. Handed over in the environment: uvicorn imports the application."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_urlsafe


def _now() -> datetime:
    return datetime.now(UTC)


def _id() -> str:
    return token_urlsafe(16)


@dataclass(frozen=True, slots=True)
class Settings:
    """``data``: the folder of everything kept. ``hosts``: the names the server answers to.

    Clock and randomness come in from outside, so that a test can hold them still.
    """

    data: Path
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    now: Callable[[], datetime] = field(default=_now)
    new_id: Callable[[], str] = field(default=_id)

    @classmethod
    def from_environment(cls) -> Settings:
        """As ``detente server start`` wrote them down."""
        settings = cls(Path(os.environ["DETENTE_DATA"]))
        names = tuple(filter(None, os.environ.get("DETENTE_NAMES", "").split(",")))
        return replace(settings, hosts=(*settings.hosts, *names))

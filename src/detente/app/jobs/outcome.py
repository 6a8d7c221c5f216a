"""How a piece of work ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Done:
    """The task's answer, and what it changed in the folder: path to content, None where gone."""

    answer: Any
    changed: Mapping[str, bytes | None] = field(default_factory=dict)


class RefusedError(Exception):
    """The input does not fit: a sentence for the reader, as the use case said it."""


class StoppedError(Exception):
    """The work was ended from outside.

    ``reason``: ``time``, ``memory``, ``large`` (what it hands back), ``cancelled``, ``busy`` (not
    begun: others wait already) or ``failed``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

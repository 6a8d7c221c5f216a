"""How much one piece of work may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """``memory`` in bytes, ``computing`` and ``wall`` in seconds."""

    memory: int = 1 << 30
    computing: int = 20
    wall: float = 20.0


QUICK = Limits()
"""For what somebody waits for: a page, an edit, an upload."""

LONG = Limits(computing=60, wall=60.0)
"""For an analysis, which shows its progress and can be cancelled."""

"""How much one piece of work may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """``memory`` in bytes, ``computing`` and ``wall`` in seconds.

    ``given`` is how many bytes the answer and the changed files may have together, as they are
    sent; ``files`` how many files the folder may hold afterwards.
    """

    memory: int = 1 << 30
    computing: int = 20
    wall: float = 20.0
    given: int = 64 << 20
    files: int = 2000


QUICK = Limits()
"""For what somebody waits for: a page, an edit, an upload."""

LONG = Limits(computing=60, wall=60.0)
"""For an analysis, which shows its progress and can be cancelled."""

ANSWER_WITHIN = 40.0
"""Seconds to give an analysis in a long job: what it knows by then is still written in time."""

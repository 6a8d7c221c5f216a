"""What a person asks of a reading, beside the path."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingRequest:
    """How a path is to be read.

    ``profiles`` are base names of the profiles to take as parties (empty: all of them). ``repair``
    mends what can be mended without guessing, and lists each place. ``encoding`` is used for text
    that declares none and is not UTF-8.
    """

    profiles: tuple[str, ...] = ()
    repair: bool = False
    encoding: str | None = None


AS_IT_STANDS = ReadingRequest()
"""Every profile, nothing mended, UTF-8."""

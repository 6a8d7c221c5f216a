"""Selectors of the W3C Web Annotation Data Model (Recommendation of 2017, section 4.2), as values.

What Détente does not read is kept as JSON text, so that reading and writing lose nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Others = tuple[tuple[str, str], ...]
"""Keys that Détente does not read, each with its value as JSON text."""


@dataclass(frozen=True, slots=True)
class TextPositionSelector:
    """A passage by its place: code points ``start`` (counted from 0) up to, not with, ``end``."""

    start: int
    end: int
    others: Others = ()


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """A passage by its words and by what stands before and after; None where nothing is given."""

    exact: str
    prefix: str | None = None
    suffix: str | None = None
    others: Others = ()


@dataclass(frozen=True, slots=True)
class WithheldSelector:
    """A passage whose words are not passed on: ``sha256`` of their UTF-8, ``length``, ``start``.

    Evidence can be checked by whoever has the text, without redistributing somebody's article.
    ``length`` is in code points; ``start`` is None where it is not known. This selector is
    Détente's own; the others are the W3C's.
    """

    start: int | None
    length: int
    sha256: str
    others: Others = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A selector or target of another kind: not read, and written as it came, in JSON."""

    json: str


Selector = TextPositionSelector | TextQuoteSelector | WithheldSelector | Kept


@dataclass(frozen=True, slots=True)
class Target:
    """One passage: selectors that all mean the same place in a ``source``.

    How it is written, so that it can be written so again: ``single`` without a list around its one
    selector, ``bare`` without an object that names source and selector.
    """

    selectors: tuple[Selector, ...]
    source: str | None = None
    others: Others = ()
    single: bool = False
    bare: bool = False

    @property
    def version(self) -> str | None:
        """The sha256 of the text version it was made for, from ``doc:sha256:<hash>``, if named."""
        name, _, found = (self.source or "").rpartition(":")
        return found.lower() if name == "doc:sha256" else None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A W3C annotation: its targets, and everything else it says; ``single`` as in `Target`."""

    targets: tuple[Target | Kept, ...]
    others: Others = ()
    single: bool = True


Item = Target | Annotation
"""What a list of selectors holds: a passage, or an annotation of some."""


def targets_of(items: Iterable[Item]) -> tuple[Target, ...]:
    """The passages of a list, in order; a target that is not read counts as a passage too."""
    found: list[Target] = []
    for item in items:
        targets = (item,) if isinstance(item, Target) else item.targets
        found += (Target((kept,)) if isinstance(kept, Kept) else kept for kept in targets)
    return tuple(found)

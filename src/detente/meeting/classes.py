"""Classes of data as types: what is private to one party cannot be handed to what is shared.

The classes are those of the threat model (docs/explanation/threat-model.md): S0 public, S1 about
the case, S2 shared at the table, S3 private to one party.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")


class DataClass(Enum):
    """How far something may travel."""

    PUBLIC = "S0"
    ABOUT = "S1"
    SHARED = "S2"
    PRIVATE = "S3"


@dataclass(frozen=True, slots=True, repr=False)
class Private(Generic[T]):
    """S3: a value that belongs to one account and is shown to nobody else.

    Its text form names the owner only, so that a log or a traceback cannot carry the value.
    """

    owner: str
    value: T

    def __repr__(self) -> str:
        return f"Private(owner={self.owner!r})"


@dataclass(frozen=True, slots=True)
class Shared(Generic[T]):
    """S2: a value for everybody at the table. The only type a broadcast takes."""

    value: T


@dataclass(frozen=True, slots=True)
class Notice:
    """That a case has moved on: which, and to which version. It says nothing of what changed."""

    case: str
    version: int

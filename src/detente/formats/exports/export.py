"""What came of putting a case into another program's format, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.i18n import say


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say about an export, and whom or what it concerns.

    ``code`` is a key of the ``exports`` catalogue, ``ids`` the elements by name, ``values`` further
    placeholders as (name, text).
    """

    code: str
    ids: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    def words(self, language: str) -> str:
        """The remark as a sentence or a phrase."""
        return say(f"exports.{self.code}", language, ids=", ".join(self.ids), **dict(self.values))


def remark(code: str, ids: Iterable[str] = (), /, **values: object) -> Remark:
    """A remark about elements."""
    return Remark(code, tuple(ids), tuple((name, str(value)) for name, value in values.items()))


@dataclass(frozen=True, slots=True)
class Export:
    """The files of a case in another program's format, as (base name, content).

    ``losses`` are what the format cannot carry and are written off only with consent; ``notes`` are
    what was written in another form. ``name`` is what people call the format.
    """

    name: str
    files: tuple[tuple[str, bytes], ...]
    losses: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()


class _HinderedError(ValueError):
    """Remarks as the text of an error, a line each."""

    HEAD: str

    def __init__(self, name: str, remarks: Iterable[Remark], language: str = "en") -> None:
        self.name = name
        self.remarks = tuple(remarks)
        super().__init__(self.words(language))

    def words(self, language: str) -> str:
        """What hinders the export, in full."""
        head = say(f"exports.{self.HEAD}", language, format=self.name)
        return "\n".join([head, *(f"- {one.words(language)}" for one in self.remarks)])


class WouldLose(_HinderedError):  # noqa: N818 (the public name: what it is, not what it does)
    """An export that would lose something nobody has agreed to lose; nothing is written."""

    HEAD = "would_lose"


class CannotWrite(_HinderedError):  # noqa: N818
    """An export that would change or invent utilities; nothing is written, consent or not."""

    HEAD = "cannot_write"

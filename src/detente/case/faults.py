"""What is wrong with a case: a place, what it is, how to mend it, in words made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.i18n import say


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a case.

    ``path`` is the place in the case (``statements.delta.values.release.summer``); ``code`` a key
    of the ``faults`` catalogue, with the ``values`` of its placeholders as (name, text). A
    *warning* does not stop an analysis.
    """

    path: str
    code: str
    values: tuple[tuple[str, str], ...] = ()
    severity: Literal["error", "warning"] = "error"

    def words(self, language: str) -> str:
        """What is wrong and how to mend it, as a sentence or two."""
        return say(f"faults.{self.code}", language, **dict(self.values))


def fault(path: str, code: str, /, **values: object) -> Fault:
    """An error at a path."""
    return Fault(path, code, tuple((name, str(value)) for name, value in values.items()))


def warning(path: str, code: str, /, **values: object) -> Fault:
    """A warning at a path."""
    return Fault(path, code, tuple((name, str(v)) for name, v in values.items()), "warning")

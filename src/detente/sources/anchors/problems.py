"""What is wrong with a list of selectors: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.i18n import say


@dataclass(frozen=True, slots=True)
class SelectorProblem:
    """One thing wrong: a place in the JSON (``[2].selector[0].end``, or line and column).

    ``code`` is a key of ``sources.problem`` in the catalogues, ``values`` fill its placeholders.
    """

    place: str
    code: str
    values: tuple[tuple[str, str], ...] = ()

    def line(self, file: str, language: str) -> str:
        """File, place, what is wrong and how to mend it."""
        words = say(f"sources.problem.{self.code}", language, **dict(self.values))
        return f"{file}{':' if self.place else ''}{self.place}: {words}"


def problem(place: str, code: str, /, **values: object) -> SelectorProblem:
    """A problem at a place."""
    return SelectorProblem(place, code, tuple((name, str(one)) for name, one in values.items()))


class BadSelectors(ValueError):  # noqa: N818 - a list that cannot be read, not the fault of a program
    """A list of selectors that cannot be read, with every problem found."""

    def __init__(self, problems: Sequence[SelectorProblem]) -> None:
        super().__init__("; ".join(one.line("", "en").lstrip(":") for one in problems))
        self.problems = tuple(problems)

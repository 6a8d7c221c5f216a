"""Words a person wrote: plain, or one text per language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text as written: ``plain`` in whatever language, or ``by_language`` as (code, words).

    Exactly one of the two is filled; languages are sorted by their code.
    """

    plain: str | None = None
    by_language: tuple[tuple[str, str], ...] = ()

    def in_language(self, language: str) -> str:
        """The words in a language, or in the next best one that was written (English first)."""
        if self.plain is not None:
            return self.plain
        words = dict(self.by_language)
        return words.get(language) or words.get("en") or self.by_language[0][1]


def text(plain: str | None = None, /, **by_language: str) -> Text:
    """A text, from plain words or from words per language: ``text(en="Toll", de="Maut")``."""
    return Text(plain=plain, by_language=tuple(sorted(by_language.items())))

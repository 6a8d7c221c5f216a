"""What the person in a sitting is shown and types, in the words of the interview."""

from __future__ import annotations

from detente.app.terminal import Terminal, wrapped
from detente.i18n import say


class Screen:
    """A terminal that speaks a language of the catalogue."""

    def __init__(self, terminal: Terminal, language: str) -> None:
        self._terminal, self.language = terminal, language

    def tell(self, words: str, first: str = "") -> None:
        """Show words, wrapped to the screen."""
        self._terminal.tell(wrapped(words, first))

    def inform(self, key: str, **values: object) -> None:
        """Show a text of the catalogue."""
        self.tell(say(f"interview.{key}", self.language, **values))

    def typed(self, prompt: str) -> str:
        """One line typed, without blanks around it."""
        return self._terminal.ask(say(f"interview.{prompt}", self.language)).strip()

"""A terminal that writes down what is shown and typed."""

from __future__ import annotations

from pathlib import Path

from detente.app.terminal import Terminal, printable
from detente.app.write import write_whole
from detente.i18n import say


class Transcript:
    """Passes everything on to another terminal, and keeps a Markdown file of it up to date.

    The file is written before every wait for the person, so that it ends where a sitting ended.
    """

    def __init__(self, terminal: Terminal, file: Path, title: str, language: str) -> None:
        self._terminal, self._file, self._language = terminal, file, language
        self._lines = [f"# {printable(title)}", "", say("interview.transcript", language), ""]
        self._lines += ["```text"]

    def tell(self, words: str) -> None:
        """Show and write down."""
        self._lines += words.replace("```", "'''").split("\n")
        self._terminal.tell(words)

    def ask(self, prompt: str) -> str:
        """Show, wait, and write down what was typed."""
        self.write()
        typed = self._terminal.ask(prompt)
        self._lines.append(f"{prompt}{printable(typed).rstrip()}".replace("```", "'''"))
        return typed

    def write(self) -> None:
        """Write the file as far as the sitting has come."""
        write_whole(self._file, "\n".join([*self._lines, "```", ""]), self._language)
